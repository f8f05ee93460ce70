using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>Checks the attendance of a meeting.</summary>
internal static class MinutesCheck
{
    public static void Run(CheckContext context)
    {
        if (context.Document is MeetingMinutes minutes)
        {
            VoteCheck.CheckAttendance(minutes.Due, minutes.Present, context);
            CheckQuorum(minutes, context);
        }
    }

    // A meeting without a quorum may talk; what it resolves does not count.
    private static void CheckQuorum(MeetingMinutes minutes, CheckContext context)
    {
        if (minutes.Resolutions.Count == 0)
        {
            return;
        }

        var outcome = VoteEvaluator.Evaluate(
            new VoteRecord
            {
                Source = minutes.Source,
                Title = minutes.Title,
                Body = [],
                Date = minutes.Date,
                VotingBody = minutes.MeetingBody,
                Due = minutes.Due,
                Present = minutes.Present,
            },
            context.Rules);
        if (outcome.Quorum == QuorumState.NotMet)
        {
            context.Add(
                VoteRules.NoQuorum,
                context.Key("present"),
                outcome.QuorumSentence.Chinese,
                outcome.QuorumSentence.English,
                new LocalText($"依据：{outcome.Citation.Chinese}。", $"By {outcome.Citation.English}."));
        }
    }
}
