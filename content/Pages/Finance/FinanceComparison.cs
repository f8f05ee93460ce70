using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>This period beside the one before, the year before, each household, and the last twelve.</summary>
internal static class FinanceComparison
{
    private const int TrendLength = 12;

    /// <summary>The comparisons there are figures for; <see langword="null"/> when there are none.</summary>
    public static HtmlElement? Card(PageContext page, FinanceReport report)
    {
        if (report.Period is not { } period)
        {
            return null;
        }

        var facts = new List<(string, HtmlNode?)>
        {
            Compare(page, report, period.Previous, page.Say("比上期", "Than the period before")),
            Compare(page, report, period.YearBefore, page.Say("比去年同期", "Than a year before")),
            PerHousehold(page, report),
        };
        facts.RemoveAll(fact => fact.Item2 is null);
        var trend = Trend(page, report, period);
        return facts.Count == 0 && trend is null
            ? null
            : Section(
                "card",
                H2(page.Say("比一比", "In comparison")),
                facts.Count == 0 ? null : Facts("facts", facts),
                trend);
    }

    private static (string Name, HtmlNode? Value) Compare(
        PageContext page, FinanceReport report, Period other, string name)
    {
        if (FinanceHistory.Find(page, report.Ledger, other) is not { } before)
        {
            return (name, null);
        }

        var income = Difference(page, report.IncomeTotal - before.IncomeTotal, page.Say("收入", "income"));
        var spending = Difference(page, report.SpendingTotal - before.SpendingTotal, page.Say("支出", "spending"));
        return (name, page.Say($"{income}，{spending}", $"{income}, {spending}"));
    }

    private static string Difference(PageContext page, Money difference, string what) => difference.Fen switch
    {
        0 => page.Say($"{what}一样", $"{what} the same"),
        > 0 => page.Say($"{what}多 {Wording.Yuan(difference)}", $"{what} up {Wording.Yuan(difference)}"),
        _ => page.Say($"{what}少 {Wording.Yuan(-difference)}", $"{what} down {Wording.Yuan(-difference)}"),
    };

    private static (string Name, HtmlNode? Value) PerHousehold(PageContext page, FinanceReport report)
    {
        var name = page.Say("摊到每户", "For each household");
        if (page.Village is not { Households: > 0 and var households } || report.SpendingTotal.Fen <= 0)
        {
            return (name, null);
        }

        var each = new Money((long)Math.Round((decimal)report.SpendingTotal.Fen / households));
        return (name, page.Say($"支出约 {Wording.Yuan(each)}", $"about {Wording.Yuan(each)} spent"));
    }

    private static HtmlElement? Trend(PageContext page, FinanceReport report, Period period)
    {
        var reports = new List<(Period Period, FinanceReport Report)>();
        for (var index = 0; index < TrendLength; index++)
        {
            var found = index == 0 ? report : FinanceHistory.Find(page, report.Ledger, period);
            if (found is not null)
            {
                reports.Add((period, found));
            }

            period = period.Previous;
        }

        if (reports.Count < 3)
        {
            return null;
        }

        var largest = reports.Max(item => Math.Max(item.Report.IncomeTotal.Fen, item.Report.SpendingTotal.Fen));
        return Element(
            "details",
            Element("summary", page.Say("一年来的收支", "The last twelve")),
            Fragment(reports.Select(HtmlNode? (item) => Div(
                "trend",
                H3(Wording.PeriodName(item.Period, page)),
                TrendBar(page.Say("收入", "Income"), item.Report.IncomeTotal, largest, "pine"),
                TrendBar(page.Say("支出", "Spending"), item.Report.SpendingTotal, largest, "ochre")))));
    }

    private static HtmlElement TrendBar(string name, Money money, long largest, string colour) =>
        Bar.Row(name, Wording.Yuan(money), money.Fen, largest, colour);
}
