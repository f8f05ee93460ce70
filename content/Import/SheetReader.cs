using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Import;

/// <summary>Reads spreadsheets as agencies send them: .xlsx, .xls, .csv, and HTML that calls itself .xls.</summary>
/// <remarks>The content decides, not the file's name. Never throws on bad files.</remarks>
public static partial class SheetReader
{
    /// <summary>Largest file: 5,000 rows need half a megabyte; more than this is not a village's month.</summary>
    public const int MaxFileBytes = 10 << 20;

    /// <summary>Most rows of one sheet; a township's year fits.</summary>
    public const int MaxRows = 20_000;

    /// <summary>Most columns of one sheet; forms are at most this wide.</summary>
    public const int MaxColumns = 64;

    /// <summary>Most sheets of a workbook: a year has twelve months, and an agency a cover.</summary>
    public const int MaxSheets = 40;

    /// <summary>Most cells of all sheets together; a township's year of 20,000 lines has some 300,000.</summary>
    public const int MaxCells = 1_000_000;

    /// <summary>Most bytes an .xlsx may unpack to, against archives that fill memory: 20,000 rows need 25 MB.</summary>
    public const int MaxUnpackedBytes = 64 << 20;

    // Where a page says what it is.
    private const int HeadBytes = 4096;

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="encoding">What a text is read as, where somebody has chosen: one of
    /// <see cref="TextEncoding.Names"/>; <see langword="null"/>: as its bytes say.</param>
    public static SheetReading Read(byte[] file, string? encoding = null)
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
            FileFormat.Html => Text(file, encoding, HtmlTables.Read),
            FileFormat.Pdf => Refuse(
                "这是 PDF，不是表格。请向代理记账机构要 Excel 文件。",
                "This is a PDF, not a spreadsheet. Ask the agency for the Excel file."),
            _ => Text(file, encoding, CsvText.Read),
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

    private static SheetReading Text(byte[] file, string? encoding, Func<string, SheetReading> read)
    {
        var decoded = encoding is null
            ? TextEncoding.Decode(file, DeclaredCharset(file))
            : TextEncoding.DecodeAs(file, encoding);
        if (decoded is null)
        {
            return encoding is null
                ? Refuse(
                    "认不出文件的文字编码。请用 Excel 或 WPS 另存为 .xlsx 再导入。",
                    "The file's text encoding cannot be recognised. Save it as .xlsx and import that.")
                : Refuse($"文件不是 {encoding} 编码的。", $"The file is not encoded in {encoding}.");
        }

        var reading = read(decoded.Text);
        return encoding is null && !decoded.IsGuess
            ? reading
            : reading with { DoubtfulEncoding = decoded.Encoding, Findings = [Doubt(decoded), .. reading.Findings] };
    }

    private static ImportFinding Doubt(DecodedText decoded) => decoded.IsGuess
        ? ImportFinding.Warning(
            $"文件里没有写明文字编码，看起来是 {decoded.Encoding}，就按它读了。看看汉字对不对；不对就换一种编码，或者另存为 .xlsx 再传。",
            $"The file does not say how its text is encoded; it looks like {decoded.Encoding} and was read so. Look at "
                + "the words; choose another encoding if they are wrong, or save it as .xlsx.")
        : ImportFinding.Warning(
            $"按您选的 {decoded.Encoding} 编码读的。看看汉字对不对。",
            $"Read as {decoded.Encoding}, as you chose. Look at the words.");

    // What an agency's system writes as .xls is a page, and pages say how they are encoded.
    private static string? DeclaredCharset(ReadOnlySpan<byte> file)
    {
        var start = Encoding.Latin1.GetString(file[..Math.Min(file.Length, HeadBytes)]);
        return Charset().Match(start) is { Success: true } match ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("""<meta[^>]*charset\s*=\s*["']?([A-Za-z0-9_-]{2,20})""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

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
        var start = Encoding.Latin1.GetString(file[..Math.Min(file.Length, HeadBytes)])
            .Replace("\0", "", StringComparison.Ordinal);
        return start.Contains("<table", StringComparison.OrdinalIgnoreCase)
            || start.Contains("<html", StringComparison.OrdinalIgnoreCase)
            ? FileFormat.Html
            : FileFormat.Text;
    }

    // What an archive says of its sizes is not believed: it is unpacked once and counted.
    private static SheetReading? TooLargeInside(byte[] file)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            var left = (long)MaxUnpackedBytes;
            var buffer = new byte[1 << 16];
            foreach (var entry in archive.Entries)
            {
                using var stream = entry.Open();
                for (var read = stream.Read(buffer); read > 0 && left >= 0; read = stream.Read(buffer))
                {
                    left -= read;
                }
            }

            return left < 0
                ? Refuse("文件解开后太大，不像正常的表格。", "The file unpacks to more than a spreadsheet would.")
                : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException or IOException)
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
