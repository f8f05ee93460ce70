using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>One line of a ledger: everything that is known of it, its voucher and what allowed it.</summary>
internal static class FinanceLineScene
{
    public static Node? Body(ScreenContext context, Route.Line route)
    {
        if (context.Snapshot.Find(route.Id, route.Revision) is not { } revision
            || context.Read(revision) is not FinanceReport report
            || Lines(report, route.Section).ElementAtOrDefault(route.Index) is not { } line)
        {
            return null;
        }

        return Sheet.Page(
            context,
            Head(context, report, route.Section, line),
            Sheet.Halves(
                context,
                [Facts(context, line), Authorities(context, line)],
                [Vouchers(context, revision, line)]));
    }

    private static Node Head(ScreenContext context, FinanceReport report, FinanceSection section, FinanceLine line) =>
        Sheet.Stack(
            3,
            Sheet.Muted(report.Title) with { MaxLines = 2 },
            Sheet.Heading(line.Description, TextStep.Title),
            new Node.Text(context.Yuan(line.Amount))
            {
                Step = TextStep.Heading,
                Bold = true,
                Tabular = true,
                Ink = section switch
                {
                    FinanceSection.Income => Ink.Pine,
                    FinanceSection.Spending => Ink.Ochre,
                    _ => Ink.Text,
                },
            },
            line.Amount.Value is { } amount && context.TenThousands(amount) is { } said ? Sheet.Muted(said) : null);

    private static Node? Facts(ScreenContext context, FinanceLine line) => Sheet.Section(
        context[Word.LineFacts],
        Sheet.Facts(
        [
            Sheet.Fact(context[Word.LineDate], line.Date is { } date ? context.Day(date) : null),
            Sheet.Fact(context[Word.LineNumber], line.Number),
            Terms.Fact(context, "科目", context[Word.LineAccount], line.Account),
            Sheet.Fact(context[Word.LineSource], line.Source),
            Terms.Fact(context, "经手人", context[Word.LineHandler], line.Handler),
            Terms.Fact(context, "证明人", context[Word.LineWitness], line.Witness),
            Terms.Fact(context, "审批人", context[Word.LineApprover], line.Approver),
            Sheet.Fact(context[Word.LineBalance], line.Balance.Value is { } balance ? context.Yuan(balance) : null),
            Sheet.Fact(context[Word.LineNote], line.Note),
            .. line.Others.Select(other => Sheet.Fact(other.Key, other.Value)),
        ]),
        line.Account is { Length: > 0 } account && PlainWords.Find(account) is not null
            ? new Node.Button(
                context.Say(Word.ExplainTerm, account),
                new KioskAction.Explain(account)) { Icon = Icon.Info }
            : null);

    private static Node Authorities(ScreenContext context, FinanceLine line) => Sheet.Section(
        context[Word.WhatAllowedIt],
        line.Authorities.Count > 0
            ? line.Authorities.Select(id => (Node?)Related.Link(context, id))
            : [Sheet.Muted(context[Word.NoAuthority])])!;

    private static Node Vouchers(ScreenContext context, PublishedRevision revision, FinanceLine line) => Sheet.Section(
        context[Word.Voucher],
        line.Vouchers.Count > 0
            ? line.Vouchers.Select(
                path => (Node?)Pictures.Show(
                    context,
                    revision,
                    path,
                    context.Say(Word.VoucherOf, line.Number ?? line.Description)))
            : [Sheet.Muted(context[Word.NoVoucher])])!;

    private static IReadOnlyList<FinanceLine> Lines(FinanceReport report, FinanceSection section) => section switch
    {
        FinanceSection.Income => report.Income,
        FinanceSection.Spending => report.Spending,
        FinanceSection.Planned => report.Planned,
        FinanceSection.Assets => report.Assets,
        FinanceSection.Receivables => report.Receivables,
        FinanceSection.Payables => report.Payables,
        _ => report.Resources,
    };
}
