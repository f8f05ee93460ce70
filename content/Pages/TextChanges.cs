namespace VillagePublic.Content.Pages;

/// <summary>What two revisions of a text have in common and what not, line by line.</summary>
internal static class TextChanges
{
    /// <summary>Most lines compared on either side: the work grows with their product.</summary>
    private const int MostLines = 1500;

    /// <summary>The changed places in order.</summary>
    /// <returns>The changes; <see langword="null"/> when the texts are too long to compare.</returns>
    public static IReadOnlyList<TextChange>? Compare(string before, string after)
    {
        var old = Lines(before);
        var now = Lines(after);
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
        {
            start++;
        }

        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        var (oldMiddle, newMiddle) = (old[start..^end], now[start..^end]);
        return oldMiddle.Length > MostLines || newMiddle.Length > MostLines
            ? null
            : Walk(oldMiddle, newMiddle, CommonLengths(oldMiddle, newMiddle));
    }

    // common[i, j]: length of the longest common subsequence of old[i..] and now[j..].
    private static int[,] CommonLengths(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j]
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static List<TextChange> Walk(string[] old, string[] now, int[,] common)
    {
        var changes = new List<TextChange>();
        var (removed, added) = (new List<string>(), new List<string>());
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                Flush(changes, removed, added);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                removed.Add(old[i++]);
            }
            else
            {
                added.Add(now[j++]);
            }
        }

        Flush(changes, removed, added);
        return changes;
    }

    private static void Flush(List<TextChange> changes, List<string> removed, List<string> added)
    {
        if (removed.Count + added.Count > 0)
        {
            changes.Add(new TextChange([.. removed], [.. added]));
            removed.Clear();
            added.Clear();
        }
    }

    private static string[] Lines(string text) =>
    [
        .. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line != "---"),
    ];
}

/// <summary>One changed place.</summary>
/// <param name="Removed">Lines that stood there before.</param>
/// <param name="Added">Lines that stand there now.</param>
internal sealed record TextChange(IReadOnlyList<string> Removed, IReadOnlyList<string> Added);
