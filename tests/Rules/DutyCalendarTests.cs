using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;

namespace VillagePublic.Tests.Rules;

public sealed class DutyCalendarTests
{
    [Fact]
    public void Where_the_law_names_a_day_books_are_overdue_after_it()
    {
        var village = Village("chongqing");
        PublishedBooks[] books = [Books("2026-08"), Books("2026-09")];

        Assert.Equal(DutyState.Due, StateOf(village, books, "2026-10", new DateOnly(2026, 11, 15)));
        Assert.Equal(DutyState.Overdue, StateOf(village, books, "2026-10", new DateOnly(2026, 11, 16)));
        Assert.Equal(DutyState.Running, StateOf(village, books, "2026-10", new DateOnly(2026, 10, 31)));
        Assert.Equal(DutyState.Published, StateOf(village, books, "2026-09", new DateOnly(2026, 11, 16)));
    }

    [Fact]
    public void Where_the_law_names_no_day_the_end_of_the_next_period_is_taken_and_said_so()
    {
        var duty = DutyCalendar.Of(Village("shandong"), [Books("2026-09")], new DateOnly(2026, 11, 23))
            .Single(duty => duty.Period.ToString() == "2026-10");

        Assert.Equal(new DateOnly(2026, 11, 30), duty.DueDate);
        Assert.False(duty.DueDateIsLaw);
        Assert.Equal("村委会 2026 年 10 月的账：还有 7 天。", duty.Sentence.Chinese);
        Assert.Equal("村委会, 2026-10: 7 days left.", duty.Sentence.English);
    }

    [Fact]
    public void A_ledger_published_by_quarter_stays_quarterly_where_the_law_lets_it()
    {
        var duties = DutyCalendar.Of(Village("national"), [Books("2026-Q2")], new DateOnly(2026, 11, 23));

        Assert.Equal(["2026-Q2", "2026-Q3", "2026-Q4"], duties.Select(duty => duty.Period.ToString()));
    }

    [Fact]
    public void Nothing_is_owed_for_the_time_before_the_village_began()
    {
        var duties = DutyCalendar.Of(Village("shandong"), [Books("2026-09")], new DateOnly(2026, 11, 1));

        Assert.Equal(new DateOnly(2026, 9, 1), duties[0].Period.Start);
    }

    [Fact]
    public void Every_account_and_term_is_explained_in_plain_words()
    {
        Assert.All(ChartOfAccounts.All, account => Assert.NotEmpty(account.Plain.Chinese));
        Assert.All(Glossary.All, term => Assert.NotEmpty(term.Plain.English));
        Assert.Equal("公益支出", ChartOfAccounts.Find("公益支出—路灯")!.Name.Chinese);
        Assert.Equal("别人欠村里的钱。", Glossary.Find("债权")!.Plain.Chinese);
        Assert.Equal("管理费用", Glossary.Find("办公费")!.Name.Chinese);
        Assert.Null(Glossary.Find("拖拉机"));
    }

    private static DutyState StateOf(Village village, PublishedBooks[] books, string period, DateOnly today) =>
        DutyCalendar.Of(village, books, today).Single(duty => duty.Period.ToString() == period).State;

    private static PublishedBooks Books(string period) =>
        new($"finance/{period.ToLowerInvariant()}", "committee", DateText.TryReadPeriod(period)!.Value);

    private static Village Village(string rules)
    {
        var text = $"""
            ---
            kind: village
            title: 清溪村
            name: 清溪村
            code: "379900100201"
            rules: {rules}
            ledgers: {"{"} committee: 村委会 {"}"}
            ---
            """;
        return (Village)DocumentParser.Parse("village.md", text).Document!;
    }
}
