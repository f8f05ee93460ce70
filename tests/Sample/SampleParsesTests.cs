using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;

namespace VillagePublic.Tests.Sample;

/// <summary>The sample is the living example of the format: the product reads it and finds what is meant.</summary>
public sealed class SampleParsesTests
{
    /// <summary>What is wrong on purpose; <c>content/docs/sample-village.md</c> says why.</summary>
    private static readonly string[] Intended =
    [
        "VP4006 matters/day-care.md",
        "VP3003 minutes/2026-09-22-representatives.md",
        "VP3008 votes/2026-03-28-lights-and-cleaning.md",
        "VP3004 votes/2026-05-16-land-compensation.md",
        "VP3003 votes/2026-09-22-day-care.md",
    ];

    [Fact]
    public void Every_document_parses_without_a_finding()
    {
        var findings = from document in PlainDocument.All
                       from diagnostic in DocumentParser.Parse(document.Id + ".md", document.Text).Diagnostics
                       select diagnostic.Format("zh-CN");
        Assert.Empty(findings);
    }

    [Fact]
    public void The_rules_find_what_is_wrong_on_purpose_and_nothing_else()
    {
        var village = (Village?)DocumentParser.Parse("village.md", PlainDocument.Get("village").Text).Document;
        var checker = DocumentChecker.For(village);
        var findings = from document in PlainDocument.All
                       from diagnostic in checker.Check(document.Id + ".md", document.Text).Diagnostics
                       select $"{diagnostic.Code} {diagnostic.Path}";
        Assert.Equal(Intended, findings);
    }

    [Fact]
    public void The_village_as_a_whole_has_what_is_late_on_purpose_and_nothing_else()
    {
        var folder = Content.Rules.Villages.VillageFolder.Open(
            Path.Combine(Architecture.Repository.Root, "content", "sample"));
        var findings = Content.Rules.Villages.VillageChecker.Check(
                folder, new DateOnly(2026, 11, 23), TestContext.Current.CancellationToken)
            .Select(diagnostic => $"{diagnostic.Code} {diagnostic.Path}");

        Assert.Equal(
            [.. Intended, "VP4103 contracts/orchard.md", "VP4104 minutes/2026-07-06-committee.md"],
            findings
                .OrderBy(finding => Array.IndexOf(Intended, finding) is >= 0 and var index ? index : Intended.Length)
                .ThenBy(finding => finding, StringComparer.Ordinal));
    }
}
