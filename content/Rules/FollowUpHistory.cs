using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules;

/// <summary>Follows what a meeting asked to be done over the revisions of its minutes. Pure; thread-safe.</summary>
public static class FollowUpHistory
{
    /// <summary>Everything that was ever asked for, as it stands now: what a later revision dropped without a tick
    /// stays open, so that nothing can be forgotten by leaving it out.</summary>
    /// <param name="revisions">All revisions of the minutes with their numbers, oldest first. At least one.</param>
    public static IReadOnlyList<TrackedFollowUp> Of(
        IReadOnlyList<(int Revision, MeetingMinutes Minutes)> revisions)
    {
        var tracked = new List<TrackedFollowUp>();
        foreach (var (revision, minutes) in revisions)
        {
            foreach (var item in minutes.FollowUps)
            {
                var at = tracked.FindIndex(known => known.LastSeen < revision && IsSame(known.Item, item));
                if (at < 0)
                {
                    tracked.Add(new TrackedFollowUp(item, revision, revision, item.Done ? revision : null));
                    continue;
                }

                var known = tracked[at];
                tracked[at] = known with
                {
                    Item = item,
                    LastSeen = revision,
                    DoneIn = item.Done ? known.DoneIn ?? revision : null,
                };
            }
        }

        var last = revisions[^1].Revision;
        return [.. tracked
            .Where(known => known.LastSeen == last || !known.Item.Done)
            .Select(known => known with { IsDropped = known.LastSeen < last })];
    }

    /// <summary>Open items of one revision that the next neither keeps nor ticks.</summary>
    internal static IEnumerable<FollowUp> Dropped(IReadOnlyList<FollowUp> before, IReadOnlyList<FollowUp> after)
    {
        var left = after.ToList();
        foreach (var item in before)
        {
            var at = left.FindIndex(kept => IsSame(item, kept));
            if (at >= 0)
            {
                left.RemoveAt(at);
            }
            else if (!item.Done)
            {
                yield return item;
            }
        }
    }

    // A deadline that moves and a name that changes leave it the same thing to do; so does a full stop.
    private static bool IsSame(FollowUp one, FollowUp other) =>
        Letters(one.Text).Equals(Letters(other.Text), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}

/// <summary>One thing a meeting asked to be done, over the revisions of its minutes.</summary>
/// <param name="Item">As it was written last.</param>
/// <param name="FirstSeen">Revision that first asked for it, from 1.</param>
/// <param name="LastSeen">Last revision that has it.</param>
/// <param name="DoneIn">Revision that ticked it; <see langword="null"/> while it is open.</param>
public sealed record TrackedFollowUp(FollowUp Item, int FirstSeen, int LastSeen, int? DoneIn)
{
    /// <summary>Whether later revisions left it out although nobody had ticked it.</summary>
    public bool IsDropped { get; init; }
}
