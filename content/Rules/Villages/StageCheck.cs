using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Whether the documents a matter's stages refer to are those of the right meeting, and say yes.</summary>
internal static class StageCheck
{
    public static void Run(VillageContext context)
    {
        foreach (var (facts, matter) in context.OfKind<Matter>())
        {
            foreach (var stage in MatterProgress.Of(matter, context.Rules).Stages)
            {
                if (stage.Step is { } step)
                {
                    CheckStep(facts, stage, step, context);
                }
            }

            if (matter.DecidedBy is { } id && context.ById.TryGetValue(id, out var decided))
            {
                CheckPassed(facts, decided, facts.Key("decided-by"), context);
            }
        }

        foreach (var (facts, contract) in context.OfKind<Contract>())
        {
            if (contract.AwardedBy is { } id && context.ById.TryGetValue(id, out var award))
            {
                CheckPassed(facts, award, facts.Key("awarded-by"), context);
                CheckWithin(facts, contract, award, context);
            }
        }
    }

    private static void CheckStep(DocumentFacts facts, StageProgress stage, MatterStep step, VillageContext context)
    {
        if (stage.Stage.Bodies.Count == 0)
        {
            return;
        }

        var bodies = step.Links.Where(context.ById.ContainsKey)
            .Select(id => context.ById[id].Decision?.Body)
            .OfType<DecisionBody>()
            .ToList();
        if (bodies.Count > 0 && !bodies.Any(body => stage.Stage.Bodies.Contains(DocumentWords.KeyOf(body))))
        {
            var held = DocumentWords.NameOf(bodies[0]);
            context.Add(
                DutyRules.StageOfOtherBody,
                facts,
                new TextPlace(step.Line, 1),
                $"“{step.Stage}”这一步连的是{held.Chinese}的文件，不是这一步该开的会。",
                $"The stage '{step.Stage}' refers to a document of another body ({held.English}).",
                new LocalText("连到那次会的记录；没有开过会就照实说明。", "Link that meeting's minutes, or say that there was none."));
        }
    }

    // The vote is the limit of what is signed under it, not only of what is paid.
    private static void CheckWithin(
        DocumentFacts facts, Contract contract, DocumentFacts award, VillageContext context)
    {
        if (!contract.MoneyComesIn
            && contract.Amount.Value is { } amount
            && award.Decision is { IsVote: true, Limit: { } limit }
            && amount > limit)
        {
            context.Add(
                VoteRules.AuthorityTooSmall,
                facts,
                facts.Key("amount"),
                $"合同金额 {amount}，{award.Id} 只同意花 {limit}。",
                $"The contract is over {amount}; {award.Id} allows {limit}.",
                new LocalText("超出的部分要重新表决。", "What goes beyond needs another vote."));
        }
    }

    private static void CheckPassed(
        DocumentFacts facts, DocumentFacts decision, TextPlace place, VillageContext context)
    {
        if (decision.Decision?.WhyFailed is { } why)
        {
            context.Add(
                VoteRules.AuthorityNotPassed,
                facts,
                place,
                $"依据的 {decision.Id} 没有通过：{why.Chinese}",
                $"It rests on {decision.Id}, which was not passed: {why.English}");
        }
    }
}
