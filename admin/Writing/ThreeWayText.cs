namespace VillagePublic.Admin.Writing;

/// <summary>Two texts written from one, put together; where both changed the same lines, all three stand side by side.
/// </summary>
internal static class ThreeWayText
{
    /// <summary>The pieces of the result in order.</summary>
    /// <param name="before">What both began with.</param>
    /// <param name="theirs">What is stored now.</param>
    /// <param name="mine">What would have been stored.</param>
    public static IReadOnlyList<MergePiece> Merge(string before, string theirs, string mine)
    {
        var texts = new Walk(Lines(before), Lines(theirs), Lines(mine));
        var pieces = new List<MergePiece>();
        while (texts.Next() is { } piece)
        {
            pieces.Add(piece);
        }

        return pieces;
    }

    /// <summary>The text the pieces give.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="choose">Which lines to take of a piece both changed, by its number from 0.</param>
    public static string Join(IReadOnlyList<MergePiece> pieces, Func<int, MergePiece, IReadOnlyList<string>> choose)
    {
        var lines = new List<string>();
        var number = 0;
        foreach (var piece in pieces)
        {
            lines.AddRange(piece.IsConflict ? choose(number++, piece) : piece.Agreed!);
        }

        return string.Join('\n', lines);
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private sealed class Walk(string[] before, string[] theirs, string[] mine)
    {
        private readonly int[] inTheirs = TextDifference.Matches(before, theirs);
        private readonly int[] inMine = TextDifference.Matches(before, mine);
        private int atBefore;
        private int atTheirs;
        private int atMine;

        public MergePiece? Next()
        {
            var same = new List<string>();
            while (atBefore < before.Length && inTheirs[atBefore] == atTheirs && inMine[atBefore] == atMine)
            {
                same.Add(before[atBefore++]);
                atTheirs++;
                atMine++;
            }

            if (same.Count > 0)
            {
                return MergePiece.Of(same);
            }

            if (atBefore == before.Length && atTheirs == theirs.Length && atMine == mine.Length)
            {
                return null;
            }

            return Changed();
        }

        // Up to the next line that stands in all three.
        private MergePiece Changed()
        {
            var end = atBefore;
            while (end < before.Length && !(inTheirs[end] >= atTheirs && inMine[end] >= atMine))
            {
                end++;
            }

            var (endTheirs, endMine) = end < before.Length
                ? (inTheirs[end], inMine[end])
                : (theirs.Length, mine.Length);
            var (old, other, own) =
                (before[atBefore..end], theirs[atTheirs..endTheirs], mine[atMine..endMine]);
            (atBefore, atTheirs, atMine) = (end, endTheirs, endMine);
            return other.SequenceEqual(old) || other.SequenceEqual(own) ? MergePiece.Of(own)
                : own.SequenceEqual(old) ? MergePiece.Of(other)
                : new MergePiece(null, old, other, own);
        }
    }
}

/// <summary>A piece of two texts put together.</summary>
/// <param name="Agreed">Its lines; <see langword="null"/> where both changed the same lines.</param>
/// <param name="Before">What both began with.</param>
/// <param name="Theirs">What is stored.</param>
/// <param name="Mine">What would have been stored.</param>
public sealed record MergePiece(
    IReadOnlyList<string>? Agreed,
    IReadOnlyList<string> Before,
    IReadOnlyList<string> Theirs,
    IReadOnlyList<string> Mine)
{
    /// <summary>Whether somebody has to choose.</summary>
    public bool IsConflict => Agreed is null;

    internal static MergePiece Of(IReadOnlyList<string> lines) => new(lines, [], [], []);
}
