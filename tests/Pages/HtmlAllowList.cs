using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace VillagePublic.Tests.Pages;

/// <summary>Judges a page with a real HTML parser, knowing nothing of how it was written.</summary>
internal static class HtmlAllowList
{
    private static readonly HashSet<string> Elements =
    [
        "a", "article", "blockquote", "body", "br", "button", "code", "dd", "del", "details", "div", "dl", "dt", "em",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "head", "header", "hr", "html", "img",
        "input", "ins", "label", "li", "main", "meta", "nav", "ol", "p", "path", "pre", "rect", "s", "script",
        "section", "span", "strong", "style", "summary", "sup", "svg", "table", "tbody", "td", "th", "thead", "time",
        "title", "tr", "ul", "link",
    ];

    private static readonly HashSet<string> Attributes =
    [
        "alt", "aria-hidden", "aria-label", "charset", "class", "content", "d", "data-amount", "datetime", "height",
        "hreflang", "id", "lang", "loading", "maxlength", "method", "name", "placeholder", "preserveaspectratio",
        "preserveAspectRatio", "rel", "role", "scope", "start", "tabindex", "type", "value", "viewBox", "width", "href",
        "src", "action", "defer", "download", "title", "data-check",
    ];

    /// <summary>Everything that should not be there, one line each.</summary>
    public static IEnumerable<string> Violations(string html)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(html);
        foreach (var element in document.All)
        {
            if (!Elements.Contains(element.LocalName))
            {
                yield return $"element {element.LocalName}";
            }

            foreach (var attribute in element.Attributes)
            {
                foreach (var violation in Violations(element, attribute))
                {
                    yield return violation;
                }
            }
        }

        foreach (var script in document.Scripts.Where(script => script.TextContent.Length > 0))
        {
            yield return $"inline script {script.TextContent}";
        }

        if (document.QuerySelectorAll("style").Length > 1)
        {
            yield return "a second style sheet";
        }
    }

    private static IEnumerable<string> Violations(IElement element, IAttr attribute)
    {
        if (!Attributes.Contains(attribute.Name))
        {
            yield return $"attribute {attribute.Name} on {element.LocalName}";
        }

        var isAddress = attribute.Name is "href" or "src" or "action";
        if (isAddress && !IsAllowed(attribute.Value))
        {
            yield return $"address {attribute.Value}";
        }
    }

    private static bool IsAllowed(string address)
    {
        var isLocal = address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal)
            && !address.Contains('\\', StringComparison.Ordinal);
        return isLocal || address.StartsWith('#')
            || new[] { "http://", "https://", "mailto:", "tel:" }.Any(scheme =>
                address.StartsWith(scheme, StringComparison.Ordinal));
    }
}
