using System.Globalization;
using System.Text;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>Writes a CSV table by RFC 4180 that spreadsheets open with Chinese intact.</summary>
internal sealed class CsvText
{
    // Spreadsheets take UTF-8 for the local code page unless the file starts with this mark.
    private const char ByteOrderMark = '\uFEFF';

    private readonly StringBuilder text = new();

    /// <summary>A table with its header.</summary>
    public CsvText(params IEnumerable<string> header)
    {
        text.Append(ByteOrderMark);
        Row(header);
    }

    /// <summary>Appends a row.</summary>
    public void Row(params IEnumerable<string?> cells)
    {
        text.AppendJoin(',', cells.Select(cell => Quoted(cell ?? ""))).Append("\r\n");
    }

    /// <summary>A sum as a plain number, empty when not given.</summary>
    public static string Sum(WrittenMoney money) => money.Value is { } value
        ? (value.Fen / 100m).ToString("0.00", CultureInfo.InvariantCulture)
        : "";

    /// <summary>A number, empty when not given.</summary>
    public static string Count(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A day, empty when not given.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Text for a cell that a spreadsheet will not take for a formula.</summary>
    /// <remarks>A leading apostrophe is the spreadsheets' own mark for text.</remarks>
    public static string Words(string? words) =>
        words is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + words : words ?? "";

    /// <inheritdoc />
    public override string ToString() => text.ToString();

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0
        ? cell
        : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
