using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Villages;

namespace VillagePublic.Tests.Rules;

/// <summary>What only a whole village can tell: sums of periods, payments, stages, what is late.</summary>
public sealed class VillageWideTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_quarter_says_what_its_months_say()
    {
        var found = Check(
            Finance("2026-07", 0, 100, 40),
            Finance("2026-08", 60, 100, 40),
            Finance("2026-09", 120, 100, 40),
            Finance("2026-Q3", 0, 300, 130));

        var finding = found.Where(line => line.Contains("VP2107", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, finding.Count);
        Assert.Contains("支出是 130.00", finding[0], StringComparison.Ordinal);
        Assert.Contains("2026-07 到 2026-09", finding[0], StringComparison.Ordinal);
        Assert.Contains("期末是 170.00", finding[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_is_compared_with_its_halves_before_its_months()
    {
        var found = Check(
            Finance("2025-H1", 0, 100, 0), Finance("2025-H2", 100, 100, 0), Finance("2025", 0, 200, 0));

        Assert.DoesNotContain(found, line => line.Contains("VP2107", StringComparison.Ordinal));
    }

    [Fact]
    public void A_copy_of_a_voucher_under_another_name_is_the_same_voucher()
    {
        var root = Directory.CreateTempSubdirectory("village").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "files"));
            Directory.CreateDirectory(Path.Combine(root, "finance"));
            foreach (var name in (string[])["a", "b", "c"])
            {
                File.WriteAllText(Path.Combine(root, "files", name + ".pdf"), name == "c" ? "y" : "x");
            }

            File.WriteAllText(Path.Combine(root, "finance", "2026-10.md"), Finance(
                "2026-10", 0, 0, 0, """
                | 10-01 | 买纸 | 1 | 甲 | 乙 | [凭证](../files/a.pdf) |
                | 10-02 | 买笔 | 1 | 甲 | 乙 | [凭证](../files/b.pdf) |
                | 10-03 | 买墨 | 1 | 甲 | 乙 | [凭证](../files/c.pdf) |
                """).Text);

            var finding = Assert.Single(
                VillageChecker.Check(VillageFolder.Open(root), Today, Cancel), found => found.Code == "VP2102");

            Assert.Contains("files/b.pdf（和 files/a.pdf 是同一张）", finding.Message.Chinese, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void What_was_promised_for_a_day_that_has_passed_is_told()
    {
        var found = Check(
            Contract("2026-06-01", paid: ""),
            new SourceFile("minutes/a.md", """
                ---
                kind: minutes
                title: 会
                date: 2026-03-01
                body: committee
                ---

                - [ ] 6月底前装好路灯 责任人：甲
                - [x] 6月底前修好井 责任人：乙
                - [ ] 12月底前修好桥 责任人：丙
                """));

        Assert.Equal(["VP4103 contracts/pond.md:12", "VP4104 minutes/a.md:8"], found.Select(Place));
        Assert.Contains("没有写付了没有", found[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Contract_books_and_budget_tell_the_same_payments()
    {
        var found = Check(
            Contract("2027-01-01", paid: "50", matter: "matters/pond"),
            Finance("2026-10", 40, 0, 40, "| 10-02 | 挖塘 | 40 | 甲 | 乙 | [合同](../contracts/pond.md) |"),
            new SourceFile("matters/pond.md", """
                ---
                kind: matter
                title: 挖塘
                budget: 80
                ---
                """));

        Assert.Equal(["VP2108 contracts/pond.md:6", "VP2109 matters/pond.md:4"], found.Select(Place));
    }

    [Fact]
    public void A_stage_refers_to_the_meeting_it_asks_for()
    {
        var found = Check(
            new SourceFile("matters/road.md", """
                ---
                kind: matter
                title: 修路
                ---

                | 日期 | 阶段 | 内容 | 链接 |
                | --- | --- | --- | --- |
                | 2026-09-01 | 支部提议 | | |
                | 2026-09-02 | 两委商议 | | |
                | 2026-09-03 | 党员大会审议 | | [记录](../minutes/a.md) |
                """),
            new SourceFile("minutes/a.md", "---\nkind: minutes\ntitle: 会\ndate: 2026-09-03\nbody: council\n---\n"));

        Assert.Equal(["VP4105 matters/road.md:10"], found.Select(Place));
    }

    [Fact]
    public void Minutes_without_a_resolution_and_supervisors_allow_no_spending()
    {
        var found = Check(
            Finance("2026-10", 3, 0, 0, """
                | 10-02 | 买纸 | 1 | 甲 | 乙 | [记录](../minutes/a.md) |
                | 10-02 | 买笔 | 1 | 甲 | 乙 | [记录](../minutes/b.md) |
                | 10-02 | 买墨 | 1 | 甲 | 乙 | [通知](../notices/c.md) |
                """),
            new SourceFile("minutes/a.md", "---\nkind: minutes\ntitle: 会\ndate: 2026-09-03\nbody: council\n---\n"),
            new SourceFile(
                "minutes/b.md",
                "---\nkind: minutes\ntitle: 会\ndate: 2026-09-03\nbody: supervisors\n---\n\n## 决议\n\n- 买\n"),
            new SourceFile("notices/c.md", "---\nkind: notice\ntitle: 通知\ndate: 2026-09-03\n---\n"));

        Assert.Equal(3, found.Count(line => line.Contains("VP3105", StringComparison.Ordinal)));
    }

    private static List<string> Check(params SourceFile[] documents) =>
        [.. VillageChecker.Check(documents, null, Today, Cancel)
            .Where(diagnostic => diagnostic.Code != "VP1105")
            .Select(diagnostic => diagnostic.Format("zh"))];

    private static string Place(string line)
    {
        var parts = line.Split(':');
        return $"{line[line.IndexOf("VP", StringComparison.Ordinal)..][..6]} {parts[0]}:{parts[1]}";
    }

    private static SourceFile Contract(string due, string paid, string? matter = null) => new("contracts/pond.md", $"""
        ---
        kind: contract
        title: 挖塘
        date: 2026-01-05
        party: 某某
        amount: 100
        matter: {matter}
        ---

        | 期次 | 应付日期 | 应付 | 实付 |
        | --- | --- | ---: | ---: |

        """.TrimEnd() + $"\n| 一期 | {due} | 100 | {paid} |\n");

    private static SourceFile Finance(string period, int opening, int income, int spending, string? rows = null) => new(
        $"finance/{period.ToLowerInvariant()}.md",
        $"""
        ---
        kind: finance
        title: 收支
        ledger: committee
        period: {period}
        opening: {opening}
        closing: {opening + income - spending}
        ---

        ## 收入

        | 摘要 | 金额 |
        | --- | ---: |
        | 租金 | {income} |

        ## 支出

        | 日期 | 摘要 | 金额 | 经手人 | 审批人 | {(rows?.Contains("files/", StringComparison.Ordinal) == true ? "凭证" : "依据")} |
        | --- | --- | ---: | --- | --- | --- |
        {rows ?? $"| | 电费 | {spending} | 甲 | 乙 | |"}
        """);
}
