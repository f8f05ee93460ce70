using System.Globalization;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Tests.Screens;

public sealed class DocumentScreenTests
{
    private const string Village = """
        ---
        kind: village
        title: 甲村
        name: 甲村
        code: "379900100201"
        rules: national
        households: 100
        ---

        甲村。
        """;

    [Fact]
    public void A_month_shows_its_equation_its_check_and_the_sentence_of_its_chart()
    {
        var text = Text("finance/2026-10");
        Assert.Contains("161,492.72 元", text, StringComparison.Ordinal);
        Assert.Contains("178,954.51", text, StringComparison.Ordinal);
        Assert.Contains("数对得上", text, StringComparison.Ordinal);
        Assert.Contains("和9月公布的结余一样", text, StringComparison.Ordinal);
        Assert.Contains("10月支出的约六成用在用水上", text, StringComparison.Ordinal);
        Assert.Contains("77.54 元", text, StringComparison.Ordinal);
        Assert.Contains("下期打算花", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lease_says_what_comes_in_and_a_purchase_what_goes_out()
    {
        var lease = Text("contracts/fish-pond");
        Assert.Contains("应收", lease, StringComparison.Ordinal);
        Assert.Contains("已收 18,600.00 元，合同价 93,000.00 元", lease, StringComparison.Ordinal);
        Assert.DoesNotContain("应付", lease, StringComparison.Ordinal);
        Assert.DoesNotContain("付清", lease, StringComparison.Ordinal);
        var road = Text("contracts/east-road");
        Assert.Contains("应付", road, StringComparison.Ordinal);
        Assert.Contains("已付 268,496.00 元", road, StringComparison.Ordinal);
        Assert.DoesNotContain("应收", road, StringComparison.Ordinal);
    }

    [Fact]
    public void Signed_figures_that_disagree_are_shown_as_signed_with_the_difference()
    {
        var library = SampleVillage.Of(("village.md", Village), ("finance/2026-10.md", """
            ---
            kind: finance
            title: 十月
            ledger: committee
            period: 2026-10
            opening: 100.00
            closing: 150.00
            ---

            ## 收入

            | 日期 | 摘要 | 科目 | 金额 |
            | --- | --- | --- | ---: |
            | 10-09 | 卖废品 | 其他收入 | 40.00 |
            """));
        var text = SceneText.Of(SampleVillage.Show(library, new Route.Document("finance/2026-10")));
        Assert.Contains("数对不上", text, StringComparison.Ordinal);
        Assert.Contains("公布的结余是 150.00 元，按上面算是 140.00 元，差 10.00 元", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_opens_its_voucher_and_what_allowed_it()
    {
        var report = (FinanceReport)SampleVillage.Library.Read(Latest("finance/2026-10"))!;
        var index = report.Spending.Index().First(entry => entry.Item.Authorities.Count > 0).Index;
        var scene = SampleVillage.Show(
            SampleVillage.Library, new Route.Line("finance/2026-10", 1, FinanceSection.Spending, index));
        var opened = SceneText.Actions(scene).OfType<KioskAction.Open>().Select(action => action.Route).ToList();
        Assert.Contains(opened, route => route is Route.Picture);
        Assert.Contains(opened, route => route is Route.Document("votes/2026-01-20-budget", null, null));
    }

    [Fact]
    public void A_vote_says_its_arithmetic_and_marks_what_was_needed()
    {
        var scene = SampleVillage.Show(SampleVillage.Library, new Route.Document("votes/2026-09-22-day-care"));
        var text = SceneText.Of(scene);
        Assert.Contains("没有通过", text, StringComparison.Ordinal);
        Assert.Contains("未达到法定人数", text, StringComparison.Ordinal);
        Assert.Contains("依据：", text, StringComparison.Ordinal);
        Assert.Contains(SceneText.Nodes(scene), node => node is Node.Bar { MarkFraction: > 0 });
    }

    [Fact]
    public void Counts_that_were_not_published_are_never_shown_as_zero()
    {
        var library = SampleVillage.Of(("village.md", Village), ("votes/2026-10-12-a.md", """
            ---
            kind: vote
            title: 修桥
            date: 2026-10-12
            body: representatives
            ---

            | 议题 | 赞成 | 反对 | 弃权 | 结果 |
            | --- | ---: | ---: | ---: | --- |
            | 修桥 | | | | 一致同意 |
            """));
        var scene = SampleVillage.Show(library, new Route.Document("votes/2026-10-12-a"));
        Assert.Contains("没有公布票数", SceneText.Of(scene), StringComparison.Ordinal);
        Assert.DoesNotContain("0 票", SceneText.Of(scene), StringComparison.Ordinal);
        Assert.DoesNotContain(SceneText.Nodes(scene), node => node is Node.Bar);
    }

    [Fact]
    public void A_body_that_may_not_decide_is_flagged()
    {
        var flagged = SampleVillage.Library.Current.OfKind(DocumentKind.Vote)
            .Select(vote => Text(vote.Id))
            .Where(text => text.Contains("这个表决可能不算数", StringComparison.Ordinal));
        Assert.NotEmpty(flagged);
    }

    [Fact]
    public void A_matter_shows_the_stage_that_was_passed_over_and_the_ones_still_to_come()
    {
        var text = Text("matters/day-care");
        Assert.Contains("少了：党员大会审议", text, StringComparison.Ordinal);
        Assert.Contains("没有公布这一步", text, StringComparison.Ordinal);
        Assert.Contains("还没走到这一步", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_matters_payments_are_those_of_the_ledgers()
    {
        var text = Text("matters/east-road");
        Assert.Contains("账上已付", text, StringComparison.Ordinal);
        Assert.Contains("没超预算", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Minutes_show_resolutions_before_the_talk()
    {
        var text = Text("minutes/2026-10-12-representatives");
        Assert.True(Place(text, "定下来的事") < Place(text, "会上怎么说的"));
        Assert.Contains("办完了", text, StringComparison.Ordinal);
        Assert.Contains("正在办", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corrected_document_says_so_at_its_head_and_what_changed()
    {
        Assert.Contains("更正过", Text("finance/2026-03"), StringComparison.Ordinal);
        var changes = SceneText.Of(SampleVillage.Show(SampleVillage.Library, new Route.Revisions("finance/2026-03")));
        Assert.Contains("946.25", changes, StringComparison.Ordinal);
        Assert.Contains("[返回]", changes, StringComparison.Ordinal);
        var former = SceneText.Of(SampleVillage.Show(SampleVillage.Library, new Route.Document("finance/2026-03", 1)));
        Assert.Contains("这是第 1 版，最新的是第 2 版", former, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_names_the_very_revision_and_nothing_unpublished_has_one()
    {
        var scene = SampleVillage.Show(SampleVillage.Library, new Route.Qr("finance/2026-03", 2));
        var code = Assert.Single(SceneText.Nodes(scene).OfType<Node.Qr>());
        Assert.StartsWith("HTTP://192.168.1.20:5090/Q/", code.Content, StringComparison.Ordinal);
        Assert.True(code.SizeMm >= 60);
        var none = SampleVillage.Show(SampleVillage.Library, new Route.Qr("finance/2099-01"));
        Assert.DoesNotContain(SceneText.Nodes(none), node => node is Node.Qr);
    }

    [Fact]
    public void Notices_show_from_and_until_their_days_and_pinned_ones_stay_on_home()
    {
        var library = SampleVillage.Of(
            ("village.md", Village),
            ("notices/a.md", Notice("已过期", "2026-11-01", "until: 2026-11-05")),
            ("notices/b.md", Notice("还没到", "2026-11-02", "from: 2026-12-01")),
            ("notices/c.md", Notice("钉住的", "2026-01-03", "pinned: true")),
            ("notices/d.md", Notice("平常的", "2026-11-10", "pinned: false")));
        var list = SceneText.Of(SampleVillage.Show(library, new Route.List(Topic.Notices)));
        Assert.DoesNotContain("已过期", list, StringComparison.Ordinal);
        Assert.DoesNotContain("还没到", list, StringComparison.Ordinal);
        Assert.Contains("平常的", list, StringComparison.Ordinal);
        var home = SceneText.Of(SampleVillage.Show(library, new Route.Home()));
        Assert.True(Place(home, "钉住的") < Place(home, "平常的"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    public void Empty_tiny_and_overlong_content_all_make_a_scene(int repeat)
    {
        var body = string.Concat(Enumerable.Repeat("很长的一段话，没有尽头，", repeat * 50));
        var library = SampleVillage.Of(
            ("village.md", Village),
            ("notices/a.md", string.Create(CultureInfo.InvariantCulture, $"""
                ---
                kind: notice
                title: 题{new string('长', repeat * 3)}
                date: 2026-11-01
                ---

                {body}
                """)));
        Assert.Contains(
            "题",
            SceneText.Of(SampleVillage.Show(library, new Route.Document("notices/a"))),
            StringComparison.Ordinal);
        Assert.NotEmpty(SceneText.Of(SampleVillage.Show(library, new Route.List(Topic.Matters))));
    }

    private static string Notice(string title, string date, string show) => $$"""
        ---
        kind: notice
        title: {{title}}
        date: {{date}}
        show: {{{show}}}
        ---

        内容。
        """;

    private static PublishedRevision Latest(string id) => SampleVillage.Library.Current.Latest(id)!;

    private static int Place(string text, string part)
    {
        Assert.Contains(part, text, StringComparison.Ordinal);
        return text.IndexOf(part, StringComparison.Ordinal);
    }

    private static string Text(string id) =>
        SceneText.Of(SampleVillage.Show(SampleVillage.Library, new Route.Document(id)));
}
