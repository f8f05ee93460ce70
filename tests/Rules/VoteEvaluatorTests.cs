using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;

namespace VillagePublic.Tests.Rules;

public sealed class VoteEvaluatorTests
{
    [Theory]
    [InlineData("representatives", Verdict.Passed, 14)]
    [InlineData("member-representatives", Verdict.Failed, 26)]
    public void The_same_count_passes_before_one_body_and_fails_before_another(
        string body, Verdict expected, int needed)
    {
        var outcome = Evaluate(body, due: 38, present: 26, "| 一件事 | 14 | 9 | 3 | |");

        Assert.Equal(expected, outcome.Motions[0].Verdict);
        Assert.Equal(needed, outcome.Motions[0].Needed);
    }

    [Fact]
    public void The_arithmetic_is_told_in_one_sentence()
    {
        var outcome = Evaluate("representatives", due: 45, present: 32, "| 一件事 | 20 | 9 | 3 | |");

        Assert.Equal("应到45人，实到32人（需30人）：达到法定人数。赞成20票，需17票：通过。", outcome.Motions[0].Sentence.Chinese);
        Assert.Equal(
            "45 due, 32 present (30 needed): quorum reached. 20 for, 17 needed: passed.",
            outcome.Motions[0].Sentence.English);
        Assert.Contains("第30条", outcome.Citation.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_quorum_nothing_is_passed()
    {
        var outcome = Evaluate("representatives", due: 45, present: 29, "| 一件事 | 29 | 0 | 0 | |");

        Assert.Equal(QuorumState.NotMet, outcome.Quorum);
        Assert.Equal(Verdict.Failed, outcome.Motions[0].Verdict);
    }

    [Fact]
    public void Exactly_half_is_not_more_than_half()
    {
        Assert.Equal(Verdict.Failed, Evaluate("representatives", 45, 30, "| 一件事 | 15 | 15 | 0 | |").Motions[0].Verdict);
        Assert.Equal(Verdict.Passed, Evaluate("representatives", 45, 30, "| 一件事 | 16 | 14 | 0 | |").Motions[0].Verdict);
    }

    [Fact]
    public void A_body_that_may_not_decide_the_subject_decides_nothing()
    {
        var outcome = Evaluate(
            "member-representatives", 48, 43, "| 补偿款怎么分 | 39 | 3 | 1 | |", "subject: land-compensation");

        Assert.Equal(Competence.NotCompetent, outcome.Competence);
        Assert.Equal(Verdict.Failed, outcome.Motions[0].Verdict);
        Assert.Contains("无权决定", outcome.Motions[0].Sentence.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_that_were_not_published_are_not_zero()
    {
        var outcome = Evaluate("representatives", 45, 36, "| 一件事 | — | — | — | 一致同意 |");

        Assert.Equal(Verdict.NotDecidable, outcome.Motions[0].Verdict);
        Assert.Null(outcome.Motions[0].Motion.For);
    }

    [Fact]
    public void An_assembly_counted_by_households_needs_two_thirds_of_them()
    {
        var people = Evaluate("villagers", 400, 201, "| 一件事 | 150 | 51 | 0 | |");
        var households = Evaluate("villagers", 400, 201, "| 一件事 | 150 | 51 | 0 | |", "counted: households");

        Assert.Equal(QuorumState.Met, people.Quorum);
        Assert.Equal(QuorumState.NotMet, households.Quorum);
        Assert.Equal(267, households.QuorumNeeded);
    }

    [Fact]
    public void Land_contracting_needs_two_thirds_of_all_representatives()
    {
        var outcome = Evaluate("representatives", 45, 32, "| 承包方案 | 29 | 3 | 0 | |", "subject: land-contracting");

        Assert.Equal("land-contracting", outcome.RuleKey);
        Assert.Equal((Verdict.Failed, 30), (outcome.Motions[0].Verdict, outcome.Motions[0].Needed));
    }

    [Fact]
    public void Owners_are_counted_by_heads_and_by_floor_area()
    {
        const string Table = "| 议题 | 赞成 | 赞成面积 |\n| --- | --- | --- |\n| 换电梯 | 60 | 4,000 |";
        const string Keys = "due-area: 9000\npresent-area: 7000\nsubject: owners-special";
        var little = Evaluate(Vote("owners", 100, 70, Table, Keys));
        var enough = Evaluate(Vote("owners", 100, 70, Table.Replace("4,000", "5,600"), Keys));

        Assert.Equal(Verdict.Failed, little.Motions[0].Verdict);
        Assert.Equal(Verdict.Passed, enough.Motions[0].Verdict);
    }

    [Fact]
    public void A_rule_is_cited_by_its_article_in_the_text_in_force_on_the_day()
    {
        var before = Evaluate(Vote("representatives", 45, 32, Motions("| 一件事 | 20 | 9 | 3 | |"), "", "2025-12-31"));
        var after = Evaluate(Vote("representatives", 45, 32, Motions("| 一件事 | 20 | 9 | 3 | |"), "", "2026-01-01"));

        Assert.Contains("第26条（2018 年修正文本", before.Citation.Chinese, StringComparison.Ordinal);
        Assert.Contains("第30条（2025 年修正文本", after.Citation.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_candidate_needs_more_than_half_of_the_ballots()
    {
        const string Table = "| 候选人 | 得票 |\n| --- | --- |\n| 甲 | 49 |\n| 乙 | 34 |";
        var outcome = Evaluate(Vote("group", 121, 86, Table, ""));

        Assert.Equal([Verdict.Passed, Verdict.Failed], outcome.Candidates.Select(candidate => candidate.Verdict));
        Assert.Equal("得49票，需44票：票数达到。", outcome.Candidates[0].Sentence.Chinese);
    }

    [Fact]
    public void Every_rule_set_loads_and_covers_every_body_that_votes()
    {
        foreach (var rules in RuleSets.Keys.Select(key => RuleSets.Find(key)!))
        {
            Assert.NotEmpty(rules.Name.Chinese);
            Assert.Equal(6, rules.Stages.Count);
            foreach (var key in rules.VoteRuleKeys)
            {
                Assert.NotNull(rules.FindRule(key, day: null));
            }
        }
    }

    private static VoteOutcome Evaluate(string body, int due, int present, string row, string keys = "") =>
        Evaluate(Vote(body, due, present, Motions(row), keys));

    private static VoteOutcome Evaluate(VoteRecord vote) => VoteEvaluator.Evaluate(vote, RuleSets.National);

    private static string Motions(string row) =>
        "| 议题 | 赞成 | 反对 | 弃权 | 结果 |\n| --- | --- | --- | --- | --- |\n" + row;

    private static VoteRecord Vote(
        string body, int due, int present, string table, string keys, string date = "2026-10-12")
    {
        var text = $"""
            ---
            kind: vote
            title: 表决
            date: {date}
            body: {body}
            due: {due}
            present: {present}
            {keys}
            ---

            {table}
            """;
        var result = DocumentParser.Parse("votes/test.md", text);
        Assert.Empty(result.Diagnostics.Select(diagnostic => diagnostic.Format("en")));
        return (VoteRecord)result.Document!;
    }
}
