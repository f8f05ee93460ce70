using System.Text.RegularExpressions;
using VillagePublic.Content.Rules;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Documents;

/// <summary>Runs the examples in the Markdown files of this folder, which clerks read too.</summary>
public sealed partial class SpecFileTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.md").Select(path => Path.GetFileName(path)).Order()];

    private static string Folder => Path.Combine(Repository.Root, "tests", "Documents");

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_example_is_found_out_exactly_as_written(string file)
    {
        var checker = new DocumentChecker(RuleSets.Find("shandong")!);
        var examples = Example().Matches(File.ReadAllText(Path.Combine(Folder, file)));

        Assert.NotEmpty(examples);
        Assert.All(examples, example =>
        {
            var result = checker.Check(example.Groups["path"].Value, example.Groups["text"].Value);
            var found = result.Diagnostics.Select(diagnostic => diagnostic.Format("zh") + "\n");
            Assert.Equal(example.Groups["findings"].Value, string.Concat(found));
        });
    }

    [GeneratedRegex(
        @"^````markdown (?<path>\S+)\n(?<text>[\s\S]*?)^````\n\s*^````findings\n(?<findings>[\s\S]*?)^````",
        RegexOptions.Multiline)]
    private static partial Regex Example();
}
