using System.Text;

namespace VillagePublic.Content.Import;

/// <summary>Reads comma-, tab- or semicolon-separated text (RFC 4180); quoted cells may span lines.</summary>
internal sealed class CsvText
{
    private readonly List<IReadOnlyList<string>> rows = [];
    private readonly StringBuilder cell = new();
    private readonly char separator;
    private List<string> row = [];
    private bool quoted;

    private CsvText(char separator) => this.separator = separator;

    /// <summary>Reads the whole text.</summary>
    public static SheetReading Read(string text)
    {
        var csv = new CsvText(Separator(text));
        for (var index = 0; index < text.Length; index++)
        {
            var next = index + 1 < text.Length ? text[index + 1] : '\0';
            if (csv.Take(text[index], next))
            {
                index++;
            }
        }

        csv.EndRow();
        return csv.quoted
            ? SheetReader.Refuse(
                "有一个引号没有结束，文件可能不完整。", "A quotation mark is never closed; the file may be incomplete.")
            : SheetTable.Complete("", csv.rows);
    }

    // True when the next character was taken with this one: a doubled quotation mark stands for one.
    private bool Take(char character, char next)
    {
        if (quoted && character == '"' && next == '"')
        {
            cell.Append('"');
            return true;
        }

        if (character == '"' && (quoted || cell.Length == 0))
        {
            quoted = !quoted;
        }
        else if (!quoted && character == separator)
        {
            EndCell();
        }
        else if (!quoted && character == '\n')
        {
            EndRow();
        }
        else
        {
            cell.Append(character);
        }

        return false;
    }

    private void EndCell()
    {
        row.Add(cell.ToString().Trim().TrimStart('\''));
        cell.Clear();
    }

    private void EndRow()
    {
        EndCell();
        rows.Add(row);
        row = [];
    }

    private static char Separator(string text)
    {
        var line = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length);
        return line.Contains('\t') ? '\t' : line.Count(';') > line.Count(',') ? ';' : ',';
    }
}
