using VillagePublic.Content.Log;
using VillagePublic.Content.Pages.OpenData;
using VillagePublic.Content.Publishing;
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

        // A revision's own bytes never change; its proof does with every entry that follows.
        var caching = document.Revision is null ? PageCaching.AskAgain : PageCaching.Immutable;
        return document.Format switch
        {
            "md" => Markdown(page, revision, caching),
            "json" => PageBytes.Text(200, "application/json; charset=utf-8", Json(page, revision), caching),
            "csv" => Csv(page, revision, caching),
            "txt" => Loudspeaker(page, revision),
            "proof" => Proof(page, revision),
            "entry" => Entry(revision, caching),
            _ => null,
        };
    }

    private static string Json(PageContext page, PublishedRevision revision) =>
        DocumentJson.ToText(DocumentJson.Of(revision, page.Library.Read(revision)));

    private static PageResponse? Csv(PageContext page, PublishedRevision revision, PageCaching caching) =>
        page.Library.Read(revision) is { } document && DocumentCsv.Of(document) is { } csv
            ? PageBytes.Text(200, "text/csv; charset=utf-8", csv, caching)
            : null;

    // The language and the village's telephone may change, so it is asked for again each time.
    private static PageResponse? Loudspeaker(PageContext page, PublishedRevision revision) =>
        page.Library.Read(revision) is { } document
            ? PageBytes.Text(
                200,
                "text/plain; charset=utf-8",
                LoudspeakerText.Make(page, revision, document),
                PageCaching.AskAgain) with { VariesByLanguage = !page.LanguageIsChosen }
            : null;

    // Anybody can check it with nothing but the log's public key, without asking us again: the entry is in the file.
    private static PageResponse? Proof(PageContext page, PublishedRevision revision) =>
        page.Options.ReadHead() is { } head
        && head.Checkpoint == page.Snapshot.Checkpoint
        && LeafHashes.ProveInclusion(page.Snapshot, revision.EntryIndex) is { } hashes
        && EntryBytes(revision) is { } entry
            ? PageBytes.Plain(
                200,
                "text/plain; charset=utf-8",
                new ProofFile(revision.EntryIndex, hashes, head.Note, entry).ToBytes(),
                PageCaching.AskAgain)
            : null;

    private static PageResponse? Entry(PublishedRevision revision, PageCaching caching) =>
        EntryBytes(revision) is { } bytes
            ? PageBytes.Compressed(200, "application/json; charset=utf-8", bytes, caching)
            : null;

    // The leaf of the log itself; an entry is written in one way only, so that its hash tells whether it is that.
    private static byte[]? EntryBytes(PublishedRevision revision) =>
        LogEntryFormat.Format(revision.Entry) is var bytes && MerkleTree.LeafHash(bytes) == revision.LeafHash
            ? bytes
            : null;

    // The very bytes that were signed and hashed.
    private static PageResponse? Markdown(PageContext page, PublishedRevision revision, PageCaching caching) =>
        revision.Entry.Blobs is [var blob, ..] && page.Library.ReadBlob(blob.Sha256) is { } bytes
            ? PageBytes.Compressed(200, "text/markdown; charset=utf-8", bytes, caching)
            : null;
}
