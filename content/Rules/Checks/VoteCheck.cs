using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>Counts a vote again and compares it with what the author states.</summary>
internal static class VoteCheck
{
    public static void Run(CheckContext context)
    {
        if (context.Document is not VoteRecord vote)
        {
            return;
        }

        CheckNames(vote, context);
        CheckAttendance(vote.Due, vote.Present, context);
        CheckBallots(vote, context);
        var outcome = VoteEvaluator.Evaluate(vote, context.Rules);
        if (outcome.Quorum == QuorumState.NotMet)
        {
            context.Add(
                VoteRules.NoQuorum,
                context.Key("present"),
                outcome.QuorumSentence.Chinese,
                outcome.QuorumSentence.English,
                new LocalText($"依据：{outcome.Citation.Chinese}。", $"By {outcome.Citation.English}."));
        }

        if (outcome.CompetenceSentence is { } why)
        {
            context.Add(VoteRules.NotCompetent, context.Key("subject"), why.Chinese, why.English);
        }

        foreach (var motion in outcome.Motions)
        {
            CheckMotion(motion, vote, context);
        }

        foreach (var candidate in vote.Candidates)
        {
            CheckCount(candidate.Votes, candidate.Name, candidate.Line, vote, context);
        }

        foreach (var row in vote.Evaluations)
        {
            var sum = row.Satisfied + row.FairlySatisfied + row.Dissatisfied;
            CheckCount(sum, row.Name, row.Line, vote, context);
        }
    }

    /// <summary>More present than due is a slip of the pen in any meeting.</summary>
    internal static void CheckAttendance(int? due, int? present, CheckContext context)
    {
        if (present > due)
        {
            context.Add(
                VoteRules.TooManyPresent,
                context.Key("present"),
                $"实到 {present} 人，多于应到 {due} 人。",
                $"{present} are present, more than the {due} due.");
        }
    }

    private static void CheckBallots(VoteRecord vote, CheckContext context)
    {
        if (vote.Cast > vote.Present)
        {
            context.Add(
                VoteRules.TooManyBallots,
                context.Key("cast"),
                $"收回 {vote.Cast} 张票，投票的只有 {vote.Present} 人。",
                $"{vote.Cast} ballots were collected from {vote.Present} voters.",
                new LocalText("票比人多，选举整个无效。", "With more ballots than voters an election is void."));
        }
    }

    private static void CheckNames(VoteRecord vote, CheckContext context)
    {
        if (vote.Subject is { } subject && context.Rules.FindSubject(subject) is null)
        {
            var known = string.Join(", ", context.Rules.Subjects.Select(row => row.Key));
            context.Add(
                VoteRules.UnknownSubject,
                context.Key("subject"),
                $"规则里没有“{subject}”，无法核对谁有权决定。",
                $"The rules know no subject '{subject}'; who may decide it cannot be checked.",
                new LocalText($"可以写：{known}。", $"Write one of: {known}."));
        }

        if (vote.Rule is { } rule && context.Rules.FindRule(rule, day: null) is null)
        {
            var known = string.Join(", ", context.Rules.VoteRuleKeys);
            context.Add(
                VoteRules.UnknownRule,
                context.Key("rule"),
                $"规则里没有“{rule}”。",
                $"The rules know no vote rule '{rule}'.",
                new LocalText($"可以写：{known}。", $"Write one of: {known}."));
        }
    }

    private static void CheckMotion(MotionOutcome outcome, VoteRecord vote, CheckContext context)
    {
        var motion = outcome.Motion;
        if (motion.For is null)
        {
            context.Add(
                VoteRules.NoCounts,
                context.In(motion.Line, motion.Text),
                $"“{motion.Text}”没有公布票数，页面上会这样写明。",
                $"The counts of '{motion.Text}' are not published; the page says so.");
        }

        var counts = new[] { motion.For, motion.Against, motion.Abstain, motion.Invalid };
        int? sum = motion.For is null ? null : counts.Sum(count => count ?? 0);
        CheckCount(sum, motion.Text, motion.Line, vote, context);
        if (sum < vote.Present && counts.Take(3).All(count => count is not null))
        {
            context.Add(
                VoteRules.VotesMissing,
                context.In(motion.Line, motion.Text),
                $"到会 {vote.Present}，各种票加起来只有 {sum}，少 {vote.Present - sum}。",
                $"{vote.Present} are present but the votes add up to {sum}; {vote.Present - sum} are missing.");
        }

        if (StatedResult.Passed(motion.StatedResult) is { } stated
            && outcome.Verdict != Verdict.NotDecidable
            && stated != (outcome.Verdict == Verdict.Passed))
        {
            context.Add(
                VoteRules.ResultDiffers,
                context.In(motion.Line, motion.StatedResult!),
                $"写的结果是“{motion.StatedResult}”，算下来是：{outcome.Sentence.Chinese}",
                $"The stated result is '{motion.StatedResult}'; reckoned: {outcome.Sentence.English}");
        }
    }

    private static void CheckCount(int? sum, string what, int line, VoteRecord vote, CheckContext context)
    {
        if (sum > vote.Present)
        {
            context.Add(
                VoteRules.TooManyVotes,
                context.In(line, what),
                $"“{what}”的票数是 {sum}，到会只有 {vote.Present}。",
                $"'{what}' has {sum} votes, but only {vote.Present} are present.");
        }
    }
}
