using VillagePublic.Content.Store;

namespace VillagePublic.Content.Pages;

/// <summary>A document's bytes in other formats than a page.</summary>
internal static class DocumentFormats
{
    /// <summary>The document in a format; <see langword="null"/> when the format or the revision is unknown.</summary>
    public static PageResponse? Make(PageContext page, PageRoute.Document document)
    {
        var revision = document.Revision is { } number
            ? page.Snapshot.Find(document.Id, number)
            : page.Snapshot.Latest(document.Id);
        if (revision is null)
        {
            return null;
        }

        var caching = document.Revision is null ? PageCaching.AskAgain : PageCaching.Immutable;
        return document.Format == "md" ? Markdown(page, revision, caching) : null;
    }

    // The very bytes that were signed and hashed.
    private static PageResponse? Markdown(PageContext page, PublishedRevision revision, PageCaching caching) =>
        revision.Entry.Blobs is [var blob, ..] && page.Library.ReadBlob(blob.Sha256) is { } bytes
            ? PageBytes.Compressed(200, "text/markdown; charset=utf-8", bytes, caching)
            : null;
}
