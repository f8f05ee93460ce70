using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Asks the rules of the village about a vote.</summary>
internal static class VoteReadings
{
    /// <summary>What the rules make of a motion.</summary>
    public static VoteReading Of(ScreenContext context, VoteRecord vote, Motion motion)
    {
        var rules = RuleSets.For(context.Village);
        var outcome = VoteEvaluator.Evaluate(vote, rules);
        var judged = outcome.Motions[vote.Motions.Index().First(entry => ReferenceEquals(entry.Item, motion)).Index];
        return new VoteReading(
            judged.Verdict switch
            {
                Verdict.Passed => true,
                Verdict.Failed => false,
                _ => null,
            },
            judged.Needed,
            context.Say(judged.Sentence),
            context.Say(outcome.Citation) is { Length: > 0 } citation ? citation : null,
            outcome.Competence == Competence.NotCompetent && outcome.CompetenceSentence is { } why
                ? context.Say(why)
                : null);
    }
}
