using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>Looks for gaps among the stages of a matter.</summary>
internal static class MatterCheck
{
    public static void Run(CheckContext context)
    {
        if (context.Document is not Matter matter || matter.Steps.Count == 0)
        {
            return;
        }

        var progress = MatterProgress.Of(matter, context.Rules);
        var reached = progress.LastReached;
        foreach (var stage in progress.Stages.Where(stage => stage.Step is null && stage.Index < reached))
        {
            var cite = context.Rules.Cite(context.Rules.StagesCite, matter.Date);
            context.Add(
                DutyRules.StageMissing,
                new TextPlace(matter.Steps[0].Line, 1),
                $"后面的步骤已经有了，却没有“{stage.Stage.Name.Chinese}”：{cite.Chinese}。",
                $"Later stages are there, but not the '{stage.Stage.Name.English}': {cite.English}.",
                new LocalText("补上这一步的日期和文件；没有开过会就照实说明。", "Add its date and document, or say why not."));
        }

        var dated = progress.Stages.Where(stage => stage.Step?.Date is not null).ToList();
        for (var index = 1; index < dated.Count; index++)
        {
            var (before, after) = (dated[index - 1], dated[index]);
            if (after.Step!.Date < before.Step!.Date)
            {
                context.Add(
                    DutyRules.StagesOutOfOrder,
                    context.In(after.Step.Line, after.Step.Stage),
                    $"“{after.Step.Stage}”（{after.Step.Date:yyyy-MM-dd}）早于“{before.Step.Stage}”"
                    + $"（{before.Step.Date:yyyy-MM-dd}）。",
                    $"'{after.Step.Stage}' ({after.Step.Date:yyyy-MM-dd}) is earlier than '{before.Step.Stage}' "
                    + $"({before.Step.Date:yyyy-MM-dd}).");
            }
        }
    }
}
