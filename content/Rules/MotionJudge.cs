using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules;

/// <summary>Judges the motions and candidates of one vote.</summary>
internal sealed class MotionJudge(
    VoteRecord vote,
    VoteRuleData rule,
    QuorumState quorum,
    LocalText quorumSentence,
    Competence competence,
    LocalText? competenceSentence)
{
    private readonly Share majority = Share.From(rule.Majority);

    private int? Base => majority.Of switch
    {
        "due" => vote.Due,
        "cast" => vote.Cast ?? vote.Present,
        _ => vote.Present,
    };

    // More ballots than voters void everything, whatever the counts say.
    private bool IsVoid => rule.BallotsBoundByVoters && vote.Cast > vote.Present;

    private int? Needed => Base is { } count ? majority.Needed(count) : null;

    public MotionOutcome Judge(Motion motion)
    {
        if (motion.For is not { } votes)
        {
            return new MotionOutcome(motion, WithoutCounts(), Needed, Join(new LocalText(
                "没有公布票数，无法核对。", "The counts were not published and cannot be verified.")));
        }

        if (Base is not { } whole || Needed is not { } needed)
        {
            return new MotionOutcome(motion, WithoutCounts(), null, Join(new LocalText(
                $"赞成{VoteEvaluator.Number(votes)}票，没有写人数，无法判断。",
                $"{VoteEvaluator.Number(votes)} for; without attendance the result cannot be told.")));
        }

        var enough = majority.Holds(votes, whole);
        var area = AreaHolds(motion);
        var verdict = !enough || area == false ? Verdict.Failed
            : area is null ? Verdict.NotDecidable
            : Verdict.Passed;
        var final = Final(verdict);
        return new MotionOutcome(motion, final, needed, Join(CountSentence(votes, needed, verdict, final)));
    }

    public CandidateOutcome Judge(Candidate candidate)
    {
        if (candidate.Votes is not { } votes || Base is not { } whole || Needed is not { } needed)
        {
            return new CandidateOutcome(candidate, WithoutCounts(), Needed, new LocalText(
                "没有公布票数或人数，无法核对。", "Votes or attendance were not published and cannot be verified."));
        }

        if (IsVoid)
        {
            return new CandidateOutcome(candidate, Verdict.Failed, needed, new LocalText(
                $"收回{VoteEvaluator.Number(vote.Cast!.Value)}张票，比投票的人多：选举无效。",
                $"{VoteEvaluator.Number(vote.Cast!.Value)} ballots, more than voters: the election is void."));
        }

        var enough = majority.Holds(votes, whole);
        var final = Final(enough ? Verdict.Passed : Verdict.Failed);
        var (chinese, english) = enough ? ("票数达到", "enough") : ("票数没有达到", "not enough");
        return new CandidateOutcome(candidate, final, needed, new LocalText(
            $"得{VoteEvaluator.Number(votes)}票，需{VoteEvaluator.Number(needed)}票：{chinese}。",
            $"{VoteEvaluator.Number(votes)} votes, {VoteEvaluator.Number(needed)} needed: {english}."));
    }

    private LocalText CountSentence(int votes, int needed, Verdict counted, Verdict final)
    {
        var (chinese, english) = (counted, final) switch
        {
            (Verdict.Passed, Verdict.Passed) => ("通过", "passed"),
            (Verdict.Passed, Verdict.Failed) when quorum == QuorumState.NotMet =>
                ("票数够，但到会人数不够，不算通过", "enough votes, but no quorum: not passed"),
            (Verdict.Passed, Verdict.Failed) when IsVoid =>
                ("票数够，但收回的票比投票的人多，无效", "enough votes, but more ballots than voters: void"),
            (Verdict.Passed, Verdict.Failed) =>
                ("票数够，但这个会无权决定，不算通过", "enough votes, but not for this body to decide: not passed"),
            (Verdict.Passed, _) => ("票数够，但无法判断到会人数", "enough votes, but the quorum cannot be told"),
            (Verdict.NotDecidable, _) => ("人数够，没有写赞成面积，无法判断", "enough heads, but without floor area it cannot be told"),
            _ => ("未通过", "not passed"),
        };
        return new LocalText(
            $"赞成{VoteEvaluator.Number(votes)}票，需{VoteEvaluator.Number(needed)}票：{chinese}。",
            $"{VoteEvaluator.Number(votes)} for, {VoteEvaluator.Number(needed)} needed: {english}.");
    }

    private bool? AreaHolds(Motion motion)
    {
        if (!rule.ByArea)
        {
            return true;
        }

        var whole = majority.Of == "due" ? vote.DueArea : vote.PresentArea;
        return whole is { } area && motion.ForArea is { } part ? majority.Holds(part, area) : null;
    }

    // Whatever the counts: without a quorum, or before a body that may not decide, nothing is passed.
    private Verdict WithoutCounts() =>
        quorum == QuorumState.NotMet || competence == Competence.NotCompetent || IsVoid
            ? Verdict.Failed
            : Verdict.NotDecidable;

    private Verdict Final(Verdict counted) => counted switch
    {
        Verdict.Failed => Verdict.Failed,
        _ when WithoutCounts() == Verdict.Failed => Verdict.Failed,
        Verdict.Passed when quorum == QuorumState.Unknown => Verdict.NotDecidable,
        _ => counted,
    };

    private LocalText Join(LocalText counts)
    {
        var why = competence == Competence.NotCompetent ? competenceSentence : null;
        return new LocalText(
            quorumSentence.Chinese + counts.Chinese + (why?.Chinese ?? ""),
            string.Join(' ', new[] { quorumSentence.English, counts.English, why?.English }.OfType<string>()));
    }
}
