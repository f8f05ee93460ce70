using System.Globalization;
using System.Text.RegularExpressions;
using VillagePublic.Content;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Rules.Villages;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Documents;

/// <summary>One example of a spec file: a document, or a whole village on a day, and what the program says of it.
/// </summary>
/// <param name="Documents">Paths and texts.</param>
/// <param name="Today">Day of a whole village; <see langword="null"/> for a document by itself.</param>
/// <param name="Attachments">Paths of the papers that exist in the village.</param>
/// <param name="Expected">What the file says the program says, one finding a line.</param>
internal sealed partial record SpecExample(
    IReadOnlyList<(string Path, string Text)> Documents, DateOnly? Today, string[] Attachments, string Expected)
{
    /// <summary>The village of the examples, unless they bring their own.</summary>
    private const string Village = """
        ---
        kind: village
        title: 某某村
        name: 某某村
        code: "379900100201"
        rules: shandong
        representatives: 45
        groups: [一组]
        ledgers: { committee: 村委会 }
        ---

        """;

    private static string Folder => Path.Combine(Repository.Root, "tests", "Documents");

    public static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Folder, "*.md").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    public static IReadOnlyList<SpecExample> In(string file) =>
        [.. Example().Matches(File.ReadAllText(Path.Combine(Folder, file))).Select(Read)];

    /// <summary>Writes what the program says into a file.</summary>
    public static void Rewrite(string file)
    {
        var path = Path.Combine(Folder, file);
        File.WriteAllText(path, Example().Replace(File.ReadAllText(path), match =>
        {
            var findings = match.Groups["findings"];
            return match.Value[..(findings.Index - match.Index)] + Read(match).Run()
                + match.Value[(findings.Index - match.Index + findings.Length)..];
        }));
    }

    /// <summary>What the program says, one finding a line.</summary>
    public string Run()
    {
        var found = Today is { } day ? CheckVillage(day) : CheckDocument();
        return string.Concat(found.Select(diagnostic => diagnostic.Format("zh") + "\n"));
    }

    private static SpecExample Read(Match match) => new(
        [.. match.Groups["path"].Captures.Zip(match.Groups["text"].Captures)
            .Select(pair => (pair.First.Value, pair.Second.Value))],
        match.Groups["day"].Success
            ? DateOnly.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture)
            : null,
        match.Groups["files"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        match.Groups["findings"].Value);

    private IEnumerable<Content.Documents.Diagnostic> CheckDocument()
    {
        var (path, text) = Assert.Single(Documents);
        return new DocumentChecker(RuleSets.Find("shandong")!).Check(path, text).Diagnostics;
    }

    private IReadOnlyList<Content.Documents.Diagnostic> CheckVillage(DateOnly day)
    {
        var root = Directory.CreateTempSubdirectory("village-spec-").FullName;
        try
        {
            Write("village.md", Village);
            foreach (var (path, text) in Documents)
            {
                Write(path, text);
            }

            foreach (var path in Attachments)
            {
                Write(path, $"%PDF-1.7 {path}\n%%EOF\n");
            }

            return VillageChecker.Check(VillageFolder.Open(root), day, TestContext.Current.CancellationToken);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        void Write(string path, string text)
        {
            var whole = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
            File.WriteAllBytes(whole, StrictUtf8.GetBytes(text));
        }
    }

    [GeneratedRegex(
        @"(?:^````markdown (?<path>\S+)\n(?<text>[\s\S]*?)^````\n\s*)+"
            + @"^````findings(?: (?<day>[0-9-]{10})(?<files>[^\n]*))?\n(?<findings>[\s\S]*?)^````",
        RegexOptions.Multiline)]
    private static partial Regex Example();
}
