using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>This period beside others: the one before, the same a year ago, per household, twelve in a row.
/// </summary>
internal static class FinanceComparison
{
    private const int TrendPeriods = 12;

    /// <summary>Fewer columns than this show no trend.</summary>
    private const int FewestColumns = 3;

    public static Node? Make(ScreenContext context, FinanceReport report, FinanceHistory history)
    {
        if (report.Period is not { } period)
        {
            return null;
        }

        var before = history.Report(period.Previous);
        var yearAgo = history.Report(period.YearBefore);
        return Sheet.Section(
            context[Word.ComparedTitle],
            Sheet.Facts(
                Compare(context, context.Say(Word.AgainstPeriod, context.ShortName(period.Previous)), report, before),
                Compare(context, context.Say(Word.AgainstYearAgo, context.ShortName(period)), report, yearAgo),
                PerHousehold(context, report)));
    }

    public static Node? Trend(ScreenContext context, FinanceReport report, FinanceHistory history)
    {
        if (report.Period is not { } period)
        {
            return null;
        }

        var periods = history.Until(period, period.Length == PeriodLength.Month ? TrendPeriods : 4);
        var known = periods.Where(entry => entry.Report is not null).ToList();
        if (known.Count < FewestColumns)
        {
            return null;
        }

        var highest = known.MaxBy(entry => entry.Report!.SpendingTotal);
        var top = Math.Max(1, highest.Report!.SpendingTotal.Fen);
        var columns = periods.Select(entry => new TrendColumn(
            entry.Period.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            entry.Report is { } found ? Math.Max(0, found.SpendingTotal.Fen) / (double)top : null,
            entry.Period == period ? Ink.Ochre : Ink.Link,
            entry.Period == highest.Period || entry.Period == period
                ? Amounts.InTenThousands(entry.Report?.SpendingTotal ?? Money.Zero)
                : null));
        var title = context.Say(
            Word.TrendSentence, known.Count, context.Name(highest.Period), context.Yuan(highest.Report.SpendingTotal));
        return Sheet.Section(
            context[Word.TrendTitle],
            Sheet.Card(Sheet.Bold(title), new Node.Trend([.. columns], 44), Sheet.Muted(context[Word.TrendCaption])));
    }

    private static Node? Compare(ScreenContext context, string label, FinanceReport report, FinanceReport? other)
    {
        if (other is null)
        {
            return null;
        }

        var difference = report.SpendingTotal - other.SpendingTotal;
        var words = difference == Money.Zero ? context[Word.SameSpending]
            : difference > Money.Zero ? context.Say(Word.MoreSpending, context.Yuan(difference))
            : context.Say(Word.LessSpending, context.Yuan(-difference));
        return Sheet.Fact(label, words);
    }

    /// <summary>Spending divided by households, rounded to the fen.</summary>
    public static Money EachHousehold(FinanceReport report, int households) =>
        new((long)Math.Round((decimal)report.SpendingTotal.Fen / households));

    private static Node? PerHousehold(ScreenContext context, FinanceReport report)
    {
        if (context.Village?.Households is not { } households || households <= 0)
        {
            return null;
        }

        var each = EachHousehold(report, households);
        return Sheet.Fact(context.Say(Word.PerHousehold, households), context.Yuan(each));
    }
}
