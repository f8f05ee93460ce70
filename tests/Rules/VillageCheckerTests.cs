using System.Text;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Villages;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Rules;

public sealed class VillageCheckerTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly SourceFile Village = new("village.md", """
        ---
        kind: village
        title: 某某村
        name: 某某村
        code: "379900100201"
        rules: shandong
        representatives: 45
        groups: [一组]
        ledgers: { committee: 村委会 }
        ---
        """);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_ledger_opens_with_what_it_closed_with_and_leaves_no_month_out()
    {
        var found = Check(
            Finance("2026-08", "0", "100"),
            Finance("2026-09", "90", "190"),
            Finance("2026-11", "190", "290"));

        Assert.Contains("finance/2026-09.md:6:10: warning VP2101", found[0], StringComparison.Ordinal);
        Assert.Contains("100.00", found[0], StringComparison.Ordinal);
        Assert.Contains("VP2105", found[1], StringComparison.Ordinal);
        Assert.Contains("2026-10", found[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Spending_rests_on_a_vote_that_exists_passed_came_first_and_covers_it()
    {
        var found = Check(
            Spending("2026-10", """
                | 10-02 | 铺路 | 60 | 甲 | 乙 | [表决](../votes/road.md) |
                | 10-12 | 铺路 | 60 | 甲 | 乙 | [表决](../votes/road.md) |
                | 10-13 | 修桥 | 60 | 甲 | 乙 | [表决](../votes/bridge.md) |
                | 10-14 | 打井 | 60 | 甲 | 乙 | [表决](../votes/well.md) |
                """, total: 240),
            Vote("road", "2026-10-03", "铺路，不超过 100 元", 20),
            Vote("bridge", "2026-10-03", "修桥", 2));

        Assert.Equal(
            ["VP3104", "VP3103", "VP3102", "VP3101"],
            found.Where(line => line.StartsWith("finance/", StringComparison.Ordinal)).Select(CodeOf));
    }

    [Fact]
    public void The_same_voucher_pays_once()
    {
        var voucher = "[凭证](../files/2026/10/1.jpg)";
        var found = Check(
            ["files/2026/10/1.jpg"],
            Spending("2026-10", $"""
                | 10-02 | 买纸 | 10 | 甲 | 乙 | {voucher} |
                | 10-03 | 买笔 | 10 | 甲 | 乙 | {voucher} |
                """, total: 20, last: "凭证"));

        Assert.Equal(["VP2102"], found.Select(CodeOf));
    }

    [Fact]
    public void Dead_links_and_missing_files_are_named_at_their_place()
    {
        var found = Check(
            [],
            new SourceFile("notices/a.md", """
                ---
                kind: notice
                title: 通知
                date: 2026-10-20
                matter: matters/none
                group: 二组
                ---

                见[表决](../votes/none.md)。

                ![照片](../files/none.jpg)
                """));

        Assert.Equal(
            ["5:9 VP1101", "6:8 VP1107", "9:16 VP1101", "11:16 VP1102"],
            found.Select(line => $"{string.Join(':', line.Split(':')[1..3])} {CodeOf(line)}"));
    }

    [Fact]
    public void A_matter_is_paid_within_its_budget_and_told_to_the_end()
    {
        var matter = new SourceFile("matters/road.md", """
            ---
            kind: matter
            title: 修路
            status: 已完工
            budget: 50
            decided-by: votes/road
            ---

            | 日期 | 阶段 | 内容 | 链接 |
            | --- | --- | --- | --- |
            | 2026-09-01 | 支部提议 | | |
            | 2026-09-02 | 两委商议 | | |
            | 2026-09-03 | 党员大会审议 | | |
            | 2026-09-04 | 村民代表会议决议 | | |
            """);
        var found = Check(
            matter,
            Vote("road", "2026-09-04", "铺路", 20),
            Spending("2026-10", "| 10-02 | 铺路 | 60 | 甲 | 乙 | [表决](../votes/road.md) |", total: 60));

        Assert.Equal(
            ["VP4102", "VP2104", "VP4101"],
            found.Where(line => line.StartsWith("matters/", StringComparison.Ordinal)).Select(CodeOf));
    }

    [Fact]
    public void Books_that_are_overdue_are_told_at_the_village()
    {
        var found = Check(Finance("2026-08", "0", "100"));

        Assert.Equal("VP4001", CodeOf(Assert.Single(found)));
        Assert.StartsWith("village.md:", found[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoding_other_than_utf8_is_told_and_never_guessed()
    {
        var root = Directory.CreateTempSubdirectory("village").FullName;
        try
        {
            var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
            File.WriteAllBytes(Path.Combine(root, "village.md"), StrictUtf8.GetBytes(Village.Text));
            Directory.CreateDirectory(Path.Combine(root, "notices"));
            Directory.CreateDirectory(Path.Combine(root, ".git"));
            File.WriteAllText(Path.Combine(root, ".git", "x.md"), "x");
            File.WriteAllText(Path.Combine(root, "README.md"), "x");
            File.WriteAllBytes(Path.Combine(root, "notices", "a.md"), gbk.GetBytes("---\ntitle: 清溪村\n---\n"));
            File.WriteAllBytes(Path.Combine(root, "notices", "b.md"), [0xFF, 0xFE, 0x2D, 0x00]);

            var found = VillageChecker.Check(VillageFolder.Open(root), Today, Cancel);

            Assert.Equal(
                ["notices/a.md:2:1: error VP1104: 文件不是 UTF-8 编码，看起来是 GB18030。",
                    "notices/b.md:1:1: error VP1104: 文件不是 UTF-8 编码，看起来是 UTF-16。"],
                found.Where(diagnostic => diagnostic.Code == "VP1104")
                    .Select(diagnostic => diagnostic.Format("zh").Split(" 用记事本")[0]));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void A_village_of_a_thousand_documents_is_checked_in_seconds()
    {
        var folder = VillageFolder.Open(Path.Combine(Repository.Root, "content", "sample"));
        var sources = folder.DocumentPaths.Select(path => folder.Read(path).Source!).ToList();
        var many = Enumerable.Range(0, 12).SelectMany(copy => sources
            .Where(source => copy == 0 || source.Path != "village.md")
            .Select(source => copy == 0 ? source : source with { Path = source.Id + $"-{copy}.md" })).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var found = VillageChecker.Check(many, null, Today, Cancel);

        Assert.True(many.Count > 1000);
        Assert.NotEmpty(found);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 30_000_000);
    }

    private static List<string> Check(params SourceFile[] documents) => Check(null, documents);

    private static List<string> Check(string[]? files, params SourceFile[] documents) =>
        [.. VillageChecker.Check([Village, .. documents], files?.ToHashSet(), Today, Cancel)
            .Select(diagnostic => diagnostic.Format("zh"))];

    private static string CodeOf(string line) => line[line.IndexOf("VP", StringComparison.Ordinal)..][..6];

    private static SourceFile Finance(string period, string opening, string closing) => new($"finance/{period}.md", $"""
        ---
        kind: finance
        title: 收支
        ledger: committee
        period: {period}
        opening: {opening}
        closing: {closing}
        ---

        ## 收入

        | 摘要 | 金额 |
        | --- | ---: |
        | 租金 | 100 |
        """);

    private static SourceFile Spending(string period, string rows, int total, string last = "依据") => new(
        $"finance/{period}.md",
        $"""
        ---
        kind: finance
        title: 收支
        ledger: committee
        period: {period}
        opening: {total}
        closing: 0
        ---

        ## 支出

        | 日期 | 摘要 | 金额 | 经手人 | 审批人 | {last} |
        | --- | --- | ---: | --- | --- | --- |
        {rows}
        """);

    private static SourceFile Vote(string name, string date, string motion, int votes) => new($"votes/{name}.md", $"""
        ---
        kind: vote
        title: 表决
        date: {date}
        body: representatives
        due: 45
        present: 32
        ---

        | 议题 | 赞成 | 反对 | 弃权 |
        | --- | --- | --- | --- |
        | {motion} | {votes} | {32 - votes} | 0 |
        """);
}
