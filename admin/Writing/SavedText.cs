using VillagePublic.Content.Documents;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>What the editor gets back: the version now stored and what the checks say.</summary>
/// <param name="Version">The version to send next.</param>
/// <param name="Title">Title as read; <see langword="null"/> while there is an error.</param>
/// <param name="Findings">All findings, in both languages.</param>
internal sealed record SavedText(long Version, string? Title, IReadOnlyList<SavedFinding> Findings)
{
    public static SavedText Of(Draft draft, DraftFindings findings) => new(
        draft.Version,
        findings.Document?.Title,
        [.. findings.All.Select(finding => new SavedFinding(
            findings.Key(finding),
            finding.Code,
            finding.Severity == Severity.Error,
            finding.Line,
            finding.Column,
            finding.Message.Chinese,
            finding.Message.English,
            finding.Hint?.Chinese,
            finding.Hint?.English))]);
}

/// <summary>One finding as the editor's script reads it.</summary>
internal sealed record SavedFinding(
    string Key,
    string Code,
    bool IsError,
    int Line,
    int Column,
    string Chinese,
    string English,
    string? ChineseHint,
    string? EnglishHint);
