using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What must be published by when: published, days left, or overdue.</summary>
internal static class DutyStrip
{
    /// <summary>The strip; <see langword="null"/> before anything was published.</summary>
    /// <param name="maxLines">Most lines, what is overdue first.</param>
    /// <param name="hasTitle">Whether a heading says what it is; its lines say so too.</param>
    public static Node? Make(ScreenContext context, int maxLines, bool hasTitle)
    {
        var published = context.Snapshot.OfKind(DocumentKind.Finance)
            .Select(context.Read)
            .OfType<FinanceReport>()
            .Where(report => report.Period is not null)
            .Select(report => new PublishedBooks(report.Id, report.Ledger, report.Period!.Value))
            .ToList();
        if (published.Count == 0)
        {
            return null;
        }

        var duties = DutyCalendar.Told(DutyCalendar.Of(context.Village, published, context.Clock.Today));
        var strip = Sheet.Facts(duties.Take(maxLines).Select(duty => (Node?)Line(context, duty)));
        return hasTitle ? Sheet.Section(context[Word.DutyTitle], strip) : strip;
    }

    private static Node Line(ScreenContext context, Duty duty)
    {
        var name = context.Say(
            Word.DutyOf, FinanceScreen.LedgerName(context, duty.Ledger), context.ShortName(duty.Period));
        var (words, icon, ink) = duty.State switch
        {
            DutyState.Published => (context[Word.DutyPublished], Icon.Check, Ink.Pine),
            DutyState.Overdue => (context.Say(Word.DutyOverdue, -duty.DaysLeft), Icon.Warning, Ink.Cinnabar),
            _ when duty.DaysLeft == 0 => (context[Word.DutyDueToday], Icon.Clock, Ink.Ochre),
            _ => (context.Say(Word.DutyDue, duty.DaysLeft), Icon.Clock, Ink.Ochre),
        };
        return new Node.Row([new Node.Flex(new Node.Text(name)), Sheet.Badge(words, icon, ink)], Sheet.GridMm);
    }
}
