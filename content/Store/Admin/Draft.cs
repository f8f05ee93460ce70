using VillagePublic.Content.Log;

namespace VillagePublic.Content.Store.Admin;

/// <summary>One document on its way to publication.</summary>
public sealed record Draft
{
    /// <summary>Random.</summary>
    public required string Id { get; init; }

    /// <summary>Code of the village.</summary>
    public required string Village { get; init; }

    /// <summary>Id of the document it will become.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The whole Markdown file.</summary>
    public required string Markdown { get; init; }

    /// <summary>Where it stands.</summary>
    public DraftState State { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string AuthorId { get; init; }

    /// <summary>Who signed it off or returned it last.</summary>
    public string? ReviewerId { get; init; }

    /// <summary>Published revision it corrects or withdraws; <see langword="null"/> for a first one.</summary>
    public int? BaseRevision { get; init; }

    /// <summary>Whether it withdraws the document.</summary>
    public bool IsWithdrawal { get; init; }

    /// <summary>Why, for a correction or a withdrawal.</summary>
    public string? Reason { get; init; }

    /// <summary>Files it refers to; their bytes are blobs of this store.</summary>
    public IReadOnlyList<DraftFile> Files { get; init; } = [];

    /// <summary>Diagnostics the author has confirmed: code and line, such as <c>VP0412:17</c>.</summary>
    public IReadOnlyList<string> Confirmed { get; init; } = [];

    /// <summary>What was said about it, oldest first.</summary>
    public IReadOnlyList<DraftComment> Comments { get; init; } = [];

    /// <summary>Bytes of the entry without approvals, which author and reviewer sign.</summary>
    public byte[]? PendingEntry { get; init; }

    /// <summary>Signatures over <see cref="PendingEntry"/>.</summary>
    public IReadOnlyList<DraftSignature> Signatures { get; init; } = [];

    /// <summary>Index of its entry once it is published.</summary>
    public long? EntryIndex { get; init; }

    /// <summary>When it is to be published; <see langword="null"/>: as soon as it is signed off.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last saved.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>How often the row has been saved; saving asks for the one that was read.</summary>
    public long Version { get; init; }
}

/// <summary>Where a draft stands.</summary>
public enum DraftState
{
    /// <summary>The author is writing.</summary>
    Draft,

    /// <summary>A reviewer is to look at it.</summary>
    Submitted,

    /// <summary>The reviewer gave it back, with a reason.</summary>
    Returned,

    /// <summary>Signed off; to be published.</summary>
    Approved,

    /// <summary>In the log.</summary>
    Published,
}

/// <summary>A file of a draft.</summary>
/// <param name="Path">Path relative to the village folder.</param>
/// <param name="Sha256">Hash of its bytes.</param>
/// <param name="SizeBytes">Length.</param>
/// <param name="MediaType">Media type, found from the content.</param>
public sealed record DraftFile(string Path, Hash Sha256, long SizeBytes, string MediaType);

/// <summary>A remark about a draft.</summary>
/// <param name="UserId">Who said it.</param>
/// <param name="Text">What.</param>
/// <param name="Line">Line of the Markdown it is about, from 1; <see langword="null"/>: the whole.</param>
/// <param name="At">When.</param>
public sealed record DraftComment(string UserId, string Text, int? Line, DateTimeOffset At);

/// <summary>A person's signature over a pending entry.</summary>
/// <param name="UserId">Who signed.</param>
/// <param name="Name">The name that stands in the entry.</param>
/// <param name="Role"><c>author</c> or <c>reviewer</c>.</param>
/// <param name="Key">Ed25519 public key, 32 bytes.</param>
/// <param name="Signature">Signature, 64 bytes.</param>
/// <param name="At">When.</param>
public sealed record DraftSignature(
    string UserId, string Name, string Role, byte[] Key, byte[] Signature, DateTimeOffset At);

/// <summary>An earlier text of a draft.</summary>
/// <param name="DraftId">Which draft.</param>
/// <param name="Version">The <see cref="Draft.Version"/> that had this text.</param>
/// <param name="Markdown">The text.</param>
/// <param name="UserId">Who saved it.</param>
/// <param name="SavedAt">When.</param>
public sealed record DraftRevision(
    string DraftId, long Version, string Markdown, string UserId, DateTimeOffset SavedAt);
