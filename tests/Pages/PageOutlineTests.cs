using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using VillagePublic.Content.Pages;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Pages;

/// <summary>What the pages of 清溪村 say, and what they cost.</summary>
/// <remarks>Outlines are in <c>tests/Pages/Outlines</c>. Where a page has changed on purpose, copy the
/// <c>.actual.txt</c> the failed test left beside it over the outline.</remarks>
public sealed class PageOutlineTests
{
    /// <summary>What a first view may cost on a bad line: the first ten packets of a connection.</summary>
    private const int FirstViewBytes = 14 * 1024;

    private static readonly SampleVillage Village = SampleVillage.Create();

    [Theory]
    [InlineData("finance", "/finance/2026-10")]
    [InlineData("finance-corrected", "/finance/2026-03")]
    [InlineData("finance-superseded", "/finance/2026-03@1")]
    [InlineData("vote", "/votes/2025-12-06-water-pipes")]
    [InlineData("vote-evaluation", "/votes/2025-12-20-evaluation")]
    [InlineData("minutes", "/minutes/2025-11-18-joint")]
    [InlineData("notice", "/notices/2025-12-15-medical-insurance")]
    [InlineData("notice-withdrawn", "/notices/withdrawn")]
    [InlineData("roster", "/rosters/2026-q3-relief")]
    [InlineData("contract", "/contracts/fish-pond")]
    [InlineData("matter", "/matters/water-pipes")]
    [InlineData("village", "/village")]
    public void Says_what_its_outline_says(string name, string path)
    {
        var outline = Outline(Village.Html(path));
        var file = Path.Combine(Repository.Root, "tests", "Pages", "Outlines", name + ".txt");
        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        if (outline != expected)
        {
            File.WriteAllText(Path.ChangeExtension(file, ".actual.txt"), outline);
        }

        Assert.Equal(expected, outline);
    }

    [Fact]
    public void Every_page_is_one_request_within_the_budget()
    {
        var parser = new HtmlParser();
        var paths = Village.Library.Current.Current.Select(revision => "/" + revision.Id)
            .Concat(KindPage.Listed.Select(kind => "/" + kind.Folder))
            .Concat(["/", "/about", "/month/2026-10"]);
        var wrong = new List<string>();
        foreach (var path in paths)
        {
            var answer = Village.Get(path);
            var page = parser.ParseDocument(Content.StrictUtf8.GetString(answer.Body));
            if (answer.Status != 200 || answer.Brotli!.Length > FirstViewBytes)
            {
                wrong.Add($"{path}: {answer.Status}, {answer.Brotli?.Length} bytes");
            }

            wrong.AddRange(page.QuerySelectorAll("link[rel=stylesheet], script:not([defer]), img:not([loading=lazy])")
                .Select(element => $"{path}: {element.OuterHtml}"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_link_within_the_village_leads_to_a_page()
    {
        var parser = new HtmlParser();
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var open = new Queue<string>(seen);
        var dead = new List<string>();
        while (open.TryDequeue(out var path))
        {
            var answer = Village.Get(path);
            if (answer.Status != 200)
            {
                dead.Add(path);
            }

            if (!answer.IsHtml)
            {
                continue;
            }

            var links = parser.ParseDocument(Content.StrictUtf8.GetString(answer.Body))
                .QuerySelectorAll("a[href], img[src]")
                .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
                .Where(address => address.StartsWith('/') && !address.Contains('?', StringComparison.Ordinal))
                .Select(Uri.UnescapeDataString);
            foreach (var link in links.Where(seen.Add))
            {
                open.Enqueue(link);
            }
        }

        Assert.Empty(dead);
        Assert.True(seen.Count > 100);
    }

    private static string Outline(string html)
    {
        var main = new HtmlParser().ParseDocument(html).QuerySelector("main")!;
        var lines = main.QuerySelectorAll("h1, h2, h3, .kicker, .lead, .banner, .verdict, .equation li, .bar .pair, .unit")
            .Select(element => $"{Name(element)}: {Text(element)}");
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static string Name(IElement element) => element.ClassList.Length > 0
        ? element.ClassList[0]
        : element.LocalName;

    private static string Text(INode node) => string.Join(
        ' ', node.Text().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
