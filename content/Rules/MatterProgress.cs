using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules;

/// <summary>How far a matter is along the stages of the rule set; gaps are visible.</summary>
/// <param name="Stages">All stages in order.</param>
public sealed record MatterProgress(IReadOnlyList<StageProgress> Stages)
{
    /// <summary>Index of the last stage that has a step; -1 when none has.</summary>
    public int LastReached => Stages.Where(stage => stage.Step is not null).Select(stage => stage.Index)
        .DefaultIfEmpty(-1)
        .Max();

    /// <summary>Lays a matter's steps along the stages. Where one person holds both offices two may be one.</summary>
    /// <param name="matter">The matter.</param>
    /// <param name="rules">The village's rule set.</param>
    public static MatterProgress Of(Matter matter, RuleSet rules) => new([.. rules.Stages.Select(
        (stage, index) => new StageProgress(index, stage, matter.Steps.FirstOrDefault(step => IsOf(step, stage))))]);

    private static bool IsOf(MatterStep step, MatterStage stage) => stage.Words.Any(
        word => step.Stage.Contains(word, StringComparison.OrdinalIgnoreCase));
}

/// <summary>One stage of a matter and what happened there.</summary>
/// <param name="Index">Position among the stages, from 0.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Step">The step that fulfils it; <see langword="null"/> while there is none.</param>
public sealed record StageProgress(int Index, MatterStage Stage, MatterStep? Step);
