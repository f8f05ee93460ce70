using System.Globalization;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>All documents of one kind, by year.</summary>
internal static class ListPage
{
    private const int OpenYears = 2;

    /// <summary>Makes the page.</summary>
    public static PageBody Make(PageContext page, KindPage kind)
    {
        var name = page.Say(kind.Name);
        var years = page.Snapshot.OfKind(kind.Kind).GroupBy(YearOf, StringComparer.Ordinal).ToList();
        var content = years.Count == 0
            ? [P(page.Say("还没有公布。", "Nothing published yet."))]
            : years.Select((year, index) => Year(page, year.Key, [.. year], isOpen: index < OpenYears));
        return new PageBody(name, [Element("h1", name), P("lead", [page.Say(kind.Promise)]), .. content])
        {
            Description = page.Say(kind.Promise),
            Trail = [("/", page.Say("首页", "Home"))],
        };
    }

    private static HtmlElement Year(PageContext page, string year, List<PublishedRevision> documents, bool isOpen)
    {
        var title = year.Length == 0 ? page.Say("没有写日期", "Undated") : page.Say($"{year}年", year);
        var rows = Ul("rows", documents.Select(HtmlNode? (revision) => DocumentLinks.RowWithGist(page, revision)));
        var count = documents.Count.ToString(CultureInfo.InvariantCulture);
        return isOpen
            ? Section("lines", H2(title), rows)
            : Element("details", Element("summary", page.Say($"{title}（{count}）", $"{title} ({count})")), rows);
    }

    private static string YearOf(PublishedRevision revision) => revision.Entry.Period is { Length: >= 4 } period
        ? period[..4]
        : "";
}
