using SkiaSharp;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Rules.Villages;
using VillagePublic.Tests.Documents;

namespace VillagePublic.Tests.Rules;

/// <summary>Every finding the list names can happen: each code is provoked by an example that clerks read, or here.
/// </summary>
public sealed class EveryCodeTests
{
    private const string Head = "---\nkind: notice\ntitle: x\ndate: 2026-10-01\n---\n";

    private static readonly DateOnly Today = new(2026, 11, 25);

    /// <summary>What no example in a Markdown file can show: bytes, sizes, two revisions, two people.</summary>
    private static readonly Dictionary<string, Func<IEnumerable<Diagnostic>>> Others = new(StringComparer.Ordinal)
    {
        ["VP1001"] = () => Check(Head + new string('a', DocumentParser.MaxLength)),
        ["VP1002"] = () => Check("\uFEFF" + Head),
        ["VP1018"] = () => Check(Head + new string('>', 200) + " a"),
        ["VP1024"] = () => Check(Head + "停\uFFFD通知"),
        ["VP1103"] = () => VillageChecker.Check(
            [new SourceFile("notices/a.md", Head), new SourceFile("notices/a.md", Head)], null, Today, Cancel),
        ["VP1104"] = () => InFolder("notices/a.md", [0xFF, 0xFE, 0x2D, 0x00]),
        ["VP1105"] = () => VillageChecker.Check([new SourceFile("notices/a.md", Head)], null, Today, Cancel),
        ["VP1108"] = () => [VillageFolder.ReadFile(Path.GetTempPath(), "notices/a.md", encoding: null).Problem!],
        ["VP1109"] = () => InFolder("files/a.jpg", "GIF89a"u8.ToArray()),
        ["VP4004"] = () => SignOffCheck.Check("notices/a.md", "甲", reviewer: null),
        ["VP4005"] = () => SignOffCheck.Check("notices/a.md", "甲", "甲"),
        ["VP4106"] = () => RevisionCheck.Compare(Minutes("- [ ] 修井"), Minutes("")),
        ["VP4108"] = () => VillageReading.Of([], new Dictionary<string, string>(), new DateOnly(2026, 9, 1))
            .CheckWith(
                Minutes("## 决议\n\n- 修井\n", "2026-09-02", "villagers"), new Dictionary<string, string>(), Today),
        ["VP5006"] = () => InFolder("files/a.jpg", CameraPicture.WithPlace(SKEncodedImageFormat.Jpeg)),
        ["VP5007"] = () => InFolder(
            "files/a.jpg",
            "%PDF-1.7\n1 0 obj\n<</Author(x)>>\nendobj\ntrailer\n<</Info 1 0 R>>\n%%EOF"u8.ToArray()),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_code_is_provoked_and_no_other_is_ever_used()
    {
        var shown = SpecExample.Files.SelectMany(SpecExample.In)
            .SelectMany(example => example.Run().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => line[line.IndexOf(" VP", StringComparison.Ordinal)..].Trim()[..6]);
        foreach (var (code, provoke) in Others)
        {
            Assert.Contains(code, provoke().Select(diagnostic => diagnostic.Code));
        }

        Assert.Equal(
            DiagnosticCatalogue.All.Select(rule => rule.Code).Order(StringComparer.Ordinal),
            shown.Concat(Others.Keys).Distinct().Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<Diagnostic> Check(string text) =>
        new DocumentChecker(RuleSets.National).Check("notices/a.md", text).Diagnostics;

    private static IReadOnlyList<Diagnostic> InFolder(string path, byte[] bytes)
    {
        var root = Directory.CreateTempSubdirectory("village-code-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "notices"));
            Directory.CreateDirectory(Path.Combine(root, "files"));
            File.WriteAllText(Path.Combine(root, "notices", "b.md"), Head + "\n![x](../files/a.jpg)\n");
            File.WriteAllBytes(Path.Combine(root, path), bytes);
            return VillageChecker.Check(VillageFolder.Open(root), Today, Cancel);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static ParsedDocument Minutes(string text, string day = "2026-10-01", string body = "committee") =>
        DocumentParser.Parse(
            "minutes/a.md", $"---\nkind: minutes\ntitle: 会\ndate: {day}\nbody: {body}\n---\n{text}").Document!;
}
