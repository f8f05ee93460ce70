using VillagePublic.Content.Log;

namespace VillagePublic.Content.Pages;

/// <summary>The one script: comforts for newer phones on the pages that have some. No page needs it.</summary>
internal static class PageScript
{
    private static readonly byte[] Script = Read();

    /// <summary>Path of the script; it names the bytes, so that phones may keep them for ever.</summary>
    public static string Path { get; } = $"/script-{Hash.Of(Script).ToString()[..12]}.js";

    /// <summary>The script as an answer.</summary>
    public static PageResponse Response { get; } =
        PageBytes.Compressed(200, "text/javascript; charset=utf-8", Script, PageCaching.Immutable);

    private static byte[] Read()
    {
        using var stream = typeof(PageScript).Assembly.GetManifestResourceStream("pages/page.js")
            ?? throw new InvalidOperationException("The script is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
