using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Pages;

/// <summary>Pictures and other files, by hash: they never change, so phones keep them.</summary>
internal static class FileResponses
{
    private const string Unknown = "application/octet-stream";

    /// <summary>The file; <see langword="null"/> when no published entry refers to it or it is not held.</summary>
    public static PageResponse? Make(PageContext page, PageRoute.File file)
    {
        // Only what an entry of the log names as a file is public; the store may hold other blobs.
        if (FindReference(page, file.Hash) is not { } reference || page.Library.ReadBlob(file.Hash) is not { } bytes)
        {
            return null;
        }

        if (file.ForPhones)
        {
            return page.Options.ScalePicture?.Invoke(bytes, Pictures.PhoneWidthPx) is { } scaled
                ? PageBytes.Plain(200, "image/jpeg", scaled, PageCaching.Immutable)
                : PageBytes.Plain(200, MediaType(reference), bytes, PageCaching.Immutable);
        }

        var ending = Pictures.ExtensionOf(reference.MediaType) ?? "";
        return file.Ending != ending
            ? null
            : PageBytes.Plain(200, MediaType(reference), bytes, PageCaching.Immutable) with
            {
                // What is not known to be harmless is saved, never shown.
                DownloadName = ending.Length == 0 ? DownloadName(reference.Name) : null,
            };
    }

    private static BlobReference? FindReference(PageContext page, Hash hash)
    {
        foreach (var revision in page.Snapshot.All)
        {
            foreach (var blob in revision.Entry.Blobs)
            {
                if (blob.Sha256 == hash && blob.Role == "file")
                {
                    return blob;
                }
            }
        }

        return null;
    }

    private static string MediaType(BlobReference blob) =>
        Pictures.ExtensionOf(blob.MediaType) is null ? Unknown : blob.MediaType;

    private static string DownloadName(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var safe = string.Concat(name.Select(character =>
            char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' ? character : '_'));
        return safe.Trim('.', '_') is { Length: > 0 } trimmed ? trimmed : "file";
    }
}
