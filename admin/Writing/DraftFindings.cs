using System.Globalization;
using VillagePublic.Content.Documents;

namespace VillagePublic.Admin.Writing;

/// <summary>What the checks say about a draft, and what of it the author has confirmed.</summary>
/// <param name="Document">The document as read; <see langword="null"/> when there is an error.</param>
/// <param name="All">All findings in file order.</param>
public sealed record DraftFindings(ParsedDocument? Document, IReadOnlyList<Diagnostic> All)
{
    /// <summary>From so many alike on they are confirmed together: nobody reads fifty boxes.</summary>
    public const int ManyAlike = 4;

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
        [.. Warnings.Where(finding => !confirmed.Contains(Key(finding)) && !confirmed.Contains(AllOf(finding.Code)))];

    /// <summary>Confirms every warning of a code at once.</summary>
    public static string AllOf(string code) => code + ".*";

    /// <summary>The findings as lists show them: many of one code together, the others one by one.</summary>
    public IReadOnlyList<IReadOnlyList<Diagnostic>> Groups()
    {
        var many = Warnings.GroupBy(finding => finding.Code).Where(group => group.Count() >= ManyAlike)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Diagnostic>)[.. group], StringComparer.Ordinal);
        return [.. All.Select(finding =>
                finding.Severity == Severity.Warning && many.TryGetValue(finding.Code, out var alike)
                    ? alike
                    : [finding])
            .DistinctBy(group => group[0])];
    }
}
