using VillagePublic.Content.Log;

namespace VillagePublic.Content.Pages;

/// <summary>A script: comforts for phones on the pages that have some. No page needs it.</summary>
internal sealed class PageScript
{
    /// <summary>Filters ledger lines, sends pages on, prints them.</summary>
    public static readonly PageScript Comforts = new("page.js");

    /// <summary>Redoes a proof in the reader's own browser.</summary>
    public static readonly PageScript Verification = new("verify.js");

    private PageScript(string name)
    {
        var script = Read(name);
        Path = $"/script-{Hash.Of(script).ToString()[..12]}.js";
        Response = PageBytes.Compressed(200, "text/javascript; charset=utf-8", script, PageCaching.Immutable);
    }

    /// <summary>All scripts.</summary>
    public static IReadOnlyList<PageScript> All { get; } = [Comforts, Verification];

    /// <summary>Path of the script; it names the bytes, so that phones may keep them for ever.</summary>
    public string Path { get; }

    /// <summary>The script as an answer.</summary>
    public PageResponse Response { get; }

    private static byte[] Read(string name)
    {
        using var stream = typeof(PageScript).Assembly.GetManifestResourceStream("pages/" + name)
            ?? throw new InvalidOperationException("The script is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
