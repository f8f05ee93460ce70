using VillagePublic.Content.Documents;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What changed between two revisions, paragraph by paragraph and row by row.</summary>
internal static class RevisionChanges
{
    /// <summary>Changes in the order of the newer revision.</summary>
    public static IReadOnlyList<RevisionChange> Between(ParsedDocument before, ParsedDocument after)
    {
        var old = Lines(before);
        var now = Lines(after);
        var lengths = CommonLengths(old, now);
        var changes = new List<RevisionChange>();
        var gone = new List<string>();
        var come = new List<string>();
        var (i, j) = (0, 0);
        while (i < old.Count || j < now.Count)
        {
            if (i < old.Count && j < now.Count && old[i] == now[j])
            {
                Flush();
                (i, j) = (i + 1, j + 1);
            }
            else if (j == now.Count || (i < old.Count && lengths[i + 1, j] >= lengths[i, j + 1]))
            {
                gone.Add(old[i++]);
            }
            else
            {
                come.Add(now[j++]);
            }
        }

        Flush();
        return changes;

        void Flush()
        {
            for (var index = 0; index < Math.Max(gone.Count, come.Count); index++)
            {
                changes.Add(new RevisionChange(gone.ElementAtOrDefault(index), come.ElementAtOrDefault(index)));
            }

            gone.Clear();
            come.Clear();
        }
    }

    /// <summary>Length of the longest common subsequence of what follows each pair of positions.</summary>
    private static int[,] CommonLengths(List<string> old, List<string> now)
    {
        var lengths = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i] == now[j]
                    ? lengths[i + 1, j + 1] + 1
                    : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }

    private static List<string> Lines(ParsedDocument document)
    {
        List<string> lines = [document.Title];
        if (document.Summary is { Length: > 0 } summary)
        {
            lines.Add(summary);
        }

        if (document is FinanceReport report)
        {
            lines.Add(report.Opening.Written);
            lines.Add(report.Closing.Written);
        }

        lines.AddRange(document.Body.SelectMany(Lines).Where(line => line.Length > 0));
        return lines;
    }

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        Block.Heading heading => [Inline.PlainText(heading.Inlines)],
        Block.Paragraph paragraph => [Inline.PlainText(paragraph.Inlines)],
        Block.List list => list.Items.SelectMany(item => item.Blocks).SelectMany(Lines),
        Block.Table table => table.Rows.Select(row => string.Join(
            "　", row.Cells.Select(cell => cell.Text).Where(text => text.Length > 0))),
        Block.Quote quote => quote.Blocks.SelectMany(Lines),
        Block.Code code => [code.Text],
        Block.Footnotes notes => notes.Notes.SelectMany(note => note.Blocks).SelectMany(Lines),
        _ => [],
    };
}

/// <summary>One change.</summary>
/// <param name="Before">What stood there; <see langword="null"/> for something new.</param>
/// <param name="After">What stands there; <see langword="null"/> for something taken out.</param>
internal sealed record RevisionChange(string? Before, string? After);
