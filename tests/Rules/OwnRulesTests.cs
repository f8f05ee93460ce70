using System.Globalization;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;

namespace VillagePublic.Tests.Rules;

/// <summary>The law of the day of the vote, and what a village asks of itself beyond it.</summary>
public sealed class OwnRulesTests
{
    [Fact]
    public void A_stricter_rule_of_the_village_holds_and_is_cited_as_its_own()
    {
        var village = Village("""
              representatives-quorum: 3/4
              representatives-majority: 2/3 of due
            """, out var findings);
        var rules = RuleSets.For(village);

        var outcome = VoteEvaluator.Evaluate(Vote("2026-10-12", "representatives", 45, 34, 29), rules);

        Assert.Empty(findings);
        Assert.Equal(34, outcome.QuorumNeeded);
        Assert.Equal(QuorumState.Met, outcome.Quorum);
        Assert.Equal((30, Verdict.Failed), (outcome.Motions[0].Needed, outcome.Motions[0].Verdict));
        Assert.Contains("本村自己的规定", outcome.Citation.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("representatives-quorum: 1/2")]
    [InlineData("representatives-majority: 1/2")]
    [InlineData("representatives-majority: 1/3 of due")]
    [InlineData("members-majority: 3/4")]
    [InlineData("posting-days: 14")]
    [InlineData("reply-days: 9")]
    public void A_looser_rule_is_an_error_and_does_not_hold(string rule)
    {
        var village = Village("  " + rule, out var findings);
        var (law, own) = (RuleSets.Find("shandong")!, RuleSets.For(village));

        var finding = Assert.Single(findings);
        Assert.Equal(("VP3012", Severity.Error), (finding.Code, finding.Severity));
        Assert.Equal(
            (law.Posting(day: null), law.Reply(day: null)), (own.Posting(day: null), own.Reply(day: null)));
        foreach (var body in (string[])["representatives", "members"])
        {
            var vote = Vote("2026-10-12", body, 45, 30, 16);
            Assert.Equal(
                VoteEvaluator.Evaluate(vote, law).Motions[0], VoteEvaluator.Evaluate(vote, own).Motions[0]);
        }
    }

    [Fact]
    public void Days_can_be_tightened_either_way_and_a_slip_is_told()
    {
        var village = Village("""
              posting-days: 20
              reply-days: 3
              finance-due-day: 8
              council-quorum: most of them
              postng-days: 9
            """, out var findings);
        var rules = RuleSets.For(village);

        Assert.Equal(
            (20, 3, 8), (rules.Posting(day: null)?.Days, rules.Reply(day: null)?.Days, rules.Finance.DueDay));
        Assert.Equal(["VP1007", "VP1014"], findings.Select(finding => finding.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2011-05-01", "第26条（2010 年修订文本）")]
    [InlineData("2025-12-31", "第26条（2018 年修正文本）")]
    [InlineData("2026-01-01", "第30条（2025 年修正文本）")]
    public void A_vote_is_judged_by_the_text_in_force_on_its_day(string day, string version)
    {
        var outcome = VoteEvaluator.Evaluate(Vote(day, "representatives", 45, 30, 16), RuleSets.National);

        Assert.Contains(version, outcome.Citation.Chinese, StringComparison.Ordinal);
        Assert.Equal(Verdict.Passed, outcome.Motions[0].Verdict);
    }

    [Theory]
    [InlineData("2025-12-31", "national", null, "")]
    [InlineData("2026-01-01", "national", 15, "第35条（2025 年修正文本）")]
    [InlineData("2025-12-31", "shandong", 5, "《山东省村务公开条例》第13条（2018 年修正文本）")]
    [InlineData("2026-01-01", "shandong", 15, "《中华人民共和国村民委员会组织法》第35条（2025 年修正文本）")]
    [InlineData("2013-10-31", "chongqing", null, "")]
    [InlineData("2025-12-31", "chongqing", 10, "第30条（2013 年修订文本）")]
    public void A_publication_stays_posted_as_long_as_the_strictest_text_of_its_day_asks(
        string day, string rules, int? days, string cite)
    {
        var posting = RuleSets.Find(rules)!.Posting(DateOnly.Parse(day, CultureInfo.InvariantCulture));

        Assert.Equal(days, posting?.Days);
        Assert.EndsWith(cite, posting?.Citation.Chinese ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Before_a_law_was_in_force_nothing_is_judged_by_it()
    {
        var outcome = VoteEvaluator.Evaluate(Vote("2025-04-30", "members", 90, 80, 70), RuleSets.National);

        Assert.Null(outcome.RuleKey);
        Assert.Equal(Verdict.NotDecidable, outcome.Motions[0].Verdict);
        Assert.Equal(
            Verdict.Passed,
            VoteEvaluator.Evaluate(Vote("2025-05-01", "members", 90, 80, 70), RuleSets.National).Motions[0].Verdict);
    }

    [Fact]
    public void More_ballots_than_voters_void_an_election()
    {
        const string Text = """
            ---
            kind: vote
            title: 选举
            date: 2026-10-12
            body: villagers
            due: 100
            present: 80
            cast: 81
            ---

            | 候选人 | 得票 |
            | --- | ---: |
            | 甲 | 60 |
            """;
        var result = new DocumentChecker(RuleSets.National).Check("votes/a.md", Text);
        var vote = Assert.IsType<VoteRecord>(result.Parsed);

        var candidate = Assert.Single(VoteEvaluator.Evaluate(vote, RuleSets.National).Candidates);

        Assert.Equal(Verdict.Failed, candidate.Verdict);
        Assert.Contains("选举无效", candidate.Sentence.Chinese, StringComparison.Ordinal);
        Assert.Equal(["VP3013"], result.Diagnostics.Select(finding => finding.Code));
        var sound = VoteEvaluator.Evaluate(vote with { Cast = 70 }, RuleSets.National).Candidates[0];
        Assert.Equal((36, Verdict.Passed), (sound.Needed, sound.Verdict));
    }

    private static Village Village(string own, out IReadOnlyList<Diagnostic> findings)
    {
        var text = $"""
            ---
            kind: village
            title: 某某村
            name: 某某村
            code: "379900100201"
            rules: shandong
            own-rules:
            {own}
            ---
            """;
        var result = new DocumentChecker(RuleSets.Find("shandong")!).Check("village.md", text);
        findings = result.Diagnostics;
        return Assert.IsType<Village>(result.Parsed ?? ParsedOf(text));
    }

    private static ParsedDocument ParsedOf(string text) => DocumentParser.Parse("village.md", string.Join(
        '\n', text.Split('\n').Where(line => !line.Contains("most of them", StringComparison.Ordinal)))).Document!;

    private static VoteRecord Vote(string day, string body, int due, int present, int votes) =>
        Assert.IsType<VoteRecord>(DocumentParser.Parse("votes/a.md", $"""
            ---
            kind: vote
            title: 表决
            date: {day}
            body: {body}
            due: {due}
            present: {present}
            ---

            | 议题 | 赞成 |
            | --- | ---: |
            | 一件事 | {votes} |
            """).Document);
}
