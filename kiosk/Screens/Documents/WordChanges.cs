namespace VillagePublic.Kiosk.Screens;

/// <summary>Which words of a sentence changed; a figure counts as one word.</summary>
/// <param name="Before">The old sentence in pieces.</param>
/// <param name="After">The new sentence in pieces.</param>
/// <param name="CommonShare">How much of the longer one is in both, 0 to 1.</param>
internal sealed record WordChanges(
    IReadOnlyList<WordPiece> Before, IReadOnlyList<WordPiece> After, double CommonShare)
{
    /// <summary>Longer sentences are marked as changed as a whole: the work grows with the product of the lengths.
    /// </summary>
    private const int MaxWords = 600;

    /// <summary>Single characters that happen to stand in both would only confuse.</summary>
    private const int ShortestKept = 2;

    public static WordChanges Between(string before, string after)
    {
        var old = Words(before);
        var now = Words(after);
        if (old.Count > MaxWords || now.Count > MaxWords)
        {
            return new WordChanges([new WordPiece(before, true)], [new WordPiece(after, true)], 0);
        }

        var common = CommonLengths(old, now);
        var (oldIsKept, newIsKept) = (new bool[old.Count], new bool[now.Count]);
        for (var (i, j) = (0, 0); i < old.Count && j < now.Count;)
        {
            if (old[i] == now[j])
            {
                (oldIsKept[i++], newIsKept[j++]) = (true, true);
            }
            else if (common[i + 1, j] >= common[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        var longest = Math.Max(1, Math.Max(old.Count, now.Count));
        return new WordChanges(
            Pieces(old, oldIsKept), Pieces(now, newIsKept), newIsKept.Count(kept => kept) / (double)longest);
    }

    private static int[,] CommonLengths(List<string> old, List<string> now)
    {
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j]
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    /// <summary>Figures and Latin words whole, everything else character by character.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            if (IsOfWord(text[start]))
            {
                while (end < text.Length && (IsOfWord(text[end])
                    || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
                {
                    end++;
                }
            }
            else if (char.IsHighSurrogate(text[start]) && end < text.Length)
            {
                end++;
            }

            words.Add(text[start..end]);
            start = end;
        }

        return words;

        static bool IsOfWord(char character) => char.IsAsciiLetterOrDigit(character);
    }

    /// <summary>Neighbours of one kind joined; a kept scrap between two changes belongs to them.</summary>
    private static List<WordPiece> Pieces(List<string> words, bool[] isKept)
    {
        for (var start = 0; start < words.Count;)
        {
            var end = start;
            while (end < words.Count && isKept[end])
            {
                end++;
            }

            var isBetween = start > 0 && end < words.Count;
            if (isBetween && end > start && string.Concat(words.Skip(start).Take(end - start)).Length < ShortestKept)
            {
                isKept.AsSpan(start, end - start).Clear();
            }

            start = Math.Max(end, start + 1);
        }

        var pieces = new List<WordPiece>();
        for (var index = 0; index < words.Count; index++)
        {
            if (pieces is [.., var last] && last.IsChanged == !isKept[index])
            {
                pieces[^1] = last with { Text = last.Text + words[index] };
            }
            else
            {
                pieces.Add(new WordPiece(words[index], !isKept[index]));
            }
        }

        return pieces;
    }
}

/// <summary>A piece of a sentence.</summary>
internal sealed record WordPiece(string Text, bool IsChanged);
