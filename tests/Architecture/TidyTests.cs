using System.Text.RegularExpressions;

namespace VillagePublic.Tests.Architecture;

/// <summary>Small rules that keep every file readable by a stranger. Each failure names file and line.</summary>
public sealed partial class TidyTests
{
    private const int MaxLineLength = 120;
    private const int MaxFileLines = 400;
    private const int MaxMethodLines = 60;

    private static readonly string[] RootNames =
    [
        "VillagePublic.sln", "kiosk", "admin", "content", "tests", "README.md",
        "Directory.Build.props", "Directory.Packages.props", "global.json",
    ];

    private static readonly string[] BannedNames = ["Utils", "Util", "Helper", "Helpers", "Manager", "Common", "Misc"];

    [Fact]
    public void The_root_holds_exactly_what_the_design_card_names()
    {
        var odd = Repository.Files.Select(path => path.Split('/')[0]).Distinct()
            .Where(name => !name.StartsWith('.') && !RootNames.Contains(name));
        Assert.Empty(odd);
    }

    [Fact]
    public void Every_part_has_exactly_one_project_file_directly_in_its_folder()
    {
        string[] expected =
        [
            "admin/VillagePublic.Admin.csproj",
            "content/VillagePublic.Content.csproj",
            "kiosk/VillagePublic.Kiosk.csproj",
            "tests/VillagePublic.Tests.csproj",
            "tests/benchmarks/VillagePublic.Benchmarks.csproj",
        ];
        var projects = Repository.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal));
        Assert.Equal(expected, projects.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_line_is_longer_than_120_characters()
    {
        var long_ = from path in Repository.SourceFiles
                    from line in Numbered(path)
                    where line.Text.Length > MaxLineLength
                    select $"{path}:{line.Number}: {line.Text.Length} characters";
        Assert.Empty(long_);
    }

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var long_ = from path in Repository.Files
                    where path.EndsWith(".cs", StringComparison.Ordinal)
                        || path.EndsWith(".razor", StringComparison.Ordinal)
                    let count = Repository.ReadLines(path).Length - 1
                    where count > MaxFileLines
                    select $"{path}: {count} lines";
        Assert.Empty(long_);
    }

    [Fact]
    public void No_method_is_longer_than_60_lines()
    {
        var long_ = from path in Repository.SourceFiles
                    from member in MemberSpans.In(Repository.ReadLines(path))
                    where member.LineCount > MaxMethodLines
                    select $"{path}:{member.FirstLine}: {member.LineCount} lines";
        Assert.Empty(long_);
    }

    [Fact]
    public void Every_source_file_declares_the_namespace_of_its_folder()
    {
        var wrong = from path in Repository.SourceFiles
                    let match = NamespaceLine().Match(Repository.Read(path))
                    where match.Success && !NamespacesOf(path).Contains(match.Groups[1].Value)
                    select $"{path}: namespace {match.Groups[1].Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_type_is_named_after_a_drawer()
    {
        var wrong = from path in Repository.SourceFiles
                    let name = Path.GetFileNameWithoutExtension(path)
                    where BannedNames.Any(banned => name.EndsWith(banned, StringComparison.Ordinal))
                    select path;
        Assert.Empty(wrong);
    }

    [Fact]
    public void Nothing_unfinished_or_swallowed_is_left_in_the_source()
    {
        var wrong = from path in Repository.SourceFiles
                    where !path.StartsWith("tests/Architecture/", StringComparison.Ordinal)
                    from line in Numbered(path)
                    where Unfinished().IsMatch(line.Text)
                    select $"{path}:{line.Number}: {line.Text.Trim()}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_file_names_a_path_of_somebodys_machine()
    {
        var wrong = from path in Repository.Files
                    where IsText(path)
                    from line in Numbered(path)
                    where MachinePath().IsMatch(line.Text)
                    select $"{path}:{line.Number}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Decision_records_say_what_was_needed_chosen_given_up_and_how_we_would_notice()
    {
        string[] parts = ["Status", "What we needed", "What we chose", "What we gave up", "How we would notice"];
        var wrong = from path in Repository.Files
                    where path.StartsWith("content/docs/decisions/", StringComparison.Ordinal)
                        && !path.EndsWith("README.md", StringComparison.Ordinal)
                    let text = Repository.Read(path)
                    from part in parts
                    where !text.Contains(part, StringComparison.OrdinalIgnoreCase)
                    select $"{path}: no '{part}'";
        Assert.Empty(wrong);
    }

    private static IEnumerable<(int Number, string Text)> Numbered(string path) =>
        Repository.ReadLines(path).Select((text, index) => (index + 1, text));

    private static bool IsText(string path) =>
        Path.GetExtension(path) is ".cs" or ".md" or ".json" or ".razor" or ".css" or ".js" or ".sh" or ".csproj"
            or ".props" or "" or ".yml";

    // Kinds are slices in folders of their own, but one namespace to those who use them.
    private static IEnumerable<string> NamespacesOf(string path)
    {
        var folders = path.Split('/')[..^1];
        var part = char.ToUpperInvariant(folders[0][0]) + folders[0][1..];
        var root = path.StartsWith("tests/benchmarks/", StringComparison.Ordinal) ? "Benchmarks" : part;
        var below = folders.Skip(root == "Benchmarks" ? 2 : 1).ToArray();
        yield return string.Join('.', ["VillagePublic", root, .. below]);
        if (below is ["Documents" or "Screens" or "Pages", _])
        {
            yield return string.Join('.', "VillagePublic", root, below[0]);
        }
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|NotImplementedException|catch(\s*\(Exception\))?\s*\{\s*\}|^\s*#region"
        + @"|Skip\s*=\s*""|Assert\.True\(true")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(^|[^A-Za-z0-9._~-])/(work|farm)/")]
    private static partial Regex MachinePath();
}
