using System.Globalization;
using VillagePublic.Content.Links;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>A QR symbol in a page: dark on light in every theme, because scanners do not read the inverse.</summary>
internal static class QrPicture
{
    /// <summary>The picture.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="name">What it is, for those who cannot see it.</param>
    public static HtmlElement Render(QrSymbol symbol, string name)
    {
        var side = symbol.SizeModules.ToString(CultureInfo.InvariantCulture);
        return Element(
            "svg",
            Element("rect").With("class", "qr-light").With("width", side).With("height", side),
            Element("path").With("class", "qr-dark").With("d", symbol.ToSvgPath()))
            .With("class", "qr")
            .With("viewBox", $"0 0 {side} {side}")
            .With("role", "img")
            .With("aria-label", name);
    }
}
