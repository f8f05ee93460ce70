using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>A list of people: by group, with what each gets and until when one may object.</summary>
internal sealed class RosterScreen : KindScreen
{
    public override DocumentKind Kind => DocumentKind.Roster;

    public override Icon Icon => Icon.Roster;

    public override Word Name => Word.KindRoster;

    public override IEnumerable<Node?> Sections(DocumentPage page)
    {
        var roster = (Roster)page.Document;
        var context = page.Context;
        yield return Objections(context, roster);
        yield return Totals(context, roster);
        yield return Groups(page, roster);
        var shown = roster.Lines
            .Where(line => page.Route.Choice is not { } group || (line.Group ?? "") == group)
            .ToList();
        foreach (var group in shown.GroupBy(line => line.Group ?? ""))
        {
            var title = group.Key.Length > 0 ? group.Key : context[Word.Everybody];
            yield return Sheet.Section(
                context.Say(Word.GroupCount, title, group.Count()),
                Sheet.Facts(group.Select(line => (Node?)Line(context, line))));
        }

        yield return Sheet.Section(
            context[Word.InTheirWords], page.Prose());
    }

    private static Node? Objections(ScreenContext context, Roster roster)
    {
        if (roster.ObjectionsUntil is not { } until)
        {
            return null;
        }

        return context.Clock.Today <= until
            ? Sheet.Alert(
                Icon.Info,
                Ink.Link,
                Sheet.Bold(context.Say(Word.ObjectUntil, context.ShortDay(until)), Ink.Link),
                new Node.Text(context.Village?.Hotline is { } hotline
                    ? context.Say(Word.ObjectHowCall, hotline)
                    : context[Word.ObjectHow]))
            : Sheet.Badge(context.Say(Word.ObjectOver, context.ShortDay(until)), Icon.Clock, Ink.Muted);
    }

    private static Node? Totals(ScreenContext context, Roster roster)
    {
        var amounts = roster.Lines.Select(line => line.Amount.Value).OfType<Money>().ToList();
        var people = roster.Lines.Select(line => line.People).OfType<int>().ToList();
        return Sheet.Facts(
            Sheet.Fact(context[Word.RosterScheme], roster.Scheme),
            Sheet.Fact(context[Word.RosterEntries], context.Say(Word.Entries, roster.Lines.Count)),
            people.Count == 0 ? null : Sheet.Fact(context[Word.RosterPeople], context.Say(Word.People, people.Sum())),
            amounts.Count == 0 ? null : Sheet.Figure(
                context[Word.RosterTotal], context.Yuan(amounts.Aggregate((sum, value) => sum + value)), strong: true));
    }

    private static Node? Groups(DocumentPage page, Roster roster)
    {
        var groups = roster.Lines.Select(line => line.Group ?? "").Where(group => group.Length > 0).Distinct().ToList();
        if (groups.Count < 2)
        {
            return null;
        }

        var chosen = page.Route.Choice;
        return Sheet.Choices(
        [
            (page.Context[Word.Everybody], page.Route with { Choice = null }, chosen is null),
            .. groups.Select(group => (group, (Route)(page.Route with { Choice = group }), chosen == group)),
        ]);
    }

    private static Node Line(ScreenContext context, RosterLine line)
    {
        var notes = new[]
        {
            line.People is { } people ? context.Say(Word.People, people) : null,
            line.Note is { Length: > 0 } remark ? remark : null,
        }.Where(text => text is not null);
        var note = string.Join("　", notes);
        return Sheet.Stack(
            0.5,
            line.Amount.Value is { } amount ? Sheet.Figure(line.Name, context.Yuan(amount)) : new Node.Text(line.Name),
            note.Length > 0 ? Sheet.Muted(note) : null);
    }
}
