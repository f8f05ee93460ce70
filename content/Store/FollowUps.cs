using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;

namespace VillagePublic.Content.Store;

/// <summary>What a meeting asked to be done, over all published revisions of its minutes.</summary>
public static class FollowUps
{
    /// <summary>How each thing stood when a revision was published; what an earlier one asked for and this one leaves
    /// out is among them until somebody ticks it.</summary>
    /// <param name="library">What is published.</param>
    /// <param name="shown">The revision shown; <see langword="null"/> in a preview, which has no history.</param>
    /// <param name="minutes">The minutes shown.</param>
    public static IReadOnlyList<TrackedFollowUp> Of(
        VillageLibrary library, PublishedRevision? shown, MeetingMinutes minutes)
    {
        if (shown is null)
        {
            return FollowUpHistory.Of([(1, minutes)]);
        }

        var former = library.Current.Revisions(shown.Id)
            .Where(revision => revision.Revision < shown.Revision && !revision.IsWithdrawal)
            .Select(revision => (revision.Revision, Minutes: library.Read(revision) as MeetingMinutes))
            .Where(pair => pair.Minutes is not null)
            .Select(pair => (pair.Revision, pair.Minutes!));
        return FollowUpHistory.Of([.. former, (shown.Revision, minutes)]);
    }
}
