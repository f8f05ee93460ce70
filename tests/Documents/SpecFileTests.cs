namespace VillagePublic.Tests.Documents;

/// <summary>Runs the examples in the Markdown files of this folder, which clerks read too.</summary>
public sealed class SpecFileTests
{
    /// <summary>Set to anything to write what the program says into the files; then read every line of the difference.
    /// </summary>
    private const string RewriteVariable = "VILLAGEPUBLIC_REWRITE_SPECS";

    public static TheoryData<string> Files => [.. SpecExample.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_example_is_found_out_exactly_as_written(string file)
    {
        if (Environment.GetEnvironmentVariable(RewriteVariable) is { Length: > 0 })
        {
            SpecExample.Rewrite(file);
        }

        var examples = SpecExample.In(file);

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Equal(example.Expected, example.Run()));
    }

    [Fact]
    public void There_is_a_file_for_every_kind_and_one_for_whole_villages() => Assert.Equal(
        [.. Enum.GetNames<Content.Documents.DocumentKind>().Select(kind => $"{kind.ToLowerInvariant()}.md"),
            "whole-village.md"],
        SpecExample.Files.OrderBy(file => file == "whole-village.md")
            .ThenBy(file => Array.FindIndex(
                Enum.GetNames<Content.Documents.DocumentKind>(),
                kind => file.StartsWith(kind, StringComparison.OrdinalIgnoreCase))));
}
