namespace VillagePublic.Content.Pages;

/// <summary>The seal of the header as the icon browsers ask for by themselves.</summary>
internal static class PageIcon
{
    /// <summary>Where every browser looks, whether a page names an icon or not.</summary>
    public const string Path = "/favicon.ico";

    private const string Svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"4\" "
        + "fill=\"#a8322a\"/><path d=\"M12 6 6 15M20 6l6 9M15 13 9 25l14-1M19 18l6 8\" fill=\"none\" "
        + "stroke=\"#fbf8f1\" stroke-width=\"3\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>\n";

    /// <summary>The icon as an answer.</summary>
    public static PageResponse Response { get; } =
        PageBytes.Text(200, "image/svg+xml", Svg, PageCaching.AskAgain);
}
