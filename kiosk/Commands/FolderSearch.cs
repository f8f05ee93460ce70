using VillagePublic.Content.Store;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Search without a store: looks for the text in every document. Enough for a folder.</summary>
internal static class FolderSearch
{
    private const int ExcerptLength = 40;

    public static IReadOnlyList<SearchHit> Find(VillageLibrary library, string query, int limit)
    {
        var hits = new List<SearchHit>();
        foreach (var revision in library.Current.Current)
        {
            var text = library.Read(revision)?.Source.Text ?? "";
            var position = text.IndexOf(query, StringComparison.OrdinalIgnoreCase);
            if (position >= 0)
            {
                var start = Math.Max(0, position - (ExcerptLength / 2));
                var excerpt = text.Substring(start, Math.Min(ExcerptLength, text.Length - start));
                hits.Add(new SearchHit(revision.Id, excerpt.ReplaceLineEndings(" ")));
            }

            if (hits.Count == limit)
            {
                break;
            }
        }

        return hits;
    }
}
