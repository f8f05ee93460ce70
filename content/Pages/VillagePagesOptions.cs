using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Pages;

/// <summary>How a village's pages are served.</summary>
public sealed record VillagePagesOptions
{
    /// <summary>Path in front of every page, such as <c>/v/370102001001</c>; empty for a village of its own.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>Where phones reach the pages; printed pages carry it as a QR code. <see langword="null"/>: none.
    /// </summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Whether the host prints: <c>/paper/…</c> answers with PDF files.</summary>
    public bool HasPaper { get; init; }

    /// <summary>The signed note of the log, for the page that explains who signed.</summary>
    public Func<LogHead?> ReadHead { get; init; } = () => null;

    /// <summary>Makes a JPEG of at most the given width in pixels; <see langword="null"/>: pictures are served as they
    /// are. Returns <see langword="null"/> for what is no picture.</summary>
    public Func<byte[], int, byte[]?>? ScalePicture { get; init; }

    /// <summary>Most bytes of finished pages kept in memory, and as many of pictures made small for phones.</summary>
    public int CacheLimitBytes { get; init; } = 32 * 1024 * 1024;
}
