using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The home screen: whose village, what is new and urgent, and seven things to choose from.</summary>
internal static class HomeScene
{
    /// <summary>More notices than this push the tiles off the screen.</summary>
    private const int MaxPinned = 3;

    public static Node Body(ScreenContext context)
    {
        var pinned = Pinned(context);
        return Sheet.Stack(
            7,
            Masthead(context),
            Sheet.Halves(
                context,
                [Tiles(context)],
                [Notices(context, pinned), DutyStrip.Make(context), Freshness.Line(context)]));
    }

    private static Node Masthead(ScreenContext context)
    {
        var name = context.Village?.Name ?? context[Word.ProductName];
        var day = context.Clock.IsPlausible
            ? context.Say(Word.DayAndWeekday, context.Day(context.Clock.Today), context.Weekday(context.Clock.Today))
            : context[Word.ClockWrong];
        var title = new Node.Row(
            [
                new Node.IconMark(Icon.Seal, 24, Ink.Cinnabar),
                Sheet.Stack(
                    0,
                    new Node.Text(name) { Step = TextStep.Display, Bold = true },
                    new Node.Text(context[Word.AffairsOpen]) { Step = TextStep.Lead, Ink = Ink.Muted }),
            ],
            6);
        var clock = new Node.Column(
            [
                new Node.Text(
                    context.Clock.IsPlausible ? context.ClockTime() : "")
                {
                    Step = TextStep.Heading, Tabular = true, Align = TextAlign.End,
                },
                new Node.Text(day) { Ink = Ink.Muted, Align = TextAlign.End },
            ],
            0)
        {
            Align = CrossAlign.End,
        };
        return new Node.Row([new Node.Flex(title), clock], Sheet.GridMm);
    }

    private static Node Tiles(ScreenContext context)
    {
        var tiles = Topics.All.Select(tile => Tile(
            context,
            tile.Icon,
            context[tile.Name],
            context[tile.Note],
            new Route.List(tile.Topic)));
        var search = Tile(
            context, Icon.Search, context[Word.TopicSearch], context[Word.TopicSearchNote], new Route.Search());
        return Sheet.Stack(
            Sheet.CardGapMm,
            new Node.Grid([.. tiles], 110, context.IsWide ? 2 : 3, Sheet.CardGapMm),
            search);
    }

    private static Node Tile(ScreenContext context, Icon icon, string name, string note, Route route) => new Node.Touch(
        new Node.Card(new Node.Row(
            [
                new Node.IconMark(icon, 18, Ink.Link),
                new Node.Flex(Sheet.Stack(
                    0.5,
                    new Node.Text(name) { Step = TextStep.Title, Bold = true },
                    context.State.TextScale > 1 ? null : Sheet.Muted(note))),
            ],
            5))
        {
            Border = Ink.Hairline,
            PaddingMm = 6,
            MinHeightMm = 34,
        },
        new KioskAction.Open(route),
        name);

    private static Node? Notices(ScreenContext context, IReadOnlyList<PublishedRevision> notices) => Sheet.Section(
        context[Word.Newest], notices.Select(revision => (Node?)Notice(context, revision)));

    private static Node Notice(ScreenContext context, PublishedRevision revision)
    {
        var document = context.Read(revision);
        if (document is not Notice { Urgent: true })
        {
            return Related.Card(context, revision, ListCards.NewestNote(context, revision));
        }

        return new Node.Touch(
            Sheet.Alert(
                Icon.Warning,
                Ink.Cinnabar,
                Sheet.Bold(context[Word.Urgent] + context[Word.Colon] + revision.Title, Ink.Cinnabar),
                document.Summary is { Length: > 0 } summary ? new Node.Text(summary) { MaxLines = 3 } : null),
            new KioskAction.Open(new Route.Document(revision.Id)),
            revision.Title);
    }

    /// <summary>Urgent first, then pinned, then whatever was published last.</summary>
    private static List<PublishedRevision> Pinned(ScreenContext context)
    {
        var shown = context.Shown().ToList();
        var urgent = shown.Where(revision => context.Read(revision) is Notice { Urgent: true });
        var pinned = shown.Where(revision => context.Read(revision)?.Show.Pinned == true);
        var newest = shown.OrderByDescending(
            revision => revision.Entry.Published).ThenByDescending(revision => revision.EntryIndex);
        return [.. urgent.Concat(pinned).Concat(newest).Distinct().Take(MaxPinned)];
    }
}
