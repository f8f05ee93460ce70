using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace VillagePublic.Content.Import;

/// <summary>Reads tables from HTML: files that only call themselves .xls, and what Word, WPS and Excel paste.</summary>
internal static class HtmlTables
{
    /// <summary>Reads every table that is not inside another.</summary>
    public static SheetReading Read(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var readings = document.QuerySelectorAll("table").OfType<IHtmlTableElement>()
            .Where(table => table.ParentElement?.Closest("table") is null)
            .Select(table => SheetTable.Complete("", Rows(table)))
            .Where(reading => reading.Sheets.Count > 0)
            .ToList();
        return readings.Count == 0
            ? SheetReader.Refuse("没有找到表格。", "No table was found.")
            : new SheetReading(
                [.. readings.SelectMany(reading => reading.Sheets)],
                [.. readings.SelectMany(reading => reading.Findings)]);
    }

    // A cell that spans rows or columns gives its text once, in its upper left place.
    private static List<IReadOnlyList<string>> Rows(IHtmlTableElement table)
    {
        var rows = new List<IReadOnlyList<string>>();
        var occupied = new HashSet<(int Row, int Column)>();
        foreach (var row in table.Rows.Take(SheetReader.MaxRows + 1))
        {
            var cells = new List<string>();
            foreach (var cell in row.Cells)
            {
                while (occupied.Contains((rows.Count, cells.Count)))
                {
                    cells.Add("");
                }

                var width = Math.Clamp(cell.ColumnSpan, 1, SheetReader.MaxColumns);
                var height = Math.Clamp(cell.RowSpan, 1, SheetReader.MaxRows);
                Occupy(occupied, rows.Count, cells.Count, Math.Min(height, table.Rows.Length), width);
                cells.Add(string.Join(' ', cell.TextContent.Split(
                    (char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
                cells.AddRange(Enumerable.Repeat("", width - 1));
            }

            rows.Add(cells);
        }

        return rows;
    }

    private static void Occupy(HashSet<(int Row, int Column)> occupied, int row, int column, int height, int width)
    {
        for (var below = 1; below < height; below++)
        {
            for (var across = 0; across < width; across++)
            {
                occupied.Add((row + below, column + across));
            }
        }
    }
}
