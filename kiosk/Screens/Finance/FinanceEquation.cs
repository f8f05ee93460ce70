using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Opening + income − spending = closing, in large figures, and whether it adds up.</summary>
internal static class FinanceEquation
{
    public static Node Make(ScreenContext context, FinanceReport report, FinanceHistory history)
    {
        var closing = report.Closing.Value ?? report.ComputedClosing;
        List<Node?> parts =
        [
            Row(context, "　", "期初余额", Word.Opening, context.Yuan(report.Opening), Ink.Text),
            Row(context, "＋", "收入", Word.Income, context.Yuan(report.IncomeTotal), Ink.Pine),
            Row(context, "－", "支出", Word.Spending, context.Yuan(report.SpendingTotal), Ink.Ochre),
            new Node.Rule(),
            Terms.Explained(context, "期末余额", new Node.Row(
                [
                    Sign("＝"),
                    new Node.Flex(Terms.Label("期末余额", context[Word.Closing], isStrong: true)),
                    new Node.Text(closing is { } sum ? Amounts.Plain(sum) : context[Word.NotGiven])
                    {
                        Bold = true, Step = TextStep.Title, Tabular = true, Align = TextAlign.End,
                    },
                ],
                3)),
            closing is { } large && context.TenThousands(large) is { } said
                ? Sheet.Muted(said) with { Align = TextAlign.End }
                : null,
        ];
        parts.Add(Verdict(context, report));
        parts.Add(AgainstBefore(context, report, history));
        return Sheet.Section(context[Word.EquationTitle], new Node.Card(Sheet.Stack(Sheet.GridMm, parts))
        {
            Border = Ink.Hairline,
            PaddingMm = 6,
        })!;
    }

    /// <summary>Whether the signed figures agree with each other.</summary>
    private static Node Verdict(ScreenContext context, FinanceReport report)
    {
        if (report.ComputedClosing is not { } computed || report.Closing.Value is not { } stated)
        {
            return Sheet.Badge(context[Word.CannotCheck], Icon.Info, Ink.Muted);
        }

        return computed == stated
            ? Sheet.Badge(context[Word.AddsUp], Icon.Check, Ink.Pine)
            : Sheet.Stack(
                1,
                Sheet.Badge(context[Word.DoesNotAddUp], Icon.Warning, Ink.Cinnabar),
                new Node.Text(context.Say(
                    Word.StatedButComputed,
                    context.Yuan(stated),
                    context.Yuan(computed),
                    context.Yuan(Amounts.Absolute(stated - computed)))));
    }

    private static Node? AgainstBefore(ScreenContext context, FinanceReport report, FinanceHistory history)
    {
        if (report.Period is not { } period
            || history.Report(period.Previous)?.Closing.Value is not { } before
            || report.Opening.Value is not { } opening)
        {
            return null;
        }

        var name = context.ShortName(period.Previous);
        return before == opening
            ? Sheet.Badge(context.Say(Word.OpeningAgrees, name), Icon.Check, Ink.Pine)
            : Sheet.Badge(context.Say(Word.OpeningDiffers, name, context.Yuan(before)), Icon.Warning, Ink.Cinnabar);
    }

    private static Node Row(
        ScreenContext context, string sign, string term, Word label, string amount, Ink ink) => Terms.Explained(
        context,
        term,
        new Node.Row(
            [
                Sign(sign),
                new Node.Flex(Terms.Label(term, context[label])),
                new Node.Text(amount) { Tabular = true, Ink = ink, Align = TextAlign.End, Bold = true },
            ],
            3));

    private static Node.Text Sign(string sign) => new(sign) { Ink = Ink.Muted, Tabular = true, Bold = true };
}
