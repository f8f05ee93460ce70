namespace VillagePublic.Content.Import;

/// <summary>Brings the rows of a sheet to one length and within limits.</summary>
internal static class SheetTable
{
    /// <summary>A reading of one sheet; refused when it is too large or holds nothing.</summary>
    public static SheetReading Complete(string name, List<IReadOnlyList<string>> rows)
    {
        while (rows.Count > 0 && rows[^1].All(cell => cell.Length == 0))
        {
            rows.RemoveAt(rows.Count - 1);
        }

        if (rows.Count == 0)
        {
            return SheetReader.Refuse("表里没有内容。", "The sheet holds nothing.");
        }

        var width = rows.Max(row => Width(row));
        if (rows.Count > SheetReader.MaxRows || width > SheetReader.MaxColumns)
        {
            return SheetReader.Refuse(
                $"表有 {rows.Count} 行 {width} 列，最多 {SheetReader.MaxRows} 行 {SheetReader.MaxColumns} 列。",
                $"The sheet has {rows.Count} rows and {width} columns; "
                    + $"at most {SheetReader.MaxRows} and {SheetReader.MaxColumns}.");
        }

        return new SheetReading([new Sheet(name, [.. rows.Select(row => Pad(row, width))])], []);
    }

    private static int Width(IReadOnlyList<string> row)
    {
        var width = row.Count;
        while (width > 0 && row[width - 1].Length == 0)
        {
            width--;
        }

        return width;
    }

    private static string[] Pad(IReadOnlyList<string> row, int width)
    {
        var padded = new string[width];
        Array.Fill(padded, "");
        for (var index = 0; index < Math.Min(width, row.Count); index++)
        {
            padded[index] = row[index];
        }

        return padded;
    }
}
