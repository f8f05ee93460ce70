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
            var text = Plain(library.Read(revision)?.Source.Text ?? "");
            var position = text.IndexOf(query, StringComparison.OrdinalIgnoreCase);
            if (position >= 0)
            {
                var start = Math.Max(0, position - (ExcerptLength / 2));
                var excerpt = text.Substring(start, Math.Min(ExcerptLength, text.Length - start));
                hits.Add(new SearchHit(revision.Id, excerpt));
            }

            if (hits.Count == limit)
            {
                break;
            }
        }

        return hits;
    }

    /// <summary>The text without front matter and table lines.</summary>
    private static string Plain(string source)
    {
        var end = source.IndexOf("\n---\n", StringComparison.Ordinal);
        var body = end < 0 ? source : source[(end + "\n---\n".Length)..];
        return string.Join(' ', body.Split([' ', '|', '\n', '#', '*'], StringSplitOptions.RemoveEmptyEntries));
    }
}
