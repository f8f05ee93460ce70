using VillagePublic.Content.Documents;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What is left of a body when typed data is shown in a better way than its table.</summary>
internal static class BodyRest
{
    /// <summary>Blocks without tables whose rows are shown, without named sections, without headings left empty.
    /// </summary>
    /// <param name="body">The whole body.</param>
    /// <param name="isShown">Whether a line of the author's file is shown already.</param>
    /// <param name="headings">Beginnings of headings whose sections are shown already.</param>
    public static IReadOnlyList<Block> Of(
        IReadOnlyList<Block> body, Func<int, bool> isShown, IReadOnlyList<string> headings)
    {
        var kept = new List<Block>();
        int? skippedLevel = null;
        foreach (var block in body)
        {
            if (block is Block.Heading heading)
            {
                skippedLevel = skippedLevel is { } level && heading.Level > level ? level
                    : IsNamed(heading, headings) ? heading.Level
                    : null;
            }

            if (skippedLevel is null && !IsShownTable(block, isShown))
            {
                kept.Add(block);
            }
        }

        return WithoutEmptyHeadings(kept);
    }

    private static bool IsNamed(Block.Heading heading, IReadOnlyList<string> headings)
    {
        var text = Inline.PlainText(heading.Inlines).Trim();
        return headings.Any(name => text.StartsWith(name, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsShownTable(Block block, Func<int, bool> isShown) => block switch
    {
        Block.Table table => table.Rows.Any(row => isShown(row.Line)),
        Block.List list => list.Items.Any(item => isShown(item.Line)),
        _ => false,
    };

    private static List<Block> WithoutEmptyHeadings(List<Block> blocks)
    {
        for (var index = blocks.Count - 1; index >= 0; index--)
        {
            var isEmpty = blocks[index] is Block.Heading heading
                && (index + 1 == blocks.Count
                    || (blocks[index + 1] is Block.Heading next && next.Level <= heading.Level));
            if (isEmpty)
            {
                blocks.RemoveAt(index);
            }
        }

        return blocks;
    }
}
