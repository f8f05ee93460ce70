namespace VillagePublic.Tests.Pages;

/// <summary>Reads a CSV table by RFC 4180, knowing nothing of how it was written.</summary>
internal static class CsvRows
{
    /// <summary>The rows, the header first.</summary>
    public static IEnumerable<List<string>> Read(string csv)
    {
        var (row, cell, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (var index = 0; index < csv.Length; index++)
        {
            switch (csv[index])
            {
                case '"' when quoted && index + 1 < csv.Length && csv[index + 1] == '"':
                    cell.Append(csv[++index]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    index++;
                    yield return row;
                    row = [];
                    break;
                default:
                    cell.Append(csv[index]);
                    break;
            }
        }
    }
}
