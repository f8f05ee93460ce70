using System.Globalization;
using System.Text.RegularExpressions;

namespace VillagePublic.Tests.Sample;

/// <summary>
/// A document of the sample read by a reader of its own: front matter lines and tables, nothing else. What the product
/// computes is checked against this, so it must not use the product's parser.
/// </summary>
internal sealed partial class PlainDocument
{
    private PlainDocument(string id, string text)
    {
        Id = id;
        Text = text;
        var lines = text.Split('\n');
        var end = Array.IndexOf(lines, "---", 1);
        Front = lines[1..end]
            .Where(line => !line.StartsWith(' ') && line.Contains(": ", StringComparison.Ordinal))
            .Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim().Trim('"'));
        Tables = ReadTables(lines[(end + 1)..]);
    }

    public string Id { get; }

    public string Text { get; }

    public IReadOnlyDictionary<string, string> Front { get; }

    public IReadOnlyList<PlainTable> Tables { get; }

    public string Kind => Front["kind"];

    /// <summary>The sample's folder in the checkout.</summary>
    public static string Root { get; } = Path.Combine(Architecture.Repository.Root, "content", "sample");

    public static IReadOnlyList<PlainDocument> All { get; } = ReadAll();

    public static PlainDocument Get(string id) => All.Single(document => document.Id == id);

    public PlainTable? Table(string heading) => Tables.FirstOrDefault(table => table.Heading == heading);

    /// <summary>Fen of an amount as the sample writes it; null when not given.</summary>
    public static long? Fen(string text)
    {
        var match = Amount().Match(text.Replace(",", "", StringComparison.Ordinal));
        if (!match.Success)
        {
            return null;
        }

        var yuan = decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return (long)(yuan * (match.Groups[2].Success ? 10_000 : 1) * 100);
    }

    /// <summary>Every link and picture of the text, as a path from the sample's folder.</summary>
    public IEnumerable<string> Links() =>
        Link().Matches(Text).Select(match => Resolve(match.Groups[1].Value));

    public string Resolve(string link)
    {
        var folder = Path.GetDirectoryName(Id) ?? "";
        var whole = Path.GetFullPath(Path.Combine(Root, folder, link));
        return Path.GetRelativePath(Root, whole).Replace('\\', '/');
    }

    private static List<PlainDocument> ReadAll() =>
    [
        .. Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .Select(path => new PlainDocument(path[..^3], File.ReadAllText(Path.Combine(Root, path)))),
    ];

    private static List<PlainTable> ReadTables(string[] lines)
    {
        var tables = new List<PlainTable>();
        var heading = "";
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index].StartsWith("## ", StringComparison.Ordinal))
            {
                heading = lines[index][3..];
            }

            if (!lines[index].StartsWith('|'))
            {
                continue;
            }

            var heads = Cells(lines[index]);
            var rows = lines.Skip(index + 2).TakeWhile(line => line.StartsWith('|')).Select(Cells).ToList();
            tables.Add(new PlainTable(heading, heads, rows));
            index += rows.Count + 1;
        }

        return tables;
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    [GeneratedRegex(@"(-?\d+(?:\.\d+)?)(万)?")]
    private static partial Regex Amount();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}

/// <summary>One table and the heading above it.</summary>
internal sealed record PlainTable(string Heading, string[] Heads, IReadOnlyList<string[]> Rows)
{
    /// <summary>Rows that are not totals.</summary>
    public IEnumerable<string[]> Items => Rows.Where(row => row[0] != "合计");

    public bool Has(string head) => Heads.Contains(head);

    public string Cell(string[] row, string head) => Has(head) ? row[Array.IndexOf(Heads, head)] : "";

    public long Sum(string head) => Items.Sum(row => PlainDocument.Fen(Cell(row, head)) ?? 0);

    public long? Stated(string head) =>
        Rows.FirstOrDefault(row => row[0] == "合计") is { } row ? PlainDocument.Fen(Cell(row, head)) : null;
}
