using System.Globalization;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules;

/// <summary>Judges a vote by a rule set and explains the arithmetic. Pure; thread-safe.</summary>
public static class VoteEvaluator
{
    /// <summary>Judges a vote.</summary>
    /// <param name="vote">The vote.</param>
    /// <param name="rules">The village's rule set.</param>
    public static VoteOutcome Evaluate(VoteRecord vote, RuleSet rules)
    {
        var (competence, why) = CompetenceOf(vote, rules);
        if (rules.RuleOf(vote) is not { } rule)
        {
            var none = new LocalText(
                $"{Attendance(vote).Chinese}。对{DocumentWords.NameOf(vote.VotingBody).Chinese}的表决，那一天没有可以核对的法律规定。",
                $"{Attendance(vote).English}. The rule set has no rule for this body's votes on that day.");
            return new VoteOutcome
            {
                Quorum = QuorumState.Unknown,
                QuorumSentence = none,
                Competence = competence,
                CompetenceSentence = why,
                Citation = new LocalText("", ""),
                Motions = [.. vote.Motions.Select(m => new MotionOutcome(m, Verdict.NotDecidable, null, none))],
                Candidates =
                    [.. vote.Candidates.Select(c => new CandidateOutcome(c, Verdict.NotDecidable, null, none))],
            };
        }

        var (state, needed, sentence) = QuorumOf(vote, rule);
        var judge = new MotionJudge(vote, rule, state, sentence, competence, why);
        return new VoteOutcome
        {
            RuleKey = rule.Key,
            Citation = rules.Cite(rule.Cite, vote.Date),
            Quorum = state,
            QuorumNeeded = needed,
            QuorumSentence = sentence,
            Competence = competence,
            CompetenceSentence = why,
            Motions = [.. vote.Motions.Select(judge.Judge)],
            Candidates = [.. vote.Candidates.Select(judge.Judge)],
        };
    }

    /// <summary>A number with thousands separators.</summary>
    internal static string Number(int value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>The counter of what a vote counts: 人 or 户.</summary>
    internal static string Counter(VoteRecord vote) => vote.CountsHouseholds ? "户" : "人";

    private static (Competence State, LocalText? Why) CompetenceOf(VoteRecord vote, RuleSet rules)
    {
        if (vote.Subject is not { } key || rules.FindSubject(key) is not { } subject)
        {
            return (Competence.NotStated, null);
        }

        var body = rules.BodyRule(vote.VotingBody, vote.Date);
        if (body?.NotFor.Contains(key) != true)
        {
            return (Competence.Competent, null);
        }

        var name = DocumentWords.NameOf(vote.VotingBody);
        var cite = rules.Cite(body.NotForCite, vote.Date);
        return (Competence.NotCompetent, new LocalText(
            $"{subject.Name.Zh}这件事，{name.Chinese}无权决定，要由成员大会决定：{cite.Chinese}。",
            $"{name.English} may not decide {subject.Name.En}; that is for the members' assembly: {cite.English}."));
    }

    private static (QuorumState State, int? Needed, LocalText Sentence) QuorumOf(VoteRecord vote, VoteRuleData rule)
    {
        var attendance = Attendance(vote);
        var data = vote.CountsHouseholds && rule.HouseholdQuorum is { } households ? households : rule.Quorum;
        if (data is null)
        {
            return (QuorumState.NotRequired, null, new LocalText(
                attendance.Chinese + "（到会人数不另作要求）。",
                attendance.English + " (no quorum is required)."));
        }

        if (vote.Due is not { } due || vote.Present is not { } present)
        {
            return (QuorumState.Unknown, null, new LocalText(
                attendance.Chinese + "：无法判断是否达到法定人数。",
                attendance.English + ": whether there was a quorum cannot be told."));
        }

        var share = Share.From(data);
        var needed = share.Needed(due);
        var met = share.Holds(present, due) && AreaQuorum(vote, rule, share) != false;
        var known = !met || !rule.ByArea || AreaQuorum(vote, rule, share) is not null;
        var state = !known ? QuorumState.Unknown : met ? QuorumState.Met : QuorumState.NotMet;
        var (chinese, english) = state switch
        {
            QuorumState.Met => ("达到法定人数", "quorum reached"),
            QuorumState.NotMet => ("未达到法定人数", "no quorum"),
            _ => ("没有写面积，无法判断是否达到法定人数", "without floor areas the quorum cannot be told"),
        };
        return (state, needed, new LocalText(
            $"{attendance.Chinese}（需{Number(needed)}{Counter(vote)}）：{chinese}。",
            $"{attendance.English} ({Number(needed)} needed): {english}."));
    }

    private static bool? AreaQuorum(VoteRecord vote, VoteRuleData rule, Share share) =>
        !rule.ByArea ? true
        : vote.DueArea is { } due && vote.PresentArea is { } present ? share.Holds(present, due)
        : null;

    private static LocalText Attendance(VoteRecord vote)
    {
        var unit = Counter(vote);
        var (due, dueEnglish) = vote.Due is { } d
            ? ($"应到{Number(d)}{unit}", $"{Number(d)} due")
            : ("应到人数没有写", "due not stated");
        var (present, presentEnglish) = vote.Present is { } p
            ? ($"实到{Number(p)}{unit}", $"{Number(p)} present")
            : ("实到人数没有写", "present not stated");
        return new LocalText($"{due}，{present}", $"{dueEnglish}, {presentEnglish}");
    }
}
