using VillagePublic.Content.Documents;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The six stages a matter passes (四议两公开) and what was published of each.</summary>
internal static class MatterStages
{
    private static readonly (Word Stage, string[] Signs)[] Stages =
    [
        (Word.StageProposal, ["支部", "提议", "Proposal", "Proposed"]),
        (Word.StageJoint, ["两委", "商议", "Two committees", "Joint"]),
        (Word.StageParty, ["党员", "审议", "Party"]),
        (Word.StageDecision, ["会议决议", "代表会议", "代表会决", "村民会议", "成员大会", "成员代表", "Assembly", "Decision"]),
        (Word.StageDecisionPublished, ["决议公开", "Decision published", "Published"]),
        (Word.StageResultPublished, ["结果公开", "Result"]),
    ];

    /// <summary>What happened in order, with a gap where a stage was passed over or has not come.</summary>
    public static IReadOnlyList<TimelinePoint> Timeline(Matter matter)
    {
        var stages = matter.Steps.Select(StageOf).ToList();
        var furthest = stages.OfType<int>().DefaultIfEmpty(-1).Max();
        var points = new List<TimelinePoint>();
        var next = 0;
        for (var index = 0; index < matter.Steps.Count; index++)
        {
            if (stages[index] is { } stage)
            {
                for (; next < stage; next++)
                {
                    AddGap(next);
                }

                next = Math.Max(next, stage + 1);
            }

            points.Add(new TimelinePoint(matter.Steps[index], null, false));
        }

        for (; next < Stages.Length; next++)
        {
            AddGap(next);
        }

        return points;

        void AddGap(int stage)
        {
            if (!stages.Contains(stage))
            {
                points.Add(new TimelinePoint(null, Stages[stage].Stage, stage < furthest));
            }
        }
    }

    private static int? StageOf(MatterStep step)
    {
        // "决议公开" would also match the decision itself: the later stage is asked first.
        for (var stage = Stages.Length - 1; stage >= 0; stage--)
        {
            if (Stages[stage].Signs.Any(sign => step.Stage.Contains(sign, StringComparison.OrdinalIgnoreCase)))
            {
                return stage;
            }
        }

        return null;
    }
}

/// <summary>One point of a matter's timeline.</summary>
/// <param name="Step">What happened; <see langword="null"/> for a stage nothing is published of.</param>
/// <param name="Missing">Name of that stage.</param>
/// <param name="IsPassedOver">Whether later stages are published although this one is not.</param>
internal sealed record TimelinePoint(MatterStep? Step, Word? Missing, bool IsPassedOver);
