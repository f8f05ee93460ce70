using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>Checks <c>village.md</c>.</summary>
internal static class VillageCheck
{
    public static void Run(CheckContext context)
    {
        if (context.Document is not Village village)
        {
            return;
        }

        CheckOwnRules(village, context);
        CheckSupervisors(village, context);
        if (RuleSets.Find(village.Rules) is null)
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

    private static void CheckOwnRules(Village village, CheckContext context)
    {
        var law = RuleSets.Find(village.Rules) ?? RuleSets.National;
        foreach (var rule in OwnRuleSet.Apply(law, village.OwnRules).Looser)
        {
            context.Add(
                VoteRules.LooserThanLaw,
                context.Key("own-rules"),
                $"“{rule.Key}”写的是 {rule.Own}，比法律的 {rule.Law} 宽，不起作用。",
                $"'{rule.Key}' says {rule.Own}, looser than the law's {rule.Law}; it does not hold.",
                new LocalText("村里的规定只能比法律严；去掉这一行。", "Own rules can only be stricter; remove the line."));
        }
    }

    private static void CheckSupervisors(Village village, CheckContext context)
    {
        foreach (var name in village.Supervisors.Select(NameOf).Intersect(village.Committee.Select(NameOf)))
        {
            context.Add(
                DutyRules.SupervisesItself,
                context.Key("supervisors"),
                $"“{name}”既是村委会成员，又是监督委员。",
                $"'{name}' is on the committee and supervises it.",
                new LocalText("监督委员要由村委会以外的人当。", "Supervisors are not members of the committee."));
        }
    }

    // 孙长河（主任）: the office is not part of the name.
    private static string NameOf(string written) => written.Split('（', '(', '，', ',', ' ')[0].Trim();
}
