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
            Row(context, "　", Word.Opening, context.Yuan(report.Opening), Ink.Text),
            Row(context, "＋", Word.Income, context.Yuan(report.IncomeTotal), Ink.Pine),
            Row(context, "－", Word.Spending, context.Yuan(report.SpendingTotal), Ink.Ochre),
            new Node.Rule(),
            new Node.Row(
                [
                    Sign("＝"),
                    new Node.Flex(new Node.Text(context[Word.Closing]) { Bold = true, Step = TextStep.Lead }),
                    new Node.Text(closing is { } sum ? Amounts.Plain(sum) : context[Word.NotGiven])
                    {
                        Bold = true, Step = TextStep.Title, Tabular = true, Align = TextAlign.End,
                    },
                ],
                3) { Align = CrossAlign.Center },
            closing is { } large && context.TenThousands(large) is { } said
                ? Sheet.Muted(said) with { Align = TextAlign.End }
                : null,
        ];
        parts.Add(Verdict(context, report));
        parts.Add(AgainstBefore(context, report, history));
        return Sheet.Section(context[Word.EquationTitle], new Node.Card(Sheet.Stack(3, parts))
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

    private static Node Row(ScreenContext context, string sign, Word label, string amount, Ink ink) => new Node.Row(
        [
            Sign(sign),
            new Node.Flex(new Node.Text(context[label])),
            new Node.Text(amount) { Tabular = true, Ink = ink, Align = TextAlign.End, Bold = true },
        ],
        3);

    private static Node.Text Sign(string sign) => new(sign) { Ink = Ink.Muted, Tabular = true, Bold = true };
}
