using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Documents;

public sealed class DocumentParserTests
{
    public static TheoryData<DocumentKind> Kinds => [.. Enum.GetValues<DocumentKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_template_of_a_kind_parses_without_a_finding(DocumentKind kind)
    {
        var template = DocumentKinds.TemplateOf(kind);
        var path = kind == DocumentKind.Village ? "village.md" : $"{DocumentKinds.FolderOf(kind)}/new.md";

        foreach (var text in new[] { template.Chinese, template.English })
        {
            var result = DocumentParser.Parse(path, text);

            Assert.Empty(result.Diagnostics.Select(diagnostic => diagnostic.Format("en")));
            Assert.Equal(kind, result.Document!.Kind);
        }
    }

    [Fact]
    public void Chinese_in_another_encoding_that_passes_for_utf8_is_noticed()
    {
        var gbk = System.Text.CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var text = StrictUtf8.GetString(gbk.GetBytes("---\nkind: notice\ntitle: 停水通知\ndate: 2026-10-20\n---\n"));

        var diagnostic = Assert.Single(DocumentParser.Parse("notices/a.md", text).Diagnostics);

        Assert.Equal(("VP1024", 3), (diagnostic.Code, diagnostic.Line));
    }

    [Fact]
    public void The_sample_village_parses_without_an_error()
    {
        var folder = Path.Combine(Repository.Root, "content", "sample");
        var findings = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
                .Where(file => !file.Contains("/.", StringComparison.Ordinal))
                .SelectMany(file => DocumentParser.Parse(
                    Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)).Diagnostics)
            : [];

        Assert.Empty(findings.Select(diagnostic => diagnostic.Format("en")));
    }
}
