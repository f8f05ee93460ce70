namespace VillagePublic.Content.Store;

/// <summary>Finds current documents by their titles alone.</summary>
internal static class TitleScan
{
    /// <summary>Documents whose title holds every word, newest first.</summary>
    public static IReadOnlyList<SearchHit> Search(VillageSnapshot snapshot, string query, int limit)
    {
        var words = query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0
            ? []
            : [.. snapshot.Current
                .Where(revision => words.All(word =>
                    revision.Title.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Take(limit)
                .Select(revision => new SearchHit(revision.Id, revision.Title))];
    }
}
