using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules;

/// <summary>What a new revision must not lose of the one before. Pure; thread-safe.</summary>
public static class RevisionCheck
{
    private static readonly LocalText Hint = new(
        "办完了就打勾（- [x]），没办完就留着；不办了，也留着，写明为什么。",
        "Tick it when it is done (- [x]); keep it until then. If it was given up, keep it and say why.");

    /// <summary>Things a meeting asked to be done that the new revision neither ticks nor keeps.</summary>
    /// <param name="former">The revision published before.</param>
    /// <param name="next">The one that is to take its place.</param>
    public static IReadOnlyList<Diagnostic> Compare(ParsedDocument former, ParsedDocument next)
    {
        if (former is not MeetingMinutes before || next is not MeetingMinutes after)
        {
            return [];
        }

        var place = after.FollowUps is [.., var last] ? new TextPlace(last.Line, 1) : TextPlace.Start;
        var dropped = FollowUpHistory.Dropped(before.FollowUps, after.FollowUps);
        return [.. dropped.Select(item => DutyRules.FollowUpDropped.At(
            next.Source.Path,
            place,
            new LocalText(
                $"上一版要办的“{item.Text}”没有打勾，这一版却不见了。",
                $"The revision before asked for '{item.Text}'; it is neither ticked nor kept here."),
            Hint))];
    }
}
