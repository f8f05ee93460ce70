namespace VillagePublic.Content.Pages;

/// <summary>What a phone gets: bytes that are written as they stand.</summary>
/// <remarks>Immutable and shared between requests; nobody may change the arrays.</remarks>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Media type with charset.</param>
/// <param name="Body">The bytes.</param>
/// <param name="Caching">How long a phone may keep it.</param>
public sealed record PageResponse(int Status, string ContentType, byte[] Body, PageCaching Caching)
{
    /// <summary>The bytes compressed with brotli; <see langword="null"/> when that does not pay.</summary>
    public byte[]? Brotli { get; init; }

    /// <summary>Strong entity tag of <see cref="Body"/>, with its quotes.</summary>
    public string EntityTag { get; init; } = "";

    /// <summary>Strong entity tag of <see cref="Brotli"/>, with its quotes.</summary>
    public string BrotliEntityTag { get; init; } = "";

    /// <summary>Whether the language was chosen by <c>Accept-Language</c>.</summary>
    public bool VariesByLanguage { get; init; }

    /// <summary>File name when the bytes are to be saved rather than shown; ASCII.</summary>
    public string? DownloadName { get; init; }

    /// <summary>Whether it is a page that needs the page's content security policy.</summary>
    public bool IsHtml => ContentType.StartsWith("text/html", StringComparison.Ordinal);
}

/// <summary>How long an answer may be kept.</summary>
public enum PageCaching
{
    /// <summary>Ask again each time; the answer is 304 when nothing changed.</summary>
    AskAgain,

    /// <summary>Never changes: a revision's own bytes, or bytes named by their hash.</summary>
    Immutable,

    /// <summary>Not kept: depends on what was asked.</summary>
    NoStore,
}
