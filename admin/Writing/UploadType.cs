namespace VillagePublic.Admin.Writing;

/// <summary>What a file that phones can open is kept as.</summary>
/// <param name="MediaType">Media type it is served as.</param>
/// <param name="Extension">Extension it is stored with.</param>
internal sealed record UploadType(string MediaType, string Extension)
{
    /// <summary>Largest file taken: a scanned contract of some twenty pages.</summary>
    public const long MaxSizeBytes = 12 * 1024 * 1024;

    /// <summary>Most files of one document: a month of vouchers.</summary>
    public const int MaxFilesPerDocument = 300;

    /// <summary>What every uploaded picture is stored as.</summary>
    public static readonly UploadType Jpeg = new("image/jpeg", ".jpg");

    /// <summary>Papers.</summary>
    public static readonly UploadType Pdf = new("application/pdf", ".pdf");

    /// <summary>Pictures of a folder keep the format of their name.</summary>
    public static readonly UploadType Png = new("image/png", ".png");

    /// <summary>The same.</summary>
    public static readonly UploadType WebP = new("image/webp", ".webp");
}
