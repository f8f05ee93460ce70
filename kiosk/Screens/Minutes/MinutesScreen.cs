using System.Globalization;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Minutes: what was resolved first, then what is to be done, then the talk.</summary>
internal sealed class MinutesScreen : KindScreen
{
    public override DocumentKind Kind => DocumentKind.Minutes;

    public override Icon Icon => Icon.Minutes;

    public override Word Name => Word.KindMinutes;

    public override string? Kicker(ScreenContext context, ParsedDocument document) =>
        document is MeetingMinutes minutes ? Bodies.Name(context, minutes.MeetingBody) : null;

    public override Node? ListNote(ScreenContext context, ParsedDocument document)
    {
        var minutes = (MeetingMinutes)document;
        var day = minutes.Date is { } date ? context.ShortDay(date) : "";
        return Sheet.Muted($"{day}　{Bodies.Name(context, minutes.MeetingBody)}");
    }

    public override IEnumerable<Node?> Sections(DocumentPage page)
    {
        var minutes = (MeetingMinutes)page.Document;
        var context = page.Context;
        yield return Sheet.Halves(
            context,
            [Resolutions(context, minutes), FollowUpsOf(page, minutes)],
            [Meeting(context, minutes), Agenda(context, minutes)]);
        yield return Sheet.Section(
            context[Word.WhatWasSaid],
            page.Prose());
    }

    private static Node? Meeting(ScreenContext context, MeetingMinutes minutes) => Sheet.Section(
        context[Word.MeetingTitle],
        Sheet.Facts(
            Sheet.Fact(context[Word.MeetingDay], minutes.Date is { } date ? context.Day(date) : null),
            Sheet.Fact(context[Word.MeetingTime], Times(minutes)),
            Sheet.Fact(context[Word.MeetingPlace], minutes.Place),
            Sheet.Fact(context[Word.Attendance], Attendance(context, minutes)),
            Sheet.Fact(context[Word.MeetingChair], minutes.Chair),
            Sheet.Fact(context[Word.MeetingRecorder], minutes.Recorder),
            Sheet.Fact(context[Word.MeetingObservers], minutes.Observers)));

    private static string? Times(MeetingMinutes minutes) => minutes.Start is { } start
        ? start.ToString("HH:mm", CultureInfo.InvariantCulture)
            + (minutes.End is { } end ? "–" + end.ToString("HH:mm", CultureInfo.InvariantCulture) : "")
        : null;

    private static string? Attendance(
        ScreenContext context,
        MeetingMinutes minutes) => (minutes.Due, minutes.Present) switch
    {
        ({ } due, { } present) => context.Say(Word.PresentOfDue, present, due),
        (null, { } present) => context.Say(Word.PresentOnly, present),
        _ => null,
    };

    private static Node? Resolutions(ScreenContext context, MeetingMinutes minutes) => Sheet.Section(
        context[Word.Resolved],
        minutes.Resolutions.Count == 0
            ? [Sheet.Muted(context[Word.NothingResolved])]
            : minutes.Resolutions.Select((text, index) => (Node?)new Node.Card(
                new Node.Row(
                    [
                        new Node.Text(
                            (index + 1).ToString(
                                CultureInfo.InvariantCulture)) { Bold = true, Ink = Ink.Pine, Step = TextStep.Lead },
                        new Node.Flex(new Node.Text(text)),
                    ],
                    4) { Align = CrossAlign.Start })
            {
                Border = Ink.Hairline, PaddingMm = 5, Stripe = Ink.Pine,
            }));

    private static Node? FollowUpsOf(DocumentPage page, MeetingMinutes minutes) => Sheet.Section(
        page.Context[Word.ToBeDone],
        FollowUps.Of(page.Context.Library, page.Revision, minutes)
            .Select(tracked => (Node?)FollowUpCard(page.Context, tracked)));

    private static Node FollowUpCard(ScreenContext context, TrackedFollowUp tracked)
    {
        var followUp = tracked.Item;
        var isLate = !followUp.Done && context.Clock.IsPlausible && followUp.Due < context.Clock.Today;
        var state = followUp.Done ? Sheet.Badge(context[Word.Done], Icon.Check, Ink.Pine)
            : isLate ? Sheet.Badge(context[Word.Late], Icon.Warning, Ink.Cinnabar)
            : Sheet.Badge(context[Word.StillOpen], Icon.Clock, Ink.Ochre);
        var details = new[]
        {
            followUp.Due is { } due ? context.Say(Word.DueBy, context.ShortDay(due)) : null,
            followUp.Responsible is { Length: > 0 } name ? context.Say(Word.ResponsibleIs, name) : null,
            tracked.IsDropped ? context.Say(Word.FollowUpDropped, tracked.LastSeen)
                : tracked.DoneIn > tracked.FirstSeen ? context.Say(Word.FollowUpTicked, tracked.DoneIn.Value)
                : null,
        }.Where(text => text is not null);
        return Sheet.Card(new Node.Text(followUp.Text), Sheet.Muted(string.Join("　", details)), state);
    }

    private static Node? Agenda(ScreenContext context, MeetingMinutes minutes) => minutes.Agenda.Count == 0
        ? null
        : Sheet.Section(
            context[Word.Agenda],
            Sheet.Facts(minutes.Agenda.Select((item, index) => (Node?)new Node.Row(
                [
                    new Node.Text(
                        (index + 1).ToString(CultureInfo.InvariantCulture)) { Ink = Ink.Muted, Tabular = true },
                    new Node.Flex(new Node.Text(item)),
                ],
                4) { Align = CrossAlign.Start })));
}
