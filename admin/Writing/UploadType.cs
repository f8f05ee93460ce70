namespace VillagePublic.Admin.Writing;

/// <summary>What a file is, by its content. A name or a browser's word for it proves nothing.</summary>
/// <param name="MediaType">Media type it is served as.</param>
/// <param name="Extension">Extension it is stored with.</param>
internal sealed record UploadType(string MediaType, string Extension)
{
    /// <summary>Largest file taken: a scanned contract of some twenty pages.</summary>
    public const long MaxSizeBytes = 12 * 1024 * 1024;

    /// <summary>Most files of one document: a month of vouchers.</summary>
    public const int MaxFilesPerDocument = 300;

    /// <summary>What every picture is stored as.</summary>
    public static readonly UploadType Jpeg = new("image/jpeg", ".jpg");
    private static readonly UploadType Png = new("image/png", ".png");
    private static readonly UploadType WebP = new("image/webp", ".webp");
    private static readonly UploadType Pdf = new("application/pdf", ".pdf");

    /// <summary>The type of a file, or <see langword="null"/> when it is none that phones can open.</summary>
    public static UploadType? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return Jpeg;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return Png;
        }

        if (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
        {
            return WebP;
        }

        return bytes.StartsWith("%PDF-"u8) ? Pdf : null;
    }
}
