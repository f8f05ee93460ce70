using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The home screen: whose village, what is new and urgent, and seven things to choose from.</summary>
internal static class HomeScene
{
    /// <summary>More notices than this push the tiles off the screen; a large panel has room for twice as many.
    /// </summary>
    private const int MaxPinned = 3;

    /// <summary>A village is called 清溪村; a name longer than this must not take the screen.</summary>
    private const int LongName = 8;

    /// <summary>Narrower, the day in the masthead goes without its year.</summary>
    private const double RoomForYearMm = 260;

    /// <summary>More lines than this are no strip any more.</summary>
    private const int MaxDuties = 4;

    /// <summary>Height from which a wide screen, such as a large panel upright, has room for more news.</summary>
    private const double TallMm = 600;

    public static Node Body(ScreenContext context)
    {
        var count = !context.IsWide || context.IsLow ? MaxPinned
            : context.HeightMm < TallMm ? 2 * MaxPinned
            : 3 * MaxPinned;
        var notices = Notices(context, Pinned(context, count));
        var isTight = context.IsWide && context.IsLow;
        var duties = DutyStrip.Make(context, isTight ? 2 : MaxDuties, hasTitle: !isTight);
        var freshness = Freshness.Line(context);
        if (!context.IsWide)
        {
            return Sheet.Stack(
                context.IsLow ? 4 : 7, Masthead(context), Tiles(context), Sheet.Stack(8, notices, duties, freshness));
        }

        // Both halves end with the display, so that how fresh it all is needs no scrolling.
        var left = isTight
            ? Sheet.Stack(4, Tiles(context), duties, freshness)
            : Sheet.Stack(6, Tiles(context), duties);
        var halves = new Node.Row(
            [
                new Node.Flex(left, 1.15),
                new Node.Flex(Sheet.Stack(6, notices, isTight ? null : freshness)),
            ],
            Sheet.SectionGapMm)
        {
            Align = CrossAlign.Start,
        };
        return Sheet.Stack(4, Masthead(context), halves);
    }

    private static Node Masthead(ScreenContext context)
    {
        var isOneLine = context.IsWide || context.IsLow;
        var village = context.Village?.Name ?? context[Word.ProductName];
        var largest = isOneLine ? TextStep.Heading : TextStep.Display;
        var name = new Node.Text(village)
        {
            Step = village.Length > LongName ? TextStep.Lead : largest,
            Bold = true,
            MaxLines = isOneLine ? 1 : 2,
        };
        var affairs = new Node.Text(context[Word.AffairsOpen]) { Step = TextStep.Lead, Ink = Ink.Muted };
        Node words = context.IsWide
            ? new Node.Row([name, affairs], 6) { Align = CrossAlign.Baseline }
            : context.IsLow ? name : Sheet.Stack(0, name, affairs);
        var seal = new Node.IconMark(Icon.Seal, isOneLine ? 18 : 24, Ink.Cinnabar);
        var day = new Node.Text(Day(context)) { Ink = Ink.Muted, Align = TextAlign.End };
        var clock = new Node.Text(context.Clock.IsPlausible ? context.ClockTime() : "")
        {
            Step = TextStep.Heading, Tabular = true, Align = TextAlign.End,
        };
        var title = new Node.Flex(Sheet.Row([seal, words], 6));
        if (context.IsNarrow)
        {
            return Sheet.Stack(0, new Node.Row([title, clock], Sheet.GridMm), day with { Align = TextAlign.Start });
        }

        return isOneLine
            ? new Node.Row([title, day, clock], 8)
            : new Node.Row([title, new Node.Column([clock, day]) { Align = CrossAlign.End }], Sheet.GridMm);
    }

    private static string Day(ScreenContext context) => context.Clock.IsPlausible
        ? context.Say(
            Word.DayAndWeekday,
            context.WidthMm < RoomForYearMm ? context.ShortDay(context.Clock.Today) : context.Day(context.Clock.Today),
            context.Weekday(context.Clock.Today))
        : context[Word.ClockWrong];

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
            new Node.Grid([.. tiles], 100, context.IsLow ? 2 : 3, Sheet.CardGapMm),
            search);
    }

    /// <summary>On a low display all seven must stand at once: what is scrolled away is not found.</summary>
    private static Node Tile(ScreenContext context, Icon icon, string name, string note, Route route) => new Node.Touch(
        new Node.Card(new Node.Row(
            [
                new Node.IconMark(icon, context.IsLow ? 14 : 18, Ink.Link),
                new Node.Flex(Sheet.Stack(
                    0.5,
                    new Node.Text(name) { Step = TextStep.Title, Bold = true },
                    context.State.TextScale > 1 || context.IsLow ? null : Sheet.Muted(note))),
            ],
            5))
        {
            Border = Ink.Hairline,
            PaddingMm = context.IsLow ? 3 : 6,
            MinHeightMm = context.IsLow ? 26 : 34,
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
                Sheet.Bold(context[Word.Urgent] + context[Word.Colon] + revision.Title, Ink.Cinnabar) with
                {
                    MaxLines = 3,
                },
                document.Summary is { Length: > 0 } summary ? new Node.Text(summary) { MaxLines = 3 } : null),
            new KioskAction.Open(new Route.Document(revision.Id)),
            revision.Title);
    }

    /// <summary>Urgent first, then pinned, then whatever was published last.</summary>
    private static List<PublishedRevision> Pinned(ScreenContext context, int count)
    {
        var shown = context.Shown().ToList();
        var urgent = shown.Where(revision => context.Read(revision) is Notice { Urgent: true });
        var pinned = shown.Where(revision => context.Read(revision)?.Show.Pinned == true);
        var newest = shown.OrderByDescending(
            revision => revision.Entry.Published).ThenByDescending(revision => revision.EntryIndex);
        return [.. urgent.Concat(pinned).Concat(newest).Distinct().Take(count)];
    }
}
