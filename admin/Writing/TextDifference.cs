namespace VillagePublic.Admin.Writing;

/// <summary>What changed between two texts, line by line, as a reviewer reads it.</summary>
internal static class TextDifference
{
    /// <summary>Unchanged lines shown around each change.</summary>
    private const int ContextLines = 3;

    // The table of the longest common subsequence is quadratic; a changed middle of 3,000 lines needs 36 MB.
    private const int MaxMiddleLines = 3000;

    /// <summary>All rows to show; empty when the texts are equal.</summary>
    public static IReadOnlyList<DifferenceRow> Compare(string before, string after)
    {
        var oldLines = before.ReplaceLineEndings("\n").Split('\n');
        var newLines = after.ReplaceLineEndings("\n").Split('\n');
        var rows = AllRows(oldLines, newLines);
        return rows.TrueForAll(row => row.Change == LineChange.Same) ? [] : WithoutFarContext(rows);
    }

    /// <summary>For each old line the index of the new line it is, or -1.</summary>
    public static int[] Matches(string[] oldLines, string[] newLines)
    {
        var matches = new int[oldLines.Length];
        Array.Fill(matches, -1);
        foreach (var row in AllRows(oldLines, newLines).Where(row => row.Change == LineChange.Same))
        {
            matches[row.OldLine!.Value - 1] = row.NewLine!.Value - 1;
        }

        return matches;
    }

    private static List<DifferenceRow> AllRows(string[] oldLines, string[] newLines)
    {
        var head = 0;
        while (head < oldLines.Length && head < newLines.Length && oldLines[head] == newLines[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < oldLines.Length - head && tail < newLines.Length - head
            && oldLines[^(tail + 1)] == newLines[^(tail + 1)])
        {
            tail++;
        }

        var rows = new List<DifferenceRow>();
        for (var index = 0; index < head; index++)
        {
            rows.Add(new DifferenceRow(LineChange.Same, index + 1, index + 1, oldLines[index]));
        }

        AddMiddle(rows, oldLines.AsSpan(head..^tail), newLines.AsSpan(head..^tail), head);
        for (var index = tail; index > 0; index--)
        {
            rows.Add(new DifferenceRow(
                LineChange.Same, oldLines.Length - index + 1, newLines.Length - index + 1, oldLines[^index]));
        }

        return rows;
    }

    private static void AddMiddle(
        List<DifferenceRow> rows, ReadOnlySpan<string> oldLines, ReadOnlySpan<string> newLines, int head)
    {
        var common = Math.Max(oldLines.Length, newLines.Length) <= MaxMiddleLines
            ? CommonLengths(oldLines, newLines)
            : new int[oldLines.Length + 1, newLines.Length + 1];
        int o = 0, n = 0;
        while (o < oldLines.Length || n < newLines.Length)
        {
            if (o < oldLines.Length && n < newLines.Length && oldLines[o] == newLines[n])
            {
                rows.Add(new DifferenceRow(LineChange.Same, head + ++o, head + ++n, oldLines[o - 1]));
            }
            else if (o < oldLines.Length && (n == newLines.Length || common[o + 1, n] >= common[o, n + 1]))
            {
                rows.Add(new DifferenceRow(LineChange.Removed, head + ++o, null, oldLines[o - 1]));
            }
            else
            {
                rows.Add(new DifferenceRow(LineChange.Added, null, head + ++n, newLines[n - 1]));
            }
        }
    }

    // common[o, n] is the length of the longest common subsequence of what follows o and n.
    private static int[,] CommonLengths(ReadOnlySpan<string> oldLines, ReadOnlySpan<string> newLines)
    {
        var common = new int[oldLines.Length + 1, newLines.Length + 1];
        for (var o = oldLines.Length - 1; o >= 0; o--)
        {
            for (var n = newLines.Length - 1; n >= 0; n--)
            {
                common[o, n] = oldLines[o] == newLines[n]
                    ? common[o + 1, n + 1] + 1
                    : Math.Max(common[o + 1, n], common[o, n + 1]);
            }
        }

        return common;
    }

    private static List<DifferenceRow> WithoutFarContext(List<DifferenceRow> rows)
    {
        var near = new bool[rows.Count];
        for (var index = 0; index < rows.Count; index++)
        {
            if (rows[index].Change != LineChange.Same)
            {
                var first = Math.Max(0, index - ContextLines);
                Array.Fill(near, true, first, Math.Min(rows.Count, index + ContextLines + 1) - first);
            }
        }

        var shown = new List<DifferenceRow>();
        for (var index = 0; index < rows.Count; index++)
        {
            if (near[index])
            {
                shown.Add(rows[index]);
            }
            else if (shown is not [.., { Change: LineChange.Skipped }])
            {
                shown.Add(new DifferenceRow(LineChange.Skipped, null, null, "⋯"));
            }
        }

        return shown;
    }
}

/// <summary>One row of a comparison.</summary>
/// <param name="Change">What happened to the line.</param>
/// <param name="OldLine">Its number in the former text, from 1.</param>
/// <param name="NewLine">Its number in the new text, from 1.</param>
/// <param name="Text">The line.</param>
public sealed record DifferenceRow(LineChange Change, int? OldLine, int? NewLine, string Text);

/// <summary>What happened to a line.</summary>
public enum LineChange
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>Only in the new text.</summary>
    Added,

    /// <summary>Only in the former text.</summary>
    Removed,

    /// <summary>Stands for unchanged lines left out.</summary>
    Skipped,
}
