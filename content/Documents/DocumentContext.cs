namespace VillagePublic.Content.Documents;

/// <summary>What a <see cref="KindReader"/> reads from.</summary>
internal sealed class DocumentContext(
    SourceFile source, FrontMatter keys, IReadOnlyList<Block> body, DiagnosticBag diagnostics)
{
    private readonly HashSet<object> shownAsData = new(ReferenceEqualityComparer.Instance);

    public SourceFile Source => source;

    public FrontMatter Keys => keys;

    public IReadOnlyList<Block> Body => body;

    public DiagnosticBag Diagnostics => diagnostics;

    public ValueReader Values { get; } = new(diagnostics);

    public required string Title { get; init; }

    public required DateOnly? Date { get; init; }

    public required Period? Period { get; init; }

    /// <summary>Tables of the body with the section of the heading above each.</summary>
    public IEnumerable<(Section? Section, string Heading, Block.Table Table)> Tables() =>
        Sections().Where(pair => pair.Block is Block.Table)
            .Select(pair => (pair.Section, pair.Heading, (Block.Table)pair.Block));

    /// <summary>Top-level blocks that are no headings, with the section of the heading above each.</summary>
    public IEnumerable<(Section? Section, string Heading, Block Block)> Sections()
    {
        Section? section = null;
        var text = "";
        foreach (var block in body)
        {
            if (block is Block.Heading heading)
            {
                text = Inline.PlainText(heading.Inlines);
                section = TableVocabulary.SectionOf(text);
                continue;
            }

            yield return (section, text, block);
        }
    }

    /// <summary>Notes that a block is read as data, so that screens do not show it twice.</summary>
    public void MarkAsData(Block block) => shownAsData.Add(block);

    /// <summary>The body without what is shown as data, and without headings nothing is left under.</summary>
    public IReadOnlyList<Block> Prose()
    {
        var left = body.Where(block => !shownAsData.Contains(block)).ToList();
        for (var index = left.Count - 1; index >= 0; index--)
        {
            if (left[index] is Block.Heading heading && !HoldsAnything(left, index, heading.Level))
            {
                left.RemoveAt(index);
            }
        }

        return left;
    }

    /// <summary>The id of a document given in front matter, with or without <c>.md</c>.</summary>
    /// <param name="key">Key.</param>
    /// <param name="folder">Folder of an id written without one.</param>
    public IReadOnlyList<string> Ids(string key, string folder)
    {
        var ids = new List<string>();
        foreach (var (text, place) in keys.PlacedTexts(key))
        {
            if (text.Length == 0)
            {
                continue;
            }

            var id = text.EndsWith(".md", StringComparison.Ordinal) ? text[..^3] : text;
            id = id.Contains('/', StringComparison.Ordinal) ? id : $"{folder}/{id}";
            if (LinkReader.IsDocumentId(id))
            {
                ids.Add(id);
                continue;
            }

            diagnostics.Add(
                StructureRules.BadPath,
                place,
                $"“{text}”不是文件编号。",
                $"'{text}' is not the id of a document ({key}).",
                Paths.IdHint);
        }

        return ids;
    }

    /// <summary>The first of <see cref="Ids"/>.</summary>
    public string? Id(string key, string folder) => Ids(key, folder) is [var first, ..] ? first : null;

    public void ReportUntyped(Block.Table table, string chinese, string english) => diagnostics.Add(
        StructureRules.UntypedTable, new TextPlace(table.Line, 1), chinese, english);

    private static bool HoldsAnything(List<Block> blocks, int index, int level)
    {
        var next = index + 1 < blocks.Count ? blocks[index + 1] : null;
        return next is not null && (next is not Block.Heading heading || heading.Level > level);
    }
}

/// <summary>Rules for file names.</summary>
internal static class Paths
{
    public static readonly LocalText IdHint = new(
        "只用小写英文字母、数字、“-”和“/”，例如 votes/2026-10-12-east-road。",
        "Use lower-case ASCII letters, digits, '-' and '/', such as votes/2026-10-12-east-road.");
}
