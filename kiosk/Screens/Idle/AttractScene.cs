using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What passes by while nobody is there: notices, the last vote, the month's equation, the village's code.
/// </summary>
internal static class AttractScene
{
    /// <summary>Notices in one round.</summary>
    private const int MaxNotices = 3;

    /// <summary>Height below which the village's name would leave no room for what is published.</summary>
    private const double RoomForNameMm = 200;

    public static Scene Make(ScreenContext context, int slide)
    {
        var slides = Slides(context);
        var body = Sheet.Stack(
            context.HeightMm < RoomForNameMm ? 5 : 12,
            Masthead(context),
            new Node.Measure(slides[slide % slides.Count], Sheet.MeasureMm));
        var start = new Node.Button(context[Word.TouchToStart], new KioskAction.Wake()) { Style = ButtonStyle.Primary };
        var footer = new Node.ScaleLimit(Sheet.Stack(4, Freshness.Line(context), start), ToolBar.MaxTextScale);
        return new Scene(null, body, footer)
        {
            ScrollKey = $"attract/{slide % slides.Count}",
            CenterBody = true,
        };
    }

    private static Node Masthead(ScreenContext context)
    {
        var isTight = context.HeightMm < RoomForNameMm;
        var seal = new Node.IconMark(Icon.Seal, isTight ? 16 : 26, Ink.Cinnabar);
        var name = new Node.Text(context.Village?.Name ?? context[Word.ProductName])
        {
            Step = isTight ? TextStep.Lead : TextStep.Display,
            Bold = true,
            Align = isTight ? TextAlign.Start : TextAlign.Center,
            MaxLines = isTight ? 1 : 2,
        };
        var clock = new Node.Text(TopBar.ClockText(context))
        {
            Ink = Ink.Muted, Align = isTight ? TextAlign.End : TextAlign.Center, Tabular = true,
        };
        return isTight
            ? Sheet.Row([seal, new Node.Flex(name), clock], 6)
            : new Node.Column([seal, name, clock], 2) { Align = CrossAlign.Center };
    }

    private static List<Node> Slides(ScreenContext context)
    {
        var slides = new List<(long EntryIndex, Node Slide)>();
        var shown = context.Shown().ToList();
        var news = context.Snapshot.All is [.., var newest] ? newest.EntryIndex : -1;
        slides.AddRange(shown
            .Where(revision => revision.Kind == DocumentKind.Notice)
            .OrderByDescending(revision => revision.EntryIndex == news)
            .ThenByDescending(revision => context.Read(revision) is Notice { Urgent: true })
            .ThenByDescending(revision => revision.Entry.Published)
            .Take(MaxNotices)
            .Select(revision => (revision.EntryIndex, Notice(context, revision))));
        if (shown.FirstOrDefault(revision => revision.Kind == DocumentKind.Finance) is { } finance
            && context.Read(finance) is FinanceReport report)
        {
            slides.Add((finance.EntryIndex, Finance(context, report)));
        }

        if (shown.FirstOrDefault(revision => revision.Kind == DocumentKind.Vote) is { } vote)
        {
            slides.Add((vote.EntryIndex, Vote(context, vote)));
        }

        if (context.Settings.PhoneAddress() is { } address)
        {
            slides.Add((-1, Code(context, address)));
        }

        // What was published last begins the round.
        return slides.Count > 0
            ? [.. slides.OrderByDescending(slide => slide.EntryIndex == news).Select(slide => slide.Slide)]
            : [Sheet.Lead(context[Word.AffairsOpen]) with { Align = TextAlign.Center }];
    }

    private static Node Notice(ScreenContext context, PublishedRevision revision)
    {
        var document = context.Read(revision);
        var isUrgent = document is Notice { Urgent: true };
        return new Node.Card(Sheet.Stack(
            5,
            isUrgent
                ? Sheet.Badge(context[Word.Urgent], Icon.Warning, Ink.Cinnabar)
                : Sheet.Badge(context[Word.KindNotice], Icon.Notice, Ink.Link),
            Sheet.Heading(revision.Title),
            document?.Summary is { Length: > 0 } summary ? Sheet.Lead(summary) : null))
        {
            Border = Ink.Hairline, PaddingMm = 10, Stripe = isUrgent ? Ink.Cinnabar : Ink.Link,
        };
    }

    private static Node Finance(ScreenContext context, FinanceReport report) => new Node.Card(Sheet.Stack(
        5,
        Sheet.Badge(report.Title, Icon.Finance, Ink.Link),
        Sheet.Figure(context[Word.Opening], context.Yuan(report.Opening)),
        Sheet.Figure(context[Word.Income], context.Yuan(report.IncomeTotal), Ink.Pine),
        Sheet.Figure(context[Word.Spending], context.Yuan(report.SpendingTotal), Ink.Ochre),
        new Node.Rule(),
        Sheet.Figure(context[Word.Closing], context.Yuan(report.Closing), strong: true)))
    {
        Border = Ink.Hairline, PaddingMm = 10, Stripe = Ink.Link,
    };

    private static Node Vote(ScreenContext context, PublishedRevision revision) => new Node.Card(Sheet.Stack(
        5,
        Sheet.Badge(context[Word.KindVote], Icon.Vote, Ink.Link),
        Sheet.Heading(revision.Title),
        context.Read(revision) is { } document ? KindScreens.Of(DocumentKind.Vote).ListNote(context, document) : null,
        context.Read(revision)?.Summary is { Length: > 0 } summary ? Sheet.Lead(summary) : null))
    {
        Border = Ink.Hairline, PaddingMm = 10, Stripe = Ink.Link,
    };

    private static Node Code(ScreenContext context, Uri address) => new Node.Card(new Node.Column(
        [
            new Node.Qr(address.AbsoluteUri, 90),
            new Node.Text(context[Word.ScanVillage]) { Align = TextAlign.Center },
        ],
        6)
    {
        Align = CrossAlign.Center,
    })
    {
        Border = Ink.Hairline, PaddingMm = 10,
    };
}
