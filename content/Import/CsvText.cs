using System.Text;

namespace VillagePublic.Content.Import;

/// <summary>Reads comma-, tab- or semicolon-separated text (RFC 4180); quoted cells may span lines.</summary>
internal static class CsvText
{
    /// <summary>Reads the whole text.</summary>
    public static SheetReading Read(string text)
    {
        var separator = Separator(text);
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (quoted)
            {
                if (character != '"')
                {
                    cell.Append(character);
                }
                else if (index + 1 < text.Length && text[index + 1] == '"')
                {
                    cell.Append('"');
                    index++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (character == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (character == separator)
            {
                EndCell();
            }
            else if (character == '\n')
            {
                EndRow();
            }
            else
            {
                cell.Append(character);
            }
        }

        EndRow();
        return quoted
            ? SheetReader.Refuse("有一个引号没有结束，文件可能不完整。", "A quotation mark is never closed; the file may be incomplete.")
            : SheetTable.Complete("", rows);

        void EndCell()
        {
            row.Add(cell.ToString().Trim().TrimStart('\''));
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            rows.Add(row);
            row = [];
        }
    }

    private static char Separator(string text)
    {
        var line = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length);
        return line.Contains('\t') ? '\t' : line.Count(';') > line.Count(',') ? ';' : ',';
    }
}
