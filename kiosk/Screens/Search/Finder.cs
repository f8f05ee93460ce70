using System.Runtime.CompilerServices;
using VillagePublic.Content.Store;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Finds documents by what the screen's own keys can type: first letters of the pinyin, and digits.</summary>
internal static class Finder
{
    private static readonly ConditionalWeakTable<VillageSnapshot, List<Entry>> Indexes = [];

    /// <summary>Documents whose title or summary fits first, then those the library finds in their text.</summary>
    /// <param name="limit">Most documents, at least 1.</param>
    public static IReadOnlyList<Found> Find(ScreenContext context, string query, int limit)
    {
        var typed = query.ToLowerInvariant();
        var entries = Indexes.GetValue(context.Snapshot, snapshot => Index(context, snapshot));
        var byTitle = entries.Where(entry => entry.Title.Contains(typed, StringComparison.Ordinal));
        var bySummary = entries.Where(entry => entry.Summary.Contains(typed, StringComparison.Ordinal));
        var found = byTitle.Concat(bySummary).Select(entry => new Found(entry.Revision, entry.Excerpt));
        var inText = context.Library.Search(query, limit)
            .Where(hit => context.Snapshot.Latest(hit.Id) is { IsWithdrawal: false })
            .Select(hit => new Found(context.Snapshot.Latest(hit.Id)!, hit.Excerpt));
        return [.. found.Concat(inText)
            .DistinctBy(hit => hit.Revision.Id)
            .Where(hit => context.IsShown(hit.Revision))
            .Take(limit)];
    }

    private static List<Entry> Index(ScreenContext context, VillageSnapshot snapshot) =>
    [
        .. snapshot.Current.Select(revision =>
        {
            var summary = context.Read(revision)?.Summary ?? "";
            return new Entry(revision, PinyinInitials.Of(revision.Title), PinyinInitials.Of(summary), summary);
        }),
    ];

    private sealed record Entry(PublishedRevision Revision, string Title, string Summary, string Excerpt);
}

/// <summary>One document found.</summary>
/// <param name="Revision">Its latest revision.</param>
/// <param name="Excerpt">What to show of it.</param>
internal sealed record Found(PublishedRevision Revision, string Excerpt);
