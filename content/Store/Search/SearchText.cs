using System.Text;

namespace VillagePublic.Content.Store.Search;

/// <summary>How text becomes tokens: every Han character and pair of neighbours, every word and number whole.</summary>
/// <remarks>Chinese is written without spaces; pairs find any word of two characters and more, with no
/// dictionary that must know the village's names.</remarks>
internal static class SearchText
{
    /// <summary>Longest word kept; what is longer is found by its beginning.</summary>
    public const int MaxWordLength = 32;

    /// <summary>Folds one UTF-16 unit: full-width forms to ASCII, capitals to small letters. Keeps length.</summary>
    public static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        '\u3000' => ' ',
        _ => char.ToLowerInvariant(c),
    };

    /// <summary>Folds a text, so that positions stay those of the original.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Fold(source[i]);
        }
    });

    /// <summary>The runs of a folded text: Han characters without a break, or one word or number.</summary>
    public static IEnumerable<SearchRun> Runs(string folded)
    {
        var position = 0;
        while (position < folded.Length)
        {
            var start = position;
            if (IsHan(folded[position]))
            {
                while (position < folded.Length && IsHan(folded[position]))
                {
                    position++;
                }

                yield return new SearchRun(folded[start..position], start, position - start, IsHan: true);
            }
            else if (char.IsLetterOrDigit(folded[position]))
            {
                position = EndOfWord(folded, position);
                yield return new SearchRun(WordOf(folded, start, position), start, position - start, IsHan: false);
            }
            else
            {
                position++;
            }
        }
    }

    /// <summary>The tokens of one run.</summary>
    public static IEnumerable<string> Tokens(SearchRun run)
    {
        if (!run.IsHan)
        {
            yield return run.Text;
            yield break;
        }

        // By characters, not by units: half of one is no text, and no store takes it.
        int? former = null;
        for (var i = 0; i < run.Text.Length;)
        {
            if (!Rune.TryGetRuneAt(run.Text, i, out var character))
            {
                (former, i) = (null, i + 1);
                continue;
            }

            var end = i + character.Utf16SequenceLength;
            yield return run.Text[i..end];
            if (former is { } start)
            {
                yield return run.Text[start..end];
            }

            (former, i) = (i, end);
        }
    }

    /// <summary>The distinct tokens of a text.</summary>
    public static HashSet<string> Tokens(string text)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in Runs(Fold(text)))
        {
            tokens.UnionWith(Tokens(run));
        }

        return tokens;
    }

    // Surrogates are characters of the rare Han extensions here: names of people and places use them.
    private static bool IsHan(char c) =>
        c is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or '\u3005' or '\u3007'
        || char.IsSurrogate(c);

    // A comma between digits groups thousands and a point separates fen: 12,600.00 is one number.
    private static int EndOfWord(string text, int position)
    {
        while (position < text.Length
            && ((char.IsLetterOrDigit(text[position]) && !IsHan(text[position])) || JoinsDigits(text, position)))
        {
            position++;
        }

        return position;
    }

    private static bool JoinsDigits(string text, int position) =>
        text[position] is ',' or '.'
        && position > 0 && char.IsAsciiDigit(text[position - 1])
        && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]);

    private static string WordOf(string text, int start, int end)
    {
        var word = new StringBuilder(Math.Min(end - start, MaxWordLength));
        for (var i = start; i < end && word.Length < MaxWordLength; i++)
        {
            if (text[i] != ',')
            {
                word.Append(text[i]);
            }
        }

        return word.ToString().TrimStart('0') is { Length: > 0 } trimmed && char.IsAsciiDigit(trimmed[0])
            ? trimmed
            : word.ToString();
    }
}

/// <summary>A piece of text that is matched as a whole.</summary>
/// <param name="Text">Folded; of a number without its commas.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Length">How much of the text it covers.</param>
/// <param name="IsHan">Whether it consists of Han characters.</param>
internal readonly record struct SearchRun(string Text, int Start, int Length, bool IsHan);
