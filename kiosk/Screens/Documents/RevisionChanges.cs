namespace VillagePublic.Kiosk.Screens;

/// <summary>What changed between two revisions, paragraph by paragraph and row by row.</summary>
/// <param name="Changes">Changes in the order of the newer revision.</param>
/// <param name="SameCount">Paragraphs and rows that are the same in both.</param>
internal sealed record RevisionChanges(IReadOnlyList<RevisionChange> Changes, int SameCount)
{
    /// <summary>Most lines compared on either side between the first and the last change: the work grows with their
    /// product. Beyond, all of them count as changed.</summary>
    private const int MaxCompared = 1500;

    /// <summary>Most pairs tried when what was taken out is laid beside what was put in.</summary>
    private const int MaxPaired = 2500;

    /// <summary>Two lines that share less are no change of one but two different ones.</summary>
    private const double MinSimilarity = 0.4;

    /// <summary>Compares the lines of two revisions.</summary>
    public static RevisionChanges Between(IReadOnlyList<RevisionLine> before, IReadOnlyList<RevisionLine> after)
    {
        var start = 0;
        while (start < before.Count && start < after.Count && before[start].Text == after[start].Text)
        {
            start++;
        }

        var end = 0;
        while (end < before.Count - start && end < after.Count - start
            && before[^(end + 1)].Text == after[^(end + 1)].Text)
        {
            end++;
        }

        var old = before.Skip(start).SkipLast(end).ToList();
        var now = after.Skip(start).SkipLast(end).ToList();
        var same = start + end;
        if (old.Count > MaxCompared || now.Count > MaxCompared)
        {
            return new RevisionChanges([.. Paired(old, now)], same);
        }

        var changes = new List<RevisionChange>();
        var (gone, come) = (new List<RevisionLine>(), new List<RevisionLine>());
        foreach (var (left, right) in Align(old, now, (one, other) => one.Text == other.Text ? 1 : 0))
        {
            if (left is not null && right is not null)
            {
                changes.AddRange(Paired(gone, come));
                (gone, come) = ([], []);
                same++;
            }
            else if (left is not null)
            {
                gone.Add(left);
            }
            else
            {
                come.Add(right!);
            }
        }

        changes.AddRange(Paired(gone, come));
        return new RevisionChanges(changes, same);
    }

    /// <summary>Lays what was put in beside the most alike of what was taken out, in order.</summary>
    private static IEnumerable<RevisionChange> Paired(List<RevisionLine> gone, List<RevisionLine> come)
    {
        if (gone.Count * come.Count > MaxPaired)
        {
            return gone.Select(line => new RevisionChange(line.Place, line.Text, null))
                .Concat(come.Select(line => new RevisionChange(line.Place, null, line.Text)));
        }

        return Align(gone, come, Similarity)
            .Select(pair => new RevisionChange((pair.Right ?? pair.Left)!.Place, pair.Left?.Text, pair.Right?.Text));
    }

    private static double Similarity(RevisionLine one, RevisionLine other)
    {
        var share = WordChanges.Between(one.Text, other.Text).CommonShare;
        return share < MinSimilarity ? 0 : share;
    }

    /// <summary>Pairs in order with the largest sum of likeness; what has no partner stands alone.</summary>
    private static IEnumerable<(RevisionLine? Left, RevisionLine? Right)> Align(
        List<RevisionLine> left, List<RevisionLine> right, Func<RevisionLine, RevisionLine, double> likeness)
    {
        var alike = new double[left.Count, right.Count];
        var best = new double[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
            {
                alike[i, j] = likeness(left[i], right[j]);
                var paired = alike[i, j] > 0 ? alike[i, j] + best[i + 1, j + 1] : 0;
                best[i, j] = Math.Max(paired, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        var (x, y) = (0, 0);
        while (x < left.Count || y < right.Count)
        {
            if (x < left.Count && y < right.Count && alike[x, y] > 0
                && alike[x, y] + best[x + 1, y + 1] >= best[x, y])
            {
                yield return (left[x++], right[y++]);
            }
            else if (y == right.Count || (x < left.Count && best[x + 1, y] >= best[x, y + 1]))
            {
                yield return (left[x++], null);
            }
            else
            {
                yield return (null, right[y++]);
            }
        }
    }
}

/// <summary>A paragraph, a row of a table or a stated fact of a document.</summary>
/// <param name="Place">What it stands under: a heading, or what the fact is called.</param>
internal sealed record RevisionLine(string Place, string Text);

/// <summary>One change.</summary>
/// <param name="Place">Where in the document.</param>
/// <param name="Before">What stood there; <see langword="null"/> for something new.</param>
/// <param name="After">What stands there; <see langword="null"/> for something taken out.</param>
internal sealed record RevisionChange(string Place, string? Before, string? After);
