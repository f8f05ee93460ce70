namespace VillagePublic.Kiosk.Screens;

/// <summary>Finds documents by what the screen's own keys can type: pinyin, digits, and characters chosen from what the
/// titles have.</summary>
internal static class Finder
{
    /// <summary>Words and characters offered at most; a row of keys has room for about so many.</summary>
    private const int MaxOffers = 12;

    /// <summary>Documents whose title or summary fits first, then those the library finds in their text.</summary>
    /// <param name="limit">Most documents, at least 1.</param>
    public static IReadOnlyList<Found> Find(ScreenContext context, string text, int limit)
    {
        return [.. ByTitle(context, text).Concat(InText(context, text, limit))
            .DistinctBy(hit => hit.Revision.Id)
            .Where(hit => context.IsShown(hit.Revision))
            .Take(limit)];
    }

    /// <summary>What the letters at the end of a search text, or strokes, may stand for: something the village has
    /// written about, the likeliest first.</summary>
    public static IReadOnlyList<string> Offers(ScreenContext context, Route.Search search)
    {
        var index = TitleIndex.Of(context.Library, context.Snapshot);
        if (search.Strokes.Length > 0)
        {
            var candidates =
                from pair in index.Characters
                let strokes = Strokes.Of(pair.Key)
                where strokes?.StartsWith(search.Strokes, StringComparison.Ordinal) == true
                orderby strokes.Length == search.Strokes.Length descending, pair.Value descending, pair.Key
                select pair.Key.ToString();
            return [.. candidates.Take(MaxOffers)];
        }

        var letters = search.Letters;
        return letters.Length == 0 ? [] : [.. index.Words(new TitlePattern(letters)).Take(MaxOffers)];
    }

    private static IEnumerable<Found> ByTitle(ScreenContext context, string text) =>
        TitlePattern.Prepare(text) is { Length: > 0 } typed
            ? TitleIndex.Of(context.Library, context.Snapshot).Find(new TitlePattern(typed))
            : [];

    /// <summary>Asks only when the titles were not enough.</summary>
    private static IEnumerable<Found> InText(ScreenContext context, string text, int limit)
    {
        foreach (var hit in context.SearchText(text, limit) ?? [])
        {
            if (context.Snapshot.Latest(hit.Id) is { IsWithdrawal: false } revision)
            {
                yield return new Found(revision, hit.Excerpt);
            }
        }
    }
}
