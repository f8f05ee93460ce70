using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>A matter from proposal to payment: every stage with its document, and those nothing is known of.
/// </summary>
internal sealed class MatterScreen : KindScreen
{
    public override DocumentKind Kind => DocumentKind.Matter;

    public override Icon Icon => Icon.Matter;

    public override Word Name => Word.KindMatter;

    public override Node? ListNote(ScreenContext context, ParsedDocument document) =>
        ((Matter)document).Status is { Length: > 0 } status ? Sheet.Muted(status) with { MaxLines = 2 } : null;

    public override IEnumerable<Node?> Sections(DocumentPage page)
    {
        var matter = (Matter)page.Document;
        var context = page.Context;
        var timeline = MatterStages.Timeline(matter);
        yield return Status(context, matter, timeline);
        yield return Sheet.Halves(
            context,
            [Sheet.Section(context[Word.TimelineTitle], Timeline(context, timeline))],
            [Money(context, matter), Text(page, matter)]);
    }

    private static Node? Status(ScreenContext context, Matter matter, IReadOnlyList<TimelinePoint> timeline)
    {
        var gaps = timeline.Where(point => point.IsPassedOver).Select(point => context[point.Missing!.Value]).ToList();
        return Sheet.Stack(
            Sheet.CardGapMm,
            matter.Status is { Length: > 0 } status
                ? Sheet.Card(Sheet.Fact(context[Word.MatterStatus], status))
                : null,
            gaps.Count > 0
                ? Sheet.Alert(
                    Icon.Warning,
                    Ink.Cinnabar,
                    Sheet.Bold(context.Say(Word.GapsFound, string.Join(context[Word.ListComma], gaps)), Ink.Cinnabar),
                    new Node.Text(context[Word.GapsMeaning]))
                : null);
    }

    private static Node Text(DocumentPage page, Matter matter) => Sheet.Section(
        page.Context[Word.InTheirWords],
        page.Prose()) ?? new Node.Space(0);

    private static Node Timeline(ScreenContext context, IReadOnlyList<TimelinePoint> timeline) =>
        Sheet.Stack(Sheet.CardGapMm, timeline.Select(point => (Node?)(point.Step is { } step
            ? Happened(context, step)
            : Missing(context, point))));

    private static Node Happened(ScreenContext context, MatterStep step)
    {
        var head = new Node.Row(
            [
                new Node.IconMark(Icon.Check, 8, Ink.Pine),
                new Node.Flex(Sheet.Bold(step.Stage)),
                Sheet.Muted(step.Date is { } date ? context.ShortDay(date) : context[Word.NoDate]),
            ],
            3);
        var text = step.Text.Length > 0 ? new Node.Text(step.Text) : null;
        var links = step.Links.Distinct().Select(id => (Node?)Open(context, id));
        return new Node.Card(Sheet.Stack(2.5, [head, text, .. links]))
        {
            Border = Ink.Hairline, Stripe = Ink.Pine, PaddingMm = 5,
        };
    }

    private static Node Missing(ScreenContext context, TimelinePoint point)
    {
        var ink = point.IsPassedOver ? Ink.Cinnabar : Ink.Muted;
        var words = Sheet.Stack(
            0.5,
            Sheet.Bold(context[point.Missing!.Value], ink),
            Sheet.Muted(context[point.IsPassedOver ? Word.StageNotPublished : Word.StageNotYet]));
        var icon = new Node.IconMark(point.IsPassedOver ? Icon.Warning : Icon.Clock, 8, ink);
        return new Node.Card(Sheet.Row([icon, new Node.Flex(words)], 3))
        {
            Fill = Fill.Sunken, Stripe = point.IsPassedOver ? Ink.Cinnabar : Ink.Hairline, PaddingMm = 5,
        };
    }

    private static Node Open(ScreenContext context, string id) =>
        context.Snapshot.Latest(id) is { IsWithdrawal: false } revision
            ? new Node.Button(revision.Title, new KioskAction.Open(new Route.Document(id)))
            {
                Icon = KindScreens.Of(revision.Kind).Icon,
            }
            : Sheet.Muted(context.Say(Word.NotPublished, id));

    private static Node? Money(ScreenContext context, Matter matter)
    {
        var payments = MatterMoney.Payments(context, matter);
        var paid = payments.Aggregate(
            Content.Documents.Money.Zero, (sum, payment) => sum + payment.Line.Amount.Value!.Value);
        if (payments.Count == 0 && matter.Budget.Value is null)
        {
            return null;
        }

        List<Node?> parts = [];
        if (matter.Budget.Value is { } budget && budget > Content.Documents.Money.Zero)
        {
            var isOver = paid > budget;
            parts.Add(Sheet.Card(
                Sheet.Figure(context[Word.Budget], context.Yuan(budget)),
                Sheet.Figure(context[Word.PaidByLedgers], context.Yuan(paid), Ink.Ochre, strong: true),
                new Node.Bar(
                    Math.Clamp(paid.Fen / (double)budget.Fen, 0, 1),
                    isOver ? Ink.Cinnabar : Ink.Ochre) { HeightMm = 7 },
                isOver
                    ? Sheet.Badge(context.Say(Word.OverBudget, context.Yuan(paid - budget)), Icon.Warning, Ink.Cinnabar)
                    : Sheet.Badge(context.Say(Word.WithinBudget, context.Yuan(budget - paid)), Icon.Check, Ink.Pine)));
        }

        parts.AddRange(payments.Select(payment => Sheet.Opens(
            Sheet.Stack(
                1,
                payment.Line.Date is { } date ? Sheet.Muted(context.ShortDay(date)) : null,
                new Node.Text(payment.Line.Description),
                new Node.Text(context.Yuan(payment.Line.Amount)) { Bold = true, Tabular = true, Ink = Ink.Ochre }),
            new KioskAction.Open(new Route.Line(
                payment.Report.Id, payment.Report.Revision, FinanceSection.Spending, payment.Index)),
            payment.Line.Description)));
        return Sheet.Section(context[Word.MatterMoneyTitle], parts);
    }
}
