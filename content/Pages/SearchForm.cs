using System.Globalization;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>The search field: a plain form that works without script.</summary>
internal static class SearchForm
{
    /// <summary>Longest query looked up; nobody types more, and it bounds the work.</summary>
    public const int LongestQuery = 64;

    /// <summary>What is looked up for a query: without space around it and no longer than allowed.</summary>
    public static string Words(string? query)
    {
        var words = (query ?? "").Trim();
        return words.Length > LongestQuery ? words[..LongestQuery] : words;
    }

    /// <summary>The form.</summary>
    /// <param name="page">The page.</param>
    /// <param name="query">What was searched for already.</param>
    public static HtmlElement Render(PageContext page, string? query = null) => Element(
        "form",
        Element("label", page.Say("找一找：", "Search: "),
            Element("input")
                .With("type", "search")
                .With("name", "q")
                .With("value", query)
                .With("maxlength", LongestQuery.ToString(CultureInfo.InvariantCulture))
                .With("placeholder", page.Say("如：路灯、低保、停水", "such as: road, relief"))),
        page.LanguageIsChosen
            ? Element("input").With("type", "hidden").With("name", "lang").With("value", page.Say("zh", "en"))
            : null,
        Element("button", page.Say("搜索", "Search")).With("type", "submit"))
        .Action(page.Bytes("/search"))
        .With("method", "get")
        .With("role", "search");
}
