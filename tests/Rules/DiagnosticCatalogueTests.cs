using System.Text.RegularExpressions;
using VillagePublic.Content.Rules;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Rules;

public sealed partial class DiagnosticCatalogueTests
{
    [Fact]
    public void The_list_for_readers_and_the_code_are_the_same()
    {
        var listed = Row().Matches(Repository.Read("content/docs/diagnostics.md"))
            .Select(row => row.Value.Trim());
        var coded = DiagnosticCatalogue.All.Select(rule =>
            $"| {rule.Code} | {(rule.Severity == Content.Documents.Severity.Error ? "error" : "warning")} | "
            + $"{rule.Title.Chinese} | {rule.Title.English} |");

        Assert.Equal(coded.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_code_is_given_once_and_to_its_own_hundred()
    {
        var codes = DiagnosticCatalogue.All.Select(rule => rule.Code).ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^VP[1-6][0-9]{3}$", code));
    }

    [Fact]
    public void Every_rule_is_used_somewhere_and_every_code_stands_in_one_place()
    {
        var sources = Repository.SourceFiles
            .Where(path => path.StartsWith("content/", StringComparison.Ordinal))
            .Select(Repository.Read)
            .ToList();

        Assert.All(DiagnosticCatalogue.All, rule =>
            Assert.Equal(1, sources.Sum(text => Regex.Count(text, $"\"{rule.Code}\""))));
    }

    [GeneratedRegex(@"^\| VP[0-9]{4} .*$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
