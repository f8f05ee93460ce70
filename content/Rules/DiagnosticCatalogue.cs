using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules;

/// <summary>Everything the program looks for; content/docs/diagnostics.md lists the same.</summary>
public static class DiagnosticCatalogue
{
    /// <summary>All rules, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        .. StructureRules.All, .. VillageRules.All, .. ValueRules.All, .. ArithmeticRules.All, .. VoteRules.All,
        .. DutyRules.All, .. PrivacyRules.All, .. MarkdownRules.All,
    ];
}
