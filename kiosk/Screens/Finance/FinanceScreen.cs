using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>A month's or quarter's income and spending.</summary>
internal sealed class FinanceScreen : KindScreen
{
    public override DocumentKind Kind => DocumentKind.Finance;

    public override Icon Icon => Icon.Finance;

    public override Word Name => Word.KindFinance;

    public override string? Kicker(ScreenContext context, ParsedDocument document) => document is FinanceReport report
        ? context.Say(Word.LedgerOf, LedgerName(context, report.Ledger))
        : null;

    public override Node? ListNote(ScreenContext context, ParsedDocument document)
    {
        var report = (FinanceReport)document;
        return Sheet.Stack(
            0,
            Sheet.Figure(context[Word.Income], context.Yuan(report.IncomeTotal), Ink.Pine),
            Sheet.Figure(context[Word.Spending], context.Yuan(report.SpendingTotal), Ink.Ochre));
    }

    public override IEnumerable<Node?> Sections(DocumentPage page)
    {
        var report = (FinanceReport)page.Document;
        var context = page.Context;
        var history = new FinanceHistory(context, report.Ledger);
        var lines = new FinanceLines(page);
        yield return Switches(context, report, history);
        yield return Sheet.Halves(
            context,
            [
                FinanceEquation.Make(context, report, history),
                FinanceComparison.Make(context, report, history),
                FinanceComparison.Trend(context, report, history),
            ],
            [AccountBars.Make(context, report), Planned(page, report, history)]);
        yield return lines.Section(FinanceSection.Spending, Word.SpendingLines, report.Spending);
        yield return lines.Section(FinanceSection.Income, Word.IncomeLines, report.Income);
        yield return lines.Section(FinanceSection.Assets, Word.Assets, report.Assets);
        yield return lines.Section(FinanceSection.Receivables, Word.Receivables, report.Receivables);
        yield return lines.Section(FinanceSection.Payables, Word.Payables, report.Payables);
        yield return lines.Section(FinanceSection.Resources, Word.Resources, report.Resources);
        yield return Sheet.Section(
            context[Word.InTheirWords],
            page.Prose());
    }

    /// <summary>A ledger's name as the village says it.</summary>
    public static string LedgerName(ScreenContext context, string ledger)
    {
        var named = context.Village?.Ledgers.FirstOrDefault(entry => entry.Key == ledger).Value;
        return named is { Length: > 0 } && context.State.Language == "zh" ? named : ledger switch
        {
            "committee" => context[Word.LedgerCommittee],
            "cooperative" => context[Word.LedgerCooperative],
            _ => named ?? ledger,
        };
    }

    private static Node? Switches(ScreenContext context, FinanceReport report, FinanceHistory history)
    {
        if (report.Period is not { } period)
        {
            return null;
        }

        var others = context.Snapshot.OfKind(DocumentKind.Finance)
            .Select(revision => (Revision: revision, Report: context.Read(revision) as FinanceReport))
            .Where(entry => entry.Report?.Period == period)
            .OrderBy(entry => entry.Report!.Ledger, StringComparer.Ordinal)
            .Select(entry => (
                LedgerName(context, entry.Report!.Ledger),
                (Route)new Route.Document(entry.Revision.Id),
                entry.Report.Ledger == report.Ledger))
            .ToList();
        var steps = new List<Node>();
        AddStep(history.Revision(period.Previous)?.Id, context.ShortName(period.Previous), Icon.Back);
        AddStep(history.Revision(period.Next)?.Id, context.ShortName(period.Next), Icon.ChevronRight);
        var ledgers = others.Count > 1 ? Sheet.Choices(others) : new Node.Space(0);
        return new Node.Row([ledgers, new Node.Row(steps, Sheet.GridMm)], Sheet.GridMm) { Wrap = true };

        void AddStep(string? id, string label, Icon icon)
        {
            if (id is not null)
            {
                steps.Add(new Node.Button(label, new KioskAction.Change(new Route.Document(id))) { Icon = icon });
            }
        }
    }

    /// <summary>What was planned for this period a period ago, and what is planned next.</summary>
    private static Node? Planned(DocumentPage page, FinanceReport report, FinanceHistory history)
    {
        var context = page.Context;
        var plan = report.Period is { } period ? history.Report(period.Previous)?.Planned : null;
        Node? kept = null;
        if (plan is { Count: > 0 })
        {
            var planned = Total(plan);
            var difference = report.SpendingTotal - planned;
            kept = Sheet.Card(
                Sheet.Figure(context[Word.PlannedThisMonth], context.Yuan(planned)),
                Sheet.Figure(context[Word.ReallySpent], context.Yuan(report.SpendingTotal)),
                new Node.Rule(),
                Sheet.Bold(
                    difference == Money.Zero ? context[Word.AsPlanned]
                    : difference > Money.Zero ? context.Say(Word.OverPlan, context.Yuan(difference))
                    : context.Say(Word.UnderPlan, context.Yuan(-difference)),
                    difference > Money.Zero ? Ink.Ochre : Ink.Pine));
        }

        var next = report.Planned.Count == 0 ? null : Sheet.Card(
        [
            Sheet.Figure(context[Word.PlannedNext], context.Yuan(Total(report.Planned)), strong: true),
            .. report.Planned.SelectMany(line => new Node?[]
            {
                new Node.Rule(),
                Sheet.Figure(line.Description, context.Yuan(line.Amount)),
                line.Note is { Length: > 0 } note ? Sheet.Muted(note) : null,
            }),
        ]);
        return Sheet.Section(context[Word.PlanTitle], kept, next);
    }

    private static Money Total(IEnumerable<FinanceLine> lines) =>
        lines.Aggregate(Money.Zero, (sum, line) => sum + (line.Amount.Value ?? Money.Zero));
}
