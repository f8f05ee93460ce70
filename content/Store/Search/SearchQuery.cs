namespace VillagePublic.Content.Store.Search;

/// <summary>What a villager typed, taken apart.</summary>
/// <param name="Runs">Every one must be in a document.</param>
/// <param name="Phrase">The whole query, folded and trimmed.</param>
internal sealed record SearchQuery(IReadOnlyList<SearchRun> Runs, string Phrase)
{
    // A kiosk's keyboard types a few words; a longer query is cut.
    private const int MaxLength = 64;

    // Characters of an excerpt before and after the match: two lines on a kiosk in standard text.
    private const int ExcerptBefore = 12;
    private const int ExcerptAfter = 48;

    /// <summary>Takes a query apart; <see langword="null"/> when nothing in it can be searched for.</summary>
    public static SearchQuery? TryParse(string query)
    {
        var folded = SearchText.Fold(query.Length > MaxLength ? query[..MaxLength] : query).Trim();
        SearchRun[] runs = [.. SearchText.Runs(folded)];
        return runs.Length == 0 ? null : new SearchQuery(runs, folded);
    }

    /// <summary>Whether a text holds every run; tokens alone would also find their pairs far apart.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="firstMatch">Where the whole query stands, else its first run; 0 when it does not match.</param>
    public bool Matches(string text, out int firstMatch)
    {
        var folded = SearchText.Fold(text);
        var phrase = folded.IndexOf(Phrase, StringComparison.Ordinal);
        firstMatch = 0;
        SearchRun[]? words = null;
        for (var i = 0; i < Runs.Count; i++)
        {
            var run = Runs[i];
            var position = run.IsHan
                ? folded.IndexOf(run.Text, StringComparison.Ordinal)
                : FindWord(words ??= [.. SearchText.Runs(folded)], run.Text);
            if (position < 0)
            {
                return false;
            }

            firstMatch = phrase >= 0 ? phrase : i == 0 ? position : firstMatch;
        }

        return true;
    }

    /// <summary>One line around a match.</summary>
    public static string Excerpt(string text, int match)
    {
        var start = Math.Max(0, match - ExcerptBefore);
        var end = Math.Min(text.Length, match + ExcerptAfter);
        start -= start > 0 && char.IsLowSurrogate(text[start]) ? 1 : 0;
        end += end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
        return (start > 0 ? "…" : "") + text[start..end].Trim() + (end < text.Length ? "…" : "");
    }

    private static int FindWord(SearchRun[] words, string beginning)
    {
        foreach (var word in words)
        {
            if (!word.IsHan && word.Text.StartsWith(beginning, StringComparison.Ordinal))
            {
                return word.Start;
            }
        }

        return -1;
    }
}
