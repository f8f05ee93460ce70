using VillagePublic.Content.Documents;

namespace VillagePublic.Tests.Sample;

/// <summary>The sample's figures agree with each other, reckoned without the product, and the product agrees.</summary>
public sealed class SampleMoneyTests
{
    private static IEnumerable<PlainDocument> Ledgers =>
        PlainDocument.All.Where(document => document.Kind == "finance");

    [Fact]
    public void There_are_twelve_months_of_two_ledgers()
    {
        foreach (var ledger in Ledgers.GroupBy(document => document.Front["ledger"]))
        {
            Assert.Equal(12, ledger.Count());
            Assert.Equal("2025-11", ledger.Min(document => document.Front["period"]));
            Assert.Equal("2026-10", ledger.Max(document => document.Front["period"]));
        }

        Assert.Equal(2, Ledgers.DistinctBy(document => document.Front["ledger"]).Count());
    }

    [Fact]
    public void Every_month_opens_with_what_the_month_before_closed_with()
    {
        foreach (var ledger in Ledgers.GroupBy(document => document.Front["ledger"]))
        {
            var months = ledger.OrderBy(document => document.Front["period"], StringComparer.Ordinal).ToList();
            foreach (var (before, after) in months.Zip(months.Skip(1)))
            {
                Assert.Equal(before.Front["closing"], after.Front["opening"]);
            }
        }
    }

    [Fact]
    public void Every_month_adds_up_line_by_line_and_in_its_total_rows()
    {
        foreach (var document in Ledgers)
        {
            var (income, spending) = (document.Table("收入"), document.Table("支出")!);
            var computed = Opening(document) + (income is null ? 0 : Sum(income)) - Sum(spending);
            Assert.Equal((document.Id, PlainDocument.Fen(document.Front["closing"])), (document.Id, computed));
            Assert.Equal((document.Id, Sum(spending)), (document.Id, spending.Stated("金额")));
            if (income is not null)
            {
                Assert.Equal((document.Id, Sum(income)), (document.Id, income.Stated("金额")));
            }
        }
    }

    [Fact]
    public void The_product_reads_the_same_figures()
    {
        foreach (var document in Ledgers)
        {
            var report = Assert.IsType<FinanceReport>(
                DocumentParser.Parse(document.Id + ".md", document.Text).Document);
            Assert.Equal(document.Table("收入") is { } income ? Sum(income) : 0, report.IncomeTotal.Fen);
            Assert.Equal(Sum(document.Table("支出")!), report.SpendingTotal.Fen);
            Assert.Equal(report.Closing.Value, report.ComputedClosing);
            Assert.Equal(document.Table("支出")!.Items.Count(), report.Spending.Count);
        }
    }

    /// <summary>Every table of every ledger added up once more without numbers: digit by digit, as on paper.</summary>
    [Fact]
    public void The_product_totals_are_those_of_adding_up_by_hand()
    {
        var sections = 0;
        foreach (var document in Ledgers)
        {
            var report = Assert.IsType<FinanceReport>(
                DocumentParser.Parse(document.Id + ".md", document.Text).Document);
            foreach (var (heading, lines) in new (string, IReadOnlyList<FinanceLine>)[]
            {
                ("收入", report.Income), ("支出", report.Spending), ("下月计划", report.Planned), ("资产", report.Assets),
                ("债权", report.Receivables), ("债务", report.Payables),
            })
            {
                var tables = document.Tables.Where(table => table.Heading.StartsWith(heading, StringComparison.Ordinal))
                    .ToList();
                var byHand = tables.SelectMany(table => table.Items.Select(row => PaperSum.DigitsOf(
                        table.Cell(row, table.Heads.First(head => head is "金额" or "价值" or "账面价值" or "余额" or "预算")))))
                    .Aggregate("0", PaperSum.Add);
                var ours = lines.Aggregate(Money.Zero, (sum, line) => sum + (line.Amount.Value ?? Money.Zero));
                Assert.Equal($"{document.Id} {heading} {PaperSum.Yuan(byHand)}", $"{document.Id} {heading} {ours}");
                sections += tables.Count;
            }
        }

        Assert.True(sections > 60, $"{sections} tables");
    }

    [Fact]
    public void Every_spending_line_says_who_handled_witnessed_and_approved_it_and_these_are_three_people()
    {
        var wrong = from document in Ledgers
                    let table = document.Table("支出")
                    from row in table.Items
                    let people = new[] { "经手人", "证明人", "审批人" }.Select(head => table.Cell(row, head)).ToList()
                    where people.Contains("") || people.Distinct().Count() < 3
                    select $"{document.Id}: {table.Cell(row, "摘要")}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Voucher_numbers_are_never_used_twice()
    {
        var numbers = from document in Ledgers
                      from table in new[] { document.Table("收入"), document.Table("支出") }
                      where table is not null
                      from row in table.Items
                      select table.Cell(row, "凭证号");
        Assert.Empty(numbers.GroupBy(number => number).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void Each_instalment_paid_is_one_line_of_a_ledger_and_the_instalments_make_the_contract()
    {
        foreach (var contract in PlainDocument.All.Where(document => document.Kind == "contract"))
        {
            var table = contract.Tables[0];
            var lease = table.Has("应收");
            var paid = table.Items.Select(row => PlainDocument.Fen(table.Cell(row, lease ? "实收" : "实付")))
                .OfType<long>().Order().ToList();
            var booked = Lines(lease ? "收入" : "支出")
                .Where(line => line.Party == contract.Front["party"] || line.Party.EndsWith(contract.Front["party"],
                    StringComparison.Ordinal))
                .Select(line => line.Fen).Order().ToList();
            Assert.Equal((contract.Id, string.Join(' ', booked)), (contract.Id, string.Join(' ', paid)));
            Assert.Equal(
                (contract.Id, PlainDocument.Fen(contract.Front["amount"])),
                (contract.Id, table.Sum(lease ? "应收" : "应付")));
        }
    }

    [Fact]
    public void Each_payment_of_a_matter_is_a_line_of_the_ledger_it_links_to_on_that_day()
    {
        var payments = from matter in PlainDocument.All
                       where matter.Kind == "matter"
                       let table = matter.Tables[0]
                       from row in table.Items
                       where table.Cell(row, "阶段") == "付款"
                       select (matter, Date: table.Cell(row, "日期"), Text: table.Cell(row, "内容"),
                           Link: table.Cell(row, "链接"));
        Assert.NotEmpty(payments);
        foreach (var (matter, date, text, link) in payments)
        {
            var fen = PlainDocument.Fen(text.Split(' ').First(word => word.Contains('.', StringComparison.Ordinal)));
            var ledger = matter.Resolve(link.Split('(', ')')[1])[..^3];
            Assert.Contains(Lines("支出"), line => line.Document == ledger && line.Date == date && line.Fen == fen);
        }
    }

    [Theory]
    [InlineData("matters/east-road", "votes/2026-01-20-east-road", 277_496_00)]
    [InlineData("matters/water-pipes", "votes/2025-12-06-water-pipes", 175_000_00)]
    public void A_matter_has_paid_what_the_ledgers_say_and_stays_within_its_budget(
        string matter, string decision, long paidFen)
    {
        var link = Path.GetFileName(decision);
        var paid = Lines("支出")
            .Where(line => line.Authority.Contains(link, StringComparison.Ordinal))
            .Sum(line => line.Fen);
        Assert.Equal(paidFen, paid);
        Assert.True(paid <= PlainDocument.Fen(PlainDocument.Get(matter).Front["budget"]));
        Assert.Equal(decision, PlainDocument.Get(matter).Front["decided-by"]);
    }

    [Theory]
    [InlineData("rosters/2026-q1-relief")]
    [InlineData("rosters/2026-q3-relief")]
    [InlineData("rosters/2026-land-compensation")]
    public void A_roster_adds_up_to_the_one_ledger_line_that_links_to_it(string id)
    {
        var table = PlainDocument.Get(id).Tables[0];
        Assert.Equal(table.Stated("金额"), table.Sum("金额"));
        var line = Assert.Single(
            Lines("支出"), line => line.Authority.Contains(Path.GetFileName(id), StringComparison.Ordinal));
        Assert.Equal(table.Sum("金额"), line.Fen);
    }

    [Fact]
    public void What_the_cooperative_gives_arrives_at_the_committee_on_the_same_day()
    {
        var given = Lines("支出").Where(line => line.Party == "清溪村村民委员会").Select(line => (line.Date, line.Fen));
        var got = Lines("收入").Where(line => line.Party == "清溪村股份经济合作社").Select(line => (line.Date, line.Fen));
        Assert.Equal(given.Order(), got.Order());
        Assert.Equal(2, given.Count());
    }

    [Fact]
    public void The_earlier_revision_of_march_differs_by_one_figure_and_says_nothing_of_a_correction()
    {
        var earlier = File.ReadAllText(Path.Combine(PlainDocument.Root, ".earlier", "finance", "2026-03.md"));
        Assert.Contains("946.25", earlier, StringComparison.Ordinal);
        Assert.DoesNotContain("correction:", earlier, StringComparison.Ordinal);
        Assert.True(PlainDocument.Get("finance/2026-03").Front.ContainsKey("correction"));
        Assert.Empty(DocumentParser.Parse("finance/2026-03.md", earlier).Diagnostics);
    }

    private static long Opening(PlainDocument document) => PlainDocument.Fen(document.Front["opening"])!.Value;

    // 叁仟元（¥3,000.00）: the digits stand behind the sign.
    private static long Sum(PlainTable table) =>
        table.Items.Sum(row => PlainDocument.Fen(table.Cell(row, "金额").Split('¥')[^1]) ?? 0);

    private static IEnumerable<Line> Lines(string heading) =>
        from document in Ledgers
        let table = document.Table(heading)
        where table is not null
        from row in table.Items
        select new Line(
            document.Id,
            Date(document.Front["period"], table.Cell(row, "日期")),
            table.Cell(row, heading == "收入" ? "资金来源" : "收款方"),
            table.Cell(row, "依据"),
            PlainDocument.Fen(table.Cell(row, "金额").Split('¥')[^1]) ?? 0);

    private static string Date(string period, string text)
    {
        var day = text.EndsWith('日') ? text.Split('月', '日')[1].PadLeft(2, '0') : text[^2..];
        return $"{period}-{day}";
    }

    private sealed record Line(string Document, string Date, string Party, string Authority, long Fen);
}
