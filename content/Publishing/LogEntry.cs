using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>What one record of the log says about one revision of one document.</summary>
/// <remarks>Format: content/docs/log-entry.md. Written once and kept as bytes; never re-serialised.</remarks>
public sealed record LogEntry
{
    /// <summary>What happened to the document.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Document id.</summary>
    public required string Id { get; init; }

    /// <summary>Revision, from 1, one more than the revision before.</summary>
    public required int Revision { get; init; }

    /// <summary>Index of the former revision's entry; <see langword="null"/> for revision 1.</summary>
    public long? Previous { get; init; }

    /// <summary>Kind of the document.</summary>
    public required DocumentKind DocumentKind { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>Its period or date, canonical spelling; <see langword="null"/> when it has neither.</summary>
    public string? Period { get; init; }

    /// <summary>When it was published, UTC, whole seconds.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>The bytes it publishes: the Markdown first, then its files. Empty for a withdrawal.</summary>
    public IReadOnlyList<BlobReference> Blobs { get; init; } = [];

    /// <summary>Why, for a correction or a withdrawal.</summary>
    public string? Reason { get; init; }

    /// <summary>For a change of keys: the verifier keys now in force, the log's first, then its clock's.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>For a change of keys: everybody whose signatures count from here on.</summary>
    public IReadOnlyList<Signer> People { get; init; } = [];

    /// <summary>For an erasure: the files whose bytes the law obliges to delete. Their hashes stay.</summary>
    public IReadOnlyList<Hash> Erased { get; init; } = [];

    /// <summary>The author's and the reviewer's signatures; then the old and the new key's when the log's key changes.
    /// </summary>
    public IReadOnlyList<Approval> Approvals { get; init; } = [];
}

/// <summary>What an entry does.</summary>
public enum EntryKind
{
    /// <summary>First revision of a document.</summary>
    Publish,

    /// <summary>A later revision, with its reason.</summary>
    Correct,

    /// <summary>The document is withdrawn, with its reason; the former revisions stay in the log.</summary>
    Withdraw,

    /// <summary>A change of keys.</summary>
    Keys,

    /// <summary>Files that were published by mistake are deleted everywhere, with the reason.</summary>
    Erase,
}

/// <summary>Bytes named by their hash.</summary>
/// <param name="Sha256">SHA-256 of the bytes.</param>
/// <param name="SizeBytes">Length.</param>
/// <param name="MediaType">Media type, such as <c>text/markdown</c> or <c>image/jpeg</c>.</param>
/// <param name="Role"><c>document</c> for the Markdown, <c>file</c> for everything it refers to.</param>
/// <param name="Name">Path relative to the village folder.</param>
public sealed record BlobReference(Hash Sha256, long SizeBytes, string MediaType, string Role, string Name);

/// <summary>One person's signature over what the entry says, see <see cref="PendingEntry"/>.</summary>
/// <param name="Name">Who, as villagers know them.</param>
/// <param name="Role"><c>author</c> or <c>reviewer</c>.</param>
/// <param name="Key">Ed25519 public key, 32 bytes.</param>
/// <param name="Signature">Ed25519 signature, 64 bytes.</param>
public sealed record Approval(string Name, string Role, byte[] Key, byte[] Signature);
