using AngleSharp.Html.Parser;
using VillagePublic.Content;
using VillagePublic.Content.Pages;

namespace VillagePublic.Tests.Pages;

/// <summary>What every page of 清溪村 costs a phone on a bad line, in both languages.</summary>
public sealed class PageBudgetTests
{
    /// <summary>The first ten packets of a connection: what arrives before the phone must answer.</summary>
    private const int FirstViewBytes = 14 * 1024;

    /// <summary>Own script of a page.</summary>
    private const int ScriptBytes = 5 * 1024;

    private static readonly SampleVillage Village = SampleVillage.Create();

    [Fact]
    public void Every_page_is_one_request_within_the_budget()
    {
        var parser = new HtmlParser();
        var wrong = new List<string>();
        var count = 0;
        foreach (var path in Village.AllPaths())
        {
            foreach (var language in new[] { "zh", "en" })
            {
                count++;
                var answer = Village.Get(path, language);
                var page = parser.ParseDocument(StrictUtf8.GetString(answer.Body));
                if (answer.Status != 200 || answer.Brotli!.Length > FirstViewBytes)
                {
                    wrong.Add($"{path}: {answer.Status}, {answer.Brotli?.Length} bytes");
                }

                // Nothing may hold up the first view: no sheet or font from elsewhere, no script that blocks, no
                // picture that is fetched before it is looked at or that moves the text when it comes.
                const string Blocking = "link[rel=stylesheet], link[rel=preload], script:not([defer]), "
                    + "img:not([loading=lazy]), img:not([width]), img:not([height]), iframe, object, video";
                wrong.AddRange(page.QuerySelectorAll(Blocking).Select(element => $"{path}: {element.OuterHtml}"));
                wrong.AddRange(page.Scripts.Skip(1).Select(_ => $"{path}: a second script"));
            }
        }

        Assert.Empty(wrong);
        Assert.True(count > 300, $"{count} pages");
    }

    [Fact]
    public void No_script_costs_more_than_5_KB()
    {
        Assert.InRange(PageScript.Comforts.Response.Body.Length, 500, ScriptBytes);

        // Brings SHA-256 along for pages without https; asked for on one page only.
        Assert.InRange(PageScript.Verification.Response.Brotli!.Length, 500, ScriptBytes);
    }

    [Fact]
    public void Pages_stay_within_the_budget_after_five_years()
    {
        var five = SampleVillage.Create(years: 5);
        var slow = five.AllPaths()
            .Where(path => path.Count(character => character == '/') == 1)
            .Select(path => (Path: path, five.Get(path).Brotli!.Length))
            .Where(page => page.Length > FirstViewBytes);
        Assert.Empty(slow);
        Assert.Equal(120, five.Library.Current.OfKind(Content.Documents.DocumentKind.Finance).Count);
    }
}
