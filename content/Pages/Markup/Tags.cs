using System.Globalization;

namespace VillagePublic.Content.Pages.Markup;

/// <summary>Short names for the elements pages are made of; meant for <c>using static</c>.</summary>
internal static class Tags
{
    public static HtmlElement Element(string name, params IEnumerable<HtmlNode?> children) => new(name, children);

    public static HtmlElement Div(string cssClass, params IEnumerable<HtmlNode?> children) =>
        Element("div", children).With("class", cssClass);

    public static HtmlElement Section(string cssClass, params IEnumerable<HtmlNode?> children) =>
        Element("section", children).With("class", cssClass);

    public static HtmlElement Span(string cssClass, params IEnumerable<HtmlNode?> children) =>
        Element("span", children).With("class", cssClass);

    public static HtmlElement P(params IEnumerable<HtmlNode?> children) => Element("p", children);

    public static HtmlElement P(string cssClass, IEnumerable<HtmlNode?> children) =>
        Element("p", children).With("class", cssClass);

    public static HtmlElement H2(params IEnumerable<HtmlNode?> children) => Element("h2", children);

    public static HtmlElement H3(params IEnumerable<HtmlNode?> children) => Element("h3", children);

    public static HtmlElement Ul(string cssClass, params IEnumerable<HtmlNode?> items) =>
        Element("ul", items).With("class", cssClass);

    public static HtmlElement Ol(string cssClass, params IEnumerable<HtmlNode?> items) =>
        Element("ol", items).With("class", cssClass);

    public static HtmlElement Li(params IEnumerable<HtmlNode?> children) => Element("li", children);

    public static HtmlElement Strong(params IEnumerable<HtmlNode?> children) => Element("strong", children);

    public static HtmlElement Link(SafeAddress address, params IEnumerable<HtmlNode?> children) =>
        Element("a", children).Href(address);

    public static HtmlFragment Fragment(params IEnumerable<HtmlNode?> children) => new(children);

    /// <summary>A list of facts: name and value under each other or side by side. Facts without a value are left
    /// out.</summary>
    public static HtmlElement Facts(string cssClass, params IEnumerable<(string Name, HtmlNode? Value)> facts) =>
        Element("dl", facts.Where(fact => fact.Value is not null).Select(HtmlNode? (fact) =>
            Element("div", Element("dt", fact.Name), Element("dd", fact.Value)))).With("class", cssClass);

    /// <summary>A day.</summary>
    public static HtmlElement Time(DateOnly day, string text) =>
        Element("time", text).With("datetime", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
