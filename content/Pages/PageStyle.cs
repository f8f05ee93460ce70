using System.Security.Cryptography;
using System.Text;
using VillagePublic.Content.Pages.Markup;

namespace VillagePublic.Content.Pages;

/// <summary>The one style sheet, inside every page: one request shows it all, a saved page stays readable.</summary>
public static class PageStyle
{
    private static readonly string Css = ReadCss();

    /// <summary>The content security policy that allows exactly this style sheet and nothing foreign.</summary>
    public static string ContentSecurityPolicy { get; } =
        "default-src 'none'; img-src 'self'; font-src 'self'; "
        + $"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(StrictUtf8.GetBytes(Css)))}'; "
        + "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    /// <summary>The style element.</summary>
    internal static HtmlNode Element { get; } = new StyleElement(Css);

    private static string ReadCss()
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream("pages/page.css")
            ?? throw new InvalidOperationException("The style sheet is not embedded.");
        using var reader = new StreamReader(stream, StrictUtf8.Encoding);
        return CssText.Shorten(reader.ReadToEnd());
    }

    private sealed class StyleElement(string css) : HtmlNode
    {
        public override void WriteTo(StringBuilder output) => output.Append("<style>").Append(css).Append("</style>");
    }
}
