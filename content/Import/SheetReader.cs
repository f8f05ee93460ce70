using System.IO.Compression;
using System.Text;

namespace VillagePublic.Content.Import;

/// <summary>Reads spreadsheets as agencies send them: .xlsx, .xls, .csv, and HTML that calls itself .xls.</summary>
/// <remarks>The content decides, not the file's name. Never throws on bad files.</remarks>
public static class SheetReader
{
    /// <summary>Largest file: 5,000 rows need half a megabyte; more than this is not a village's month.</summary>
    public const int MaxFileBytes = 10 << 20;

    /// <summary>Most rows of one sheet; a township's year fits.</summary>
    public const int MaxRows = 20_000;

    /// <summary>Most columns of one sheet; forms are at most this wide.</summary>
    public const int MaxColumns = 64;

    /// <summary>Most bytes an .xlsx may unpack to, against archives made to fill memory.</summary>
    public const long MaxUnpackedBytes = 200L << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its bytes.</param>
    public static SheetReading Read(byte[] file)
    {
        if (file.Length == 0)
        {
            return Refuse("文件是空的。请重新导出。", "The file is empty. Export it again.");
        }

        if (file.Length > MaxFileBytes)
        {
            return Refuse(
                $"文件有 {file.Length >> 20} MB，最多 {MaxFileBytes >> 20} MB。请只导出一个月的账。",
                $"The file has {file.Length >> 20} MB; at most {MaxFileBytes >> 20} MB. Export one month only.");
        }

        return Format(file) switch
        {
            FileFormat.Zip => TooLargeInside(file) is { } refusal ? refusal : Workbook.Read(file),
            FileFormat.CompoundFile => CompoundHeader.IsPlausible(file) ? Workbook.Read(file) : Damaged(),
            FileFormat.Html => Text(file, HtmlTables.Read),
            FileFormat.Pdf => Refuse(
                "这是 PDF，不是表格。请向代理记账机构要 Excel 文件。",
                "This is a PDF, not a spreadsheet. Ask the agency for the Excel file."),
            _ => Text(file, CsvText.Read),
        };
    }

    /// <summary>Reads a table pasted from a word processor or spreadsheet.</summary>
    /// <param name="html">The clipboard's HTML.</param>
    public static SheetReading ReadPasted(string html) => HtmlTables.Read(html);

    /// <summary>Reads cells pasted as text, with tabs between them.</summary>
    /// <param name="text">The clipboard's text.</param>
    public static SheetReading ReadPastedText(string text) => CsvText.Read(text.ReplaceLineEndings("\n"));

    internal static SheetReading Refuse(string chinese, string english) =>
        new([], [ImportFinding.Error(chinese, english)]);

    internal static SheetReading Damaged() => Refuse(
        "文件不完整或已损坏。请重新导出，再传一次。", "The file is incomplete or damaged. Export and upload it again.");

    private static SheetReading Text(byte[] file, Func<string, SheetReading> read) =>
        TextEncoding.Decode(file) is { } text
            ? read(text)
            : Refuse(
                "认不出文件的文字编码。请用 Excel 或 WPS 另存为 .xlsx 再导入。",
                "The file's text encoding cannot be recognised. Save it as .xlsx and import that.");

    private static FileFormat Format(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("PK\x03\x04"u8))
        {
            return FileFormat.Zip;
        }

        if (file.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return FileFormat.CompoundFile;
        }

        if (file.StartsWith("%PDF"u8))
        {
            return FileFormat.Pdf;
        }

        // Tags are ASCII in every encoding met here but UTF-16, where letters alternate with zeros.
        var start = Encoding.Latin1.GetString(file[..Math.Min(file.Length, 4096)])
            .Replace("\0", "", StringComparison.Ordinal);
        return start.Contains("<table", StringComparison.OrdinalIgnoreCase)
            || start.Contains("<html", StringComparison.OrdinalIgnoreCase)
            ? FileFormat.Html
            : FileFormat.Text;
    }

    private static SheetReading? TooLargeInside(byte[] file)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            return archive.Entries.Sum(entry => entry.Length) > MaxUnpackedBytes
                ? Refuse("文件解开后太大，不像正常的表格。", "The file unpacks to more than a spreadsheet would.")
                : null;
        }
        catch (InvalidDataException)
        {
            return Damaged();
        }
    }

    private enum FileFormat
    {
        Zip,
        CompoundFile,
        Html,
        Pdf,
        Text,
    }
}
