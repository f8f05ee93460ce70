using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Whether decisions and results were made public, and whether meetings count the right people.</summary>
internal static class DecisionCheck
{
    // Where the law says "at any time", a month is what people wait before they ask.
    internal const int DefaultDays = 30;

    private static readonly string[] FinishedWords = ["完工", "完成", "办完", "办结", "结束", "finished", "complete", "done"];

    private static readonly string[] UnfinishedWords = ["未", "没", "还", "not ", "in"];

    public static void Run(VillageContext context)
    {
        foreach (var (facts, matter) in context.OfKind<Matter>())
        {
            CheckStages(facts, matter, context);
        }

        if (context.Village is { } village)
        {
            foreach (var facts in context.Documents.Where(facts => facts.Decision is { IsVote: true }))
            {
                CheckDue(facts, facts.Decision!, village, context);
            }
        }
    }

    private static void CheckStages(DocumentFacts facts, Matter matter, VillageContext context)
    {
        var stages = MatterProgress.Of(matter, context.Rules).Stages;
        var decided = stages.FirstOrDefault(stage => stage.Stage.Key == "decision")?.Step;
        var announced = stages.FirstOrDefault(stage => stage.Stage.Key == "announcement")?.Step;
        var result = stages.FirstOrDefault(stage => stage.Stage.Key == "result")?.Step;
        var days = context.Rules.MajorMatters(decided?.Date)?.Days ?? DefaultDays;
        if (decided?.Date is { } day && announced is null && context.Today.DayNumber - day.DayNumber > days)
        {
            context.Add(
                DutyRules.DecisionNotPublished,
                facts,
                new TextPlace(decided.Line, 1),
                $"{day:yyyy-MM-dd} 决议，过了 {days} 天还没有公开。",
                $"Decided on {day:yyyy-MM-dd} and not made public within {days} days.");
        }

        if (result is null && IsPaid(matter, context))
        {
            context.Add(
                DutyRules.ResultNotPublished,
                facts,
                facts.Key("status"),
                "合同的钱都付清了，却没有公开实施结果。",
                "Its contracts are paid in full, but the result was not made public.");
        }
        else if (matter.Status is { } status && IsFinished(status) && result is null)
        {
            context.Add(
                DutyRules.ResultNotPublished,
                facts,
                facts.Key("status"),
                $"状态是“{status}”，却没有公开实施结果。",
                $"The status is '{status}', but the result was not made public.");
        }
    }

    private static bool IsPaid(Matter matter, VillageContext context)
    {
        var instalments = context.OfKind<Contract>()
            .Where(pair => pair.Document.Matters.Contains(matter.Id))
            .SelectMany(pair => pair.Document.Instalments)
            .ToList();
        return instalments.Count > 0 && instalments.All(part => part.Paid.Value >= part.Due.Value);
    }

    private static bool IsFinished(string status)
    {
        var start = status.Split('，', ',', '；')[0].ToLowerInvariant();
        return FinishedWords.Any(word => start.Contains(word, StringComparison.Ordinal))
            && !UnfinishedWords.Any(word => start.StartsWith(word, StringComparison.Ordinal));
    }

    private static void CheckDue(DocumentFacts facts, DecisionFacts vote, Village village, VillageContext context)
    {
        var registered = vote.Body switch
        {
            DecisionBody.Representatives => village.Representatives,
            DecisionBody.Members => village.Members,
            DecisionBody.Villagers => village.Adults,
            _ => null,
        };
        if (registered is { } expected && vote.PeopleDue is { } due && due != expected)
        {
            context.Add(
                VoteRules.DueDiffers,
                facts,
                facts.Key("due"),
                $"应到写的是 {due}，village.md 登记的是 {expected}。",
                $"{due} are due here; village.md says {expected}.",
                new LocalText("人数变了，就更新 village.md。", "If the number has changed, update village.md."));
        }
    }
}
