using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Store;

/// <summary>The reading side of a village: what screens, pages and paper are made from.</summary>
/// <remarks>Thread-safe. Reading <see cref="Current"/> never waits for disk or network.</remarks>
/// <param name="readBlob">Verified bytes of a blob, or <see langword="null"/> when not held.</param>
/// <param name="search">Finds documents by text.</param>
public sealed class VillageLibrary(
    Func<Hash, byte[]?> readBlob, Func<string, int, IReadOnlyList<SearchHit>> search)
{
    private volatile ParsedDocuments parsed = new();
    private VillageSnapshot snapshot = VillageSnapshot.Empty;

    /// <summary>Raised after <see cref="Current"/> changed, on the thread that changed it.</summary>
    public event Action<VillageSnapshot>? Changed;

    /// <summary>The state to show.</summary>
    public VillageSnapshot Current => Volatile.Read(ref snapshot);

    /// <summary>The village document, or <see langword="null"/> when none is published.</summary>
    public Village? Village => Current.Latest("village") is { IsWithdrawal: false } revision
        ? Read(revision) as Village
        : null;

    /// <summary>Replaces the state to show.</summary>
    public void Replace(VillageSnapshot next)
    {
        if (next.Erased.Count != Current.Erased.Count)
        {
            // What was erased must not be shown from memory.
            parsed = new ParsedDocuments();
        }

        Volatile.Write(ref snapshot, next);
        Changed?.Invoke(next);
    }

    /// <summary>Reads a revision; <see langword="null"/> for a withdrawal or when its bytes are missing.</summary>
    public ParsedDocument? Read(PublishedRevision revision)
    {
        // The cache of before, should an erasure empty it meanwhile.
        var cache = parsed;
        if (cache.Find(revision.EntryIndex) is { } known)
        {
            return known;
        }

        return ReadOnce(revision) is { } document ? cache.Keep(revision.EntryIndex, document) : null;
    }

    /// <summary>The same for whoever goes through many revisions: what is read is not kept in memory.</summary>
    public ParsedDocument? ReadOnce(PublishedRevision revision) =>
        parsed.Find(revision.EntryIndex) is { } known ? known
        : revision.Entry.Blobs is [var markdown, ..]
            && readBlob(markdown.Sha256) is { } bytes
            && StrictUtf8.TryGetString(bytes) is { } text
                ? DocumentParser.Parse(markdown.Name, text).Document
                : null;

    /// <summary>A file of a revision by its path in the village folder; <see langword="null"/> when not held.</summary>
    public byte[]? ReadFile(PublishedRevision revision, string path) =>
        revision.Entry.Blobs.FirstOrDefault(blob => blob.Name == path) is { } blob ? readBlob(blob.Sha256) : null;

    /// <summary>A blob's verified bytes; <see langword="null"/> when not held.</summary>
    public byte[]? ReadBlob(Hash hash) => readBlob(hash);

    /// <summary>Current documents that contain all words of a query, best first.</summary>
    /// <param name="query">What the villager typed.</param>
    /// <param name="limit">Most hits to return, at least 1.</param>
    public IReadOnlyList<SearchHit> Search(string query, int limit) => search(query, limit);
}

/// <summary>One document found.</summary>
/// <param name="Id">Document id.</param>
/// <param name="Excerpt">Text around the first match, one line.</param>
public sealed record SearchHit(string Id, string Excerpt);
