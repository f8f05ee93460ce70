using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Pages;

/// <summary>What remains of a body when its data is shown in a better form.</summary>
internal static class DocumentBody
{
    /// <summary>The body without the tables and lists whose rows start on the given lines, without headings that
    /// lead to nothing any more, and without a first heading that repeats the title.</summary>
    /// <param name="document">The document.</param>
    /// <param name="dataLines">Lines of the author's file that are shown elsewhere, from 1.</param>
    public static IReadOnlyList<Block> Rest(ParsedDocument document, IEnumerable<int> dataLines)
    {
        var lines = dataLines.ToHashSet();
        var kept = document.Body.Where(block => !IsData(block, lines)).ToList();
        if (kept is [Block.Heading { Level: 1 } first, ..]
            && string.Equals(Inline.PlainText(first.Inlines).Trim(), document.Title, StringComparison.Ordinal))
        {
            kept.RemoveAt(0);
        }

        for (var index = kept.Count - 1; index >= 0; index--)
        {
            var next = index + 1 < kept.Count ? kept[index + 1] : null;
            if (kept[index] is Block.Heading heading && LeadsNowhere(heading, next))
            {
                kept.RemoveAt(index);
            }
        }

        return kept;
    }

    private static bool LeadsNowhere(Block.Heading heading, Block? next) =>
        next is null || (next is Block.Heading following && following.Level <= heading.Level);

    private static bool IsData(Block block, HashSet<int> lines) => block switch
    {
        Block.Table table => table.Rows.Any(row => lines.Contains(row.Line)),
        Block.List list => list.Items.Count > 0 && list.Items.All(item => lines.Contains(item.Line)),
        _ => false,
    };
}
