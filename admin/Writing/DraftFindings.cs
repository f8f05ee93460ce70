using System.Globalization;
using VillagePublic.Content.Documents;

namespace VillagePublic.Admin.Writing;

/// <summary>What the checks say about a draft, and what of it the author has confirmed.</summary>
/// <param name="Document">The document as read; <see langword="null"/> when there is an error.</param>
/// <param name="All">All findings in file order.</param>
public sealed record DraftFindings(ParsedDocument? Document, IReadOnlyList<Diagnostic> All)
{
    /// <summary>Findings that stop publishing.</summary>
    public IReadOnlyList<Diagnostic> Errors => [.. All.Where(finding => finding.Severity == Severity.Error)];

    /// <summary>Findings that must be confirmed.</summary>
    public IReadOnlyList<Diagnostic> Warnings => [.. All.Where(finding => finding.Severity == Severity.Warning)];

    /// <summary>Names a finding: the same finding about other words has another name, the same words on another line
    /// have the same. Equal findings are counted.</summary>
    public string Key(Diagnostic finding)
    {
        var number = All.TakeWhile(other => !ReferenceEquals(other, finding))
            .Count(other => other.Code == finding.Code && other.Message == finding.Message);
        return string.Create(CultureInfo.InvariantCulture, $"{finding.Code}.{number} {finding.Message.English}");
    }

    /// <summary>Warnings not among those confirmed.</summary>
    public IReadOnlyList<Diagnostic> NotConfirmed(IReadOnlyList<string> confirmed) =>
        [.. Warnings.Where(finding => !confirmed.Contains(Key(finding)))];
}
