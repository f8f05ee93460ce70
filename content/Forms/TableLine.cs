using System.Text;

namespace VillagePublic.Content.Forms;

/// <summary>One line of a pipe table.</summary>
internal static class TableLine
{
    /// <summary>Its cells, with <c>\|</c> read as a bar.</summary>
    public static List<string> Cells(string line)
    {
        var text = line.Trim();
        var cells = new List<string>();
        var cell = new StringBuilder();
        for (var index = text.StartsWith('|') ? 1 : 0; index < text.Length; index++)
        {
            if (text[index] == '\\' && index + 1 < text.Length && text[index + 1] == '|')
            {
                cell.Append('|');
                index++;
            }
            else if (text[index] == '|')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(text[index]);
            }
        }

        if (cell.ToString().Trim().Length > 0 || !text.EndsWith('|'))
        {
            cells.Add(cell.ToString().Trim());
        }

        return cells;
    }

    /// <summary>Its cells, as many as the header at least.</summary>
    public static List<string> Padded(string line, int count)
    {
        var cells = Cells(line);
        cells.AddRange(Enumerable.Repeat("", Math.Max(0, count - cells.Count)));
        return cells;
    }

    /// <summary>A line of cells.</summary>
    public static string Write(IEnumerable<string> cells) => "|" + string.Concat(cells.Select(cell =>
    {
        var text = string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace("|", "\\|", StringComparison.Ordinal);
        return text.Length == 0 ? " |" : $" {text} |";
    }));

    /// <summary>The line below a header: figures stand to the right.</summary>
    public static string Separator(IEnumerable<string> headers) =>
        "|" + string.Concat(headers.Select(header => FormColumns.LookOf(header) is FormColumnLook.Money
            or FormColumnLook.Count ? " ---: |" : " --- |"));
}
