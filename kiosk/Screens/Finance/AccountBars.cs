using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Where the money went: bars by account, longest first, under the sentence they prove.</summary>
internal static class AccountBars
{
    /// <summary>More bars than can be taken in at a look are added up as one.</summary>
    private const int MaxBars = 7;

    /// <summary>Between an account and what it was used for: 公益支出—道路.</summary>
    private const char UseMark = '—';

    public static Node? Make(ScreenContext context, FinanceReport report) => Sheet.Section(
        context[Word.WhereItWent],
        One(context, report, report.Spending, report.SpendingTotal, Word.SpendingSentence, Ink.Ochre),
        Largest(context, report),
        One(context, report, report.Income, report.IncomeTotal, Word.IncomeSentence, Ink.Pine));

    private static Node? One(
        ScreenContext context, FinanceReport report, IReadOnlyList<FinanceLine> lines, Money total, Word title, Ink ink)
    {
        var sums = ByAccount(context, lines);
        if (sums.Count == 0 || total <= Money.Zero)
        {
            return null;
        }

        var longest = Math.Max(1, sums.Max(sum => Math.Abs(sum.Sum.Fen)));
        var (account, part) = sums[0];
        var use = account.IndexOf(UseMark);
        var isUse = ink == Ink.Ochre && use > 0;
        var sentence = context.Say(
            isUse ? Word.SpendingUseSentence : title,
            PeriodName(context, report),
            Shares.Say(context, part, total),
            isUse ? account[(use + 1)..] : account);
        return Sheet.Card(
        [
            Sheet.Bold(sentence),
            .. sums.Select(sum => new Node.Touch(
                Sheet.Stack(
                    1.5,
                    Sheet.Figure(sum.Account, Amounts.Plain(sum.Sum)),
                    new Node.Bar(Math.Max(0, sum.Sum.Fen) / (double)longest, ink) { HeightMm = 5 }),
                new KioskAction.Explain(sum.Account),
                context.Say(Word.ExplainTerm, sum.Account))),
            Sheet.Muted(context[Word.TouchToExplain]),
        ]);
    }

    private static Node? Largest(ScreenContext context, FinanceReport report)
    {
        var largest = report.Spending.MaxBy(line => line.Amount.Value?.Fen ?? long.MinValue);
        if (largest?.Amount.Value is not { } amount || amount <= Money.Zero || report.Spending.Count < 2)
        {
            return null;
        }

        var index = report.Spending.Index().First(entry => ReferenceEquals(entry.Item, largest)).Index;
        var revision = context.Snapshot.Latest(report.Id)!;
        return Sheet.Opens(
            Sheet.Stack(
                1,
                Sheet.Muted(context.Say(Word.LargestLine, Shares.Say(context, amount, report.SpendingTotal))),
                Sheet.Bold(largest.Description),
                new Node.Text(context.Yuan(amount)) { Ink = Ink.Ochre, Bold = true, Tabular = true }),
            new KioskAction.Open(new Route.Line(report.Id, revision.Revision, FinanceSection.Spending, index)),
            largest.Description);
    }

    private static List<(string Account, Money Sum)> ByAccount(ScreenContext context, IEnumerable<FinanceLine> lines)
    {
        var sums = lines
            .Where(line => line.Amount.Value is not null)
            .GroupBy(line => line.Account ?? context[Word.NoAccount], line => line.Amount.Value!.Value)
            .Select(group => (Account: group.Key, Sum: group.Aggregate((sum, value) => sum + value)))
            .OrderByDescending(sum => sum.Sum)
            .ToList();
        if (sums.Count <= MaxBars)
        {
            return sums;
        }

        var rest = sums[(MaxBars - 1)..].Select(sum => sum.Sum).Aggregate((sum, value) => sum + value);
        return [.. sums[..(MaxBars - 1)], (context[Word.AllOthers], rest)];
    }

    private static string PeriodName(ScreenContext context, FinanceReport report) =>
        report.Period is { } period ? context.ShortName(period) : context[Word.ThisPeriod];
}
