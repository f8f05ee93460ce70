using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>Checks <c>village.md</c>.</summary>
internal static class VillageCheck
{
    public static void Run(CheckContext context)
    {
        if (context.Document is Village village && RuleSets.Find(village.Rules) is null)
        {
            var known = string.Join(", ", RuleSets.Keys);
            context.Add(
                VoteRules.UnknownRuleSet,
                context.Key("rules"),
                $"没有“{village.Rules}”这一套规则。",
                $"There is no rule set '{village.Rules}'.",
                new LocalText($"可以写：{known}。", $"Write one of: {known}."));
        }
    }
}
