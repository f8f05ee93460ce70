using System.Collections.Frozen;
using System.Text;

namespace VillagePublic.Content.Pages.Markup;

/// <summary>One element. Only names of the allow-lists can be written; a wrong one is our bug and throws.</summary>
/// <remarks>A builder: attributes are added before it is written, once.</remarks>
internal sealed class HtmlElement : HtmlNode
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "article", "blockquote", "body", "br", "button", "code", "dd", "del", "details", "div", "dl", "dt", "em",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html",
        "img", "input", "ins", "label", "li", "link", "main", "meta", "nav", "ol", "p", "path", "pre", "rect", "s",
        "script", "section", "small", "span", "strong", "style", "summary", "sup", "svg", "table", "tbody", "td", "th",
        "thead", "time", "title", "tr", "ul");

    private static readonly FrozenSet<string> Void = FrozenSet.Create(
        StringComparer.Ordinal, "br", "hr", "img", "input", "link", "meta");

    private static readonly FrozenSet<string> AttributeNames = FrozenSet.Create(
        StringComparer.Ordinal,
        "alt", "aria-current", "aria-hidden", "aria-label", "aria-labelledby", "charset", "class", "content", "d",
        "datetime", "defer", "download", "enctype", "height", "hreflang", "id", "lang", "loading", "maxlength",
        "method", "name", "placeholder", "preserveAspectRatio", "rel", "role", "scope", "start", "title", "type",
        "value", "viewBox", "width", "x", "y", "data-amount", "data-check", "tabindex", "media");

    private readonly string name;
    private readonly HtmlNode?[] children;
    private readonly List<(string Name, string? Value)> attributes = [];

    /// <summary>An element with its children.</summary>
    /// <exception cref="ArgumentException">The name is not on the allow-list.</exception>
    public HtmlElement(string name, IEnumerable<HtmlNode?> children)
    {
        this.name = Names.Contains(name) ? name : throw new ArgumentException("No such element here.", nameof(name));
        this.children = [.. children];
    }

    /// <summary>Adds an attribute; <see langword="null"/> adds nothing.</summary>
    /// <exception cref="ArgumentException">The name is not on the allow-list; addresses have methods of their own.
    /// </exception>
    public HtmlElement With(string attribute, string? value)
    {
        if (!AttributeNames.Contains(attribute))
        {
            throw new ArgumentException("No such attribute here.", nameof(attribute));
        }

        return value is null ? this : Add(attribute, value);
    }

    /// <summary>Adds an attribute without a value.</summary>
    public HtmlElement With(string attribute)
    {
        if (!AttributeNames.Contains(attribute))
        {
            throw new ArgumentException("No such attribute here.", nameof(attribute));
        }

        attributes.Add((attribute, null));
        return this;
    }

    /// <summary>Adds <c>href</c>.</summary>
    public HtmlElement Href(SafeAddress address) => Add("href", address.Value);

    /// <summary>Adds <c>src</c>.</summary>
    public HtmlElement Src(SafeAddress address) => Add("src", address.Value);

    /// <summary>Adds <c>action</c>.</summary>
    public HtmlElement Action(SafeAddress address) => Add("action", address.Value);

    /// <inheritdoc />
    public override void WriteTo(StringBuilder output)
    {
        output.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            output.Append(' ').Append(attribute);
            if (value is not null)
            {
                output.Append("=\"");
                HtmlEncoding.Append(output, value);
                output.Append('"');
            }
        }

        output.Append('>');
        if (Void.Contains(name))
        {
            return;
        }

        foreach (var child in children)
        {
            child?.WriteTo(output);
        }

        output.Append("</").Append(name).Append('>');
    }

    private HtmlElement Add(string attribute, string value)
    {
        attributes.Add((attribute, value));
        return this;
    }
}
