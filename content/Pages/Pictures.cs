using System.Globalization;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>Pictures and files of a revision, addressed by their hash so that a phone may keep them for ever.</summary>
internal static class Pictures
{
    /// <summary>Width of the pictures phones load first, in pixels: sharp at 360 CSS pixels on a 2× screen.</summary>
    public const int PhoneWidthPx = 720;

    /// <summary>Path of the folder all files are served from.</summary>
    public const string Folder = "/files/";

    private static readonly Dictionary<string, string> Extensions = new(StringComparer.Ordinal)
    {
        ["image/jpeg"] = ".jpg",
        ["image/png"] = ".png",
        ["image/webp"] = ".webp",
        ["image/gif"] = ".gif",
        ["application/pdf"] = ".pdf",
    };

    /// <summary>Ending of a served file; <see langword="null"/> for media types that are only offered for saving.
    /// </summary>
    public static string? ExtensionOf(string mediaType) => Extensions.GetValueOrDefault(mediaType);

    /// <summary>Address of a file of a revision; <see langword="null"/> when the revision does not have it.</summary>
    public static SafeAddress? AddressOf(PageContext page, PublishedRevision? revision, string path) =>
        Find(revision, path) is { } blob ? page.Bytes(PathOf(blob)) : null;

    /// <summary>A picture on a line of its own, with its description below.</summary>
    public static HtmlElement Figure(PageContext page, PublishedRevision? revision, string path, string alternative)
    {
        var caption = alternative.Length > 0 ? Element("figcaption", alternative) : null;
        return Element("figure", Inline(page, revision, path, alternative), caption);
    }

    /// <summary>A picture that loads when it comes into view and opens in full size at a touch.</summary>
    public static HtmlNode Inline(PageContext page, PublishedRevision? revision, string path, string alternative)
    {
        if (Find(revision, path) is not { } blob)
        {
            return Span("missing", page.Say($"（图片“{path}”不在这一版里）", $"(picture “{path}” is not in this revision)"));
        }

        var name = alternative.Length > 0 ? alternative : page.Say("图片", "Picture");
        if (page.Snapshot.IsErased(blob.Sha256))
        {
            return Span("missing", page.Say($"（“{name}”已依法删除）", $"(“{name}” was erased by law)"));
        }

        if (ExtensionOf(blob.MediaType) is null || !blob.MediaType.StartsWith("image/", StringComparison.Ordinal))
        {
            return Link(page.Bytes(PathOf(blob)), name);
        }

        var size = page.Library.ReadBlob(blob.Sha256) is { } bytes ? PictureSize.TryRead(bytes) : null;
        var image = Element("img")
            .Src(page.Bytes(page.Options.ScalePicture is null ? PathOf(blob) : PhonePathOf(blob)))
            .With("alt", name)
            .With("loading", "lazy")
            .With("width", size?.WidthPx.ToString(CultureInfo.InvariantCulture))
            .With("height", size?.HeightPx.ToString(CultureInfo.InvariantCulture));
        return Link(page.Bytes(PathOf(blob)), image);
    }

    /// <summary>Links to voucher pictures as small pictures in a row.</summary>
    public static HtmlNode? Vouchers(PageContext page, PublishedRevision? revision, FinanceLine line) =>
        line.Vouchers.Count == 0
            ? null
            : Div("vouchers", line.Vouchers.Select((path, index) =>
                Inline(page, revision, path, VoucherName(page, line, index))));

    private static string VoucherName(PageContext page, FinanceLine line, int index)
    {
        var number = line.Vouchers.Count == 1 ? "" : (index + 1).ToString(CultureInfo.InvariantCulture);
        return page.Say($"凭证{number}：{line.Description}", $"Voucher {number}: {line.Description}");
    }

    private static string PathOf(BlobReference blob) => $"{Folder}{blob.Sha256}{ExtensionOf(blob.MediaType)}";

    private static string PhonePathOf(BlobReference blob) => string.Create(
        CultureInfo.InvariantCulture, $"{Folder}{blob.Sha256}-{PhoneWidthPx}.jpg");

    private static BlobReference? Find(PublishedRevision? revision, string path) =>
        revision?.Entry.Blobs.FirstOrDefault(blob => string.Equals(blob.Name, path, StringComparison.Ordinal));
}
