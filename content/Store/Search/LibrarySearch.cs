namespace VillagePublic.Content.Store.Search;

/// <summary>Ranks what the index finds: titles before texts, the whole phrase before its words, newest first.</summary>
internal sealed class LibrarySearch(SearchIndex index)
{
    /// <summary>Candidates that are looked at. Few are none: their pairs of characters stand apart.</summary>
    private const int MaxLookedAt = 600;

    private const int RankCount = 4;

    /// <summary>Current documents that hold every word of a query, best first.</summary>
    public IReadOnlyList<SearchHit> Search(VillageSnapshot snapshot, string query, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        if (SearchQuery.TryParse(query) is not { } parsed)
        {
            return [];
        }

        // The index may still name revisions that were corrected or withdrawn: only the snapshot knows.
        var found = index.Find(parsed.Runs).ToHashSet();
        var ranked = snapshot.Current
            .Where(revision => found.Contains(revision.EntryIndex) || IsTitleOnly(parsed, revision))
            .ToLookup(revision => RankOf(parsed, revision.Title));
        var hits = new List<SearchHit>();
        foreach (var revision in Enumerable.Range(0, RankCount).SelectMany(rank => ranked[rank]).Take(MaxLookedAt))
        {
            var text = index.ReadText(revision.EntryIndex) ?? revision.Title;
            if (parsed.Matches(text, out var match))
            {
                hits.Add(new SearchHit(revision.Id, SearchQuery.Excerpt(text, match)));
            }

            if (hits.Count == limit)
            {
                break;
            }
        }

        return hits;
    }

    // Until its bytes have come a document is found by its title.
    private bool IsTitleOnly(SearchQuery query, PublishedRevision revision) =>
        !index.Contains(revision.EntryIndex) && query.Matches(revision.Title, out _);

    private static int RankOf(SearchQuery query, string title)
    {
        // Most titles lack the first word; folding each would take longer than everything else.
        if (query.Runs[0] is { IsHan: true } first && !title.Contains(first.Text, StringComparison.Ordinal))
        {
            return 3;
        }

        var folded = SearchText.Fold(title);
        if (folded.StartsWith(query.Phrase, StringComparison.Ordinal))
        {
            return 0;
        }

        if (folded.Contains(query.Phrase, StringComparison.Ordinal))
        {
            return 1;
        }

        return query.Matches(title, out _) ? 2 : 3;
    }
}
