using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Whether quarters, half-years and years say what their months say.</summary>
internal static class PeriodSumCheck
{
    public static void Run(VillageContext context)
    {
        foreach (var ledger in context.Books().GroupBy(book => book.Books.Ledger, StringComparer.Ordinal))
        {
            var byPeriod = ledger.GroupBy(book => book.Period)
                .ToDictionary(group => group.Key, group => group.First());
            foreach (var (period, whole) in byPeriod.Where(pair => pair.Key.Length != PeriodLength.Month))
            {
                if (PartsOf(period, byPeriod) is { } parts)
                {
                    Compare(whole, parts, context);
                }
            }
        }
    }

    // The longest parts that are all there: a year is compared with its quarters before its months.
    private static List<PlacedBooks>? PartsOf(Period whole, Dictionary<Period, PlacedBooks> reports)
    {
        for (var length = whole.Length - 1; length >= PeriodLength.Month; length--)
        {
            var parts = new List<PlacedBooks>();
            var period = new Period(length, whole.Year, ((whole.Start.Month - 1) / MonthsOf(length)) + 1);
            while (period.Start < whole.End && reports.TryGetValue(period, out var part))
            {
                parts.Add(part);
                period = period.Next;
            }

            if (period.Start >= whole.End)
            {
                return parts;
            }
        }

        return null;
    }

    private static int MonthsOf(PeriodLength length) => length switch
    {
        PeriodLength.Month => 1,
        PeriodLength.Quarter => 3,
        _ => 6,
    };

    private static void Compare(PlacedBooks whole, List<PlacedBooks> parts, VillageContext context)
    {
        var (facts, books, _) = whole;
        var (from, to) = (parts[0].Period, parts[^1].Period);
        var income = parts.Aggregate(Money.Zero, (sum, part) => sum + part.Books.Income);
        var spending = parts.Aggregate(Money.Zero, (sum, part) => sum + part.Books.Spending);
        Report("period", "收入", "income", books.Income, income);
        Report("period", "支出", "spending", books.Spending, spending);
        Report("opening", "期初", "opening", books.Opening, parts[0].Books.Opening);
        Report("closing", "期末", "closing", books.Closing, parts[^1].Books.Closing);

        void Report(string key, string chinese, string english, Money? stated, Money? parts)
        {
            if (stated is { } one && parts is { } other && one != other)
            {
                context.Add(
                    ArithmeticRules.PartsDiffer,
                    facts,
                    facts.Key(key),
                    $"{whole.Period} 的{chinese}是 {one}，按 {from} 到 {to} 各份账是 {other}，差 {one - other}。",
                    $"{whole.Period}: {english} is {one}; the books {from} to {to} give {other}; "
                        + $"they differ by {one - other}.",
                    new LocalText("对照每月的账，看少了哪一笔。", "Compare month by month which line is missing."));
            }
        }
    }
}
