using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>Looks whether a publication stays up as long as the law asks.</summary>
internal static class ShowCheck
{
    public static void Run(CheckContext context)
    {
        // What is not there for good is taken down after the last day; the law counts days on the board.
        var document = context.Document;
        if (document.Kind == DocumentKind.Notice
            || document.Show is not { Until: { } until }
            || (document.Show.From ?? document.Date) is not { } from
            || context.Rules.Posting(from) is not var (days, cite)
            || until.DayNumber - from.DayNumber >= days)
        {
            return;
        }

        context.Add(
            DutyRules.PostedTooShortly,
            context.Key("show"),
            $"只公布 {until.DayNumber - from.DayNumber} 天，至少要 {days} 天：{cite.Chinese}。",
            $"Posted for {until.DayNumber - from.DayNumber} days; at least {days} are required: {cite.English}.");
    }
}
