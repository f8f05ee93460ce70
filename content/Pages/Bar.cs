using System.Globalization;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>A labelled horizontal bar. Drawn as SVG because that prints and needs no inline style.</summary>
internal static class Bar
{
    private const int Units = 1000;

    /// <summary>One bar.</summary>
    /// <param name="label">What it measures.</param>
    /// <param name="value">The figure, in words.</param>
    /// <param name="part">Length.</param>
    /// <param name="whole">Length of the whole track; 0 draws an empty track.</param>
    /// <param name="colour"><c>pine</c>, <c>ochre</c>, <c>cinnabar</c> or <c>grey</c>.</param>
    public static HtmlElement Row(string label, string value, long part, long whole, string colour)
    {
        var length = whole <= 0 ? 0 : Math.Clamp((long)Math.Round(part * (decimal)Units / whole), 0, Units);
        return Div(
            "bar",
            Div("pair", Span("name", label), Span("sum", value)),
            Element("svg", Rect("track", Units), Rect(colour, length))
                .With("viewBox", "0 0 1000 10")
                .With("preserveAspectRatio", "none")
                .With("aria-hidden", "true"));
    }

    private static HtmlElement Rect(string colour, long width) => Element("rect")
        .With("class", colour)
        .With("width", width.ToString(CultureInfo.InvariantCulture))
        .With("height", "10");
}
