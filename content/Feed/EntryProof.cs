using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Feed;

/// <summary>Makes and checks the proof file of one entry, which a villager can keep and anybody can check.</summary>
public static class EntryProof
{
    /// <summary>Makes the proof of an entry against the present head; the entry itself travels in the file.</summary>
    /// <returns>The file, or <see langword="null"/> when the log has no such entry.</returns>
    public static byte[]? Make(ILogStore store, long entryIndex)
    {
        if (store.ReadHead() is not { } head || entryIndex < 0 || entryIndex >= head.Checkpoint.Size
            || store.ReadEntries(entryIndex, 1) is not [var entry])
        {
            return null;
        }

        var hashes = MerkleProof.ProveInclusion(
            entryIndex, head.Checkpoint.Size, new TileHashes(store.ReadTile).At);
        return new ProofFile(entryIndex, hashes, head.Note, entry).ToBytes();
    }

    /// <summary>Checks a proof file with nothing but the log's key.</summary>
    /// <param name="file">The file.</param>
    /// <param name="key">The log's key, from somebody who is trusted.</param>
    /// <returns>What is proven, or <see langword="null"/> when anything does not match.</returns>
    public static ProvenEntry? Verify(ReadOnlySpan<byte> file, VerifierKey key)
    {
        if (ProofFile.TryParse(file) is not { Extra: { } bytes } proof
            || proof.Verify(bytes, key) is not { } checkpoint
            || LogEntryFormat.TryParse(bytes) is not { } entry)
        {
            return null;
        }

        var isApproved = entry.Kind != EntryKind.Keys
            && Approvals.SignatureFault(PendingEntry.Of(key.Name, entry), entry.Approvals) is null;
        return new ProvenEntry(checkpoint, SignedNote.TryParse(proof.Note)!, proof.Index, entry, isApproved);
    }
}

/// <summary>What a proof file proves.</summary>
/// <param name="Checkpoint">The signed state the entry is in.</param>
/// <param name="Note">The same with all its signatures; only the log's was verified.</param>
/// <param name="EntryIndex">Its index.</param>
/// <param name="Entry">What it says.</param>
/// <param name="IsApproved">Whether the signatures of author and reviewer are good; whose keys they are only the
/// whole log tells.</param>
public sealed record ProvenEntry(
    Checkpoint Checkpoint, SignedNote Note, long EntryIndex, LogEntry Entry, bool IsApproved);
