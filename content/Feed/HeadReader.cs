using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Feed;

/// <summary>Reads the head of a source and decides whether the log's key has signed it.</summary>
/// <param name="pinned">The key that was pinned at pairing. It may have been replaced since, by the log's own rules.
/// </param>
/// <param name="cosigners">Kiosks and witnesses whose cosignatures are kept with the note.</param>
internal sealed class HeadReader(VerifierKey pinned, IReadOnlyList<VerifierKey> cosigners)
{
    /// <summary>Reads and verifies the head.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="known">Keys the log has had as far as it is held.</param>
    /// <param name="heldSize">Entries held.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SourceFaultException">There is no head, or it is not this log's.</exception>
    public async Task<OfferedHead> ReadAsync(
        ILogSource source, KeyHistory known, long heldSize, CancellationToken cancellationToken)
    {
        var outcome = await source.FetchAsync(FeedTree.CheckpointPath, SignedNote.MaxSizeBytes, cancellationToken);
        var bytes = outcome.BytesOrThrow(FeedTree.CheckpointPath);
        if (TryRead(bytes, known.Now) is { } head)
        {
            return head;
        }

        if (known.TryReadAny(bytes) is { } former)
        {
            throw former.Checkpoint.Size < heldSize
                ? new SourceFaultException(
                    FeedFault.Older, $"It has {former.Checkpoint.Size} entries, under a former key.")
                : new SourceFaultException(
                    FeedFault.BadNote, "The checkpoint is signed with a key the log has replaced.");
        }

        return await TryReadNewerAsync(bytes, source, known, cancellationToken)
            ?? throw new SourceFaultException(
                FeedFault.BadNote, "The checkpoint is not one signed with this log's key.");
    }

    /// <summary>Whether a note bears the good signatures of the log's key and its clock, and no false one of somebody
    /// known. Without the clock's nobody could see a feed stand still.</summary>
    public bool IsWhole(LogNote note, KeysInForce keys) =>
        note.Note.Verify(Known(keys)) is { } good
        && good.Any(signature => signature.Key.Equals(keys.Log))
        && good.Any(signature => signature.Key.Equals(keys.Clock));

    /// <summary>The note to keep, once the entries under it have told which keys were in force.</summary>
    /// <exception cref="SourceFaultException">It must not be kept.</exception>
    public byte[] Seal(LogNote note, KeyHistory keys) =>
        !keys.Contains(pinned)
            ? throw new SourceFaultException(
                FeedFault.BrokenRule, "The log's key was never the one this kiosk was paired with.")
        : keys.Now is { } now && IsWhole(note, now) ? Kept(note, now)
        : throw new SourceFaultException(
            FeedFault.BadNote, "The checkpoint lacks the signature of the log's present key or its clock's.");

    /// <summary>The note without lines nobody here can verify: they are not passed on.</summary>
    public byte[] Kept(LogNote note, KeysInForce keys)
    {
        var lines = Known(keys).Select(known => note.Note.Verify([known]) is [var good] ? good.Line : null);
        return note.Note.WithSignatures(lines.OfType<NoteSignature>()).ToBytes();
    }

    private List<VerifierKey> Known(KeysInForce keys) => [keys.Log, keys.Clock, .. cosigners];

    private OfferedHead? TryRead(byte[] bytes, KeysInForce? keys) =>
        LogNote.TryRead(bytes, keys?.Log ?? pinned) is { } note
        && (keys is null ? note.Note.Verify(cosigners) is not null : IsWhole(note, keys))
            ? new OfferedHead(note, keys)
            : null;

    // Signed by nobody known: has the log changed its key? The source may show how; nothing of it is believed unless
    // every change was agreed to by those whose keys counted before.
    private async Task<OfferedHead?> TryReadNewerAsync(
        byte[] bytes, ILogSource source, KeyHistory known, CancellationToken cancellationToken)
    {
        if (await source.FetchAsync(FeedTree.KeysPath, FeedTree.MaxKeysSizeBytes, cancellationToken)
                is not FetchOutcome.Found { Bytes: var lines }
            || KeyHistory.TryRead(pinned.Name, FeedTree.SplitLines(lines)) is not { } history
            || !history.Extends(known) || !history.Contains(pinned))
        {
            return null;
        }

        // The head may have been read a moment before the last change.
        return history.All.Skip(known.All.Count)
            .Select(keys => TryRead(bytes, keys))
            .LastOrDefault(head => head is not null);
    }
}

/// <summary>A head that one of the log's keys has signed.</summary>
/// <param name="Note">The note.</param>
/// <param name="Keys">The keys that have signed it; <see langword="null"/> when only the pinned one is known yet.
/// </param>
internal sealed record OfferedHead(LogNote Note, KeysInForce? Keys);
