using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>Search results.</summary>
internal static class SearchPage
{
    private const int MostHits = 50;

    /// <summary>Makes the page.</summary>
    public static PageBody Make(PageContext page)
    {
        var words = page.Searched ?? "";
        var title = page.Say("搜索", "Search");
        return new PageBody(title, [Element("h1", title), SearchForm.Render(page, words), Results(page, words)])
        {
            Trail = [("/", page.Say("首页", "Home"))],
            IsIndexed = false,
            HasSearch = true,
        };
    }

    private static HtmlNode? Results(PageContext page, string words)
    {
        if (words.Length == 0)
        {
            return null;
        }

        var hits = page.Library.Search(words, MostHits)
            .Select(hit => (Hit: hit, Revision: page.Current(hit.Id)))
            .Where(item => item.Revision is not null)
            .ToList();
        return hits.Count == 0
            ? P("lead", [page.Say(
                $"没有找到“{words}”。换个短一点的词试试，或者回首页按类别看。",
                $"Nothing found for “{words}”. Try a shorter word, or look by subject on the first page.")])
            : Fragment(
                P("lead", [page.Say($"找到 {hits.Count} 份", hits.Count == 1 ? "1 document" : $"{hits.Count} documents")]),
                Ul("rows", hits.Select(HtmlNode? (item) => Li(Link(
                    page.Page("/" + item.Hit.Id),
                    Span("row-title", item.Revision!.Title),
                    Span("mark", page.Say(KindPage.Of(item.Revision.Kind).Name)),
                    Span("row-note", item.Hit.Excerpt))))));
    }
}
