using VillagePublic.Content.Log;
using VillagePublic.Content.Store;

namespace VillagePublic.Content.Pages;

/// <summary>The leaves of a village's log, and proofs made from them.</summary>
internal static class LeafHashes
{
    /// <summary>All leaf hashes in order.</summary>
    public static Hash[] Of(VillageSnapshot snapshot) => [.. snapshot.All.Select(revision => revision.LeafHash)];

    /// <summary>Proof that an entry is in the log at its checkpoint; <see langword="null"/> without a checkpoint.
    /// </summary>
    public static IReadOnlyList<Hash>? ProveInclusion(VillageSnapshot snapshot, long index)
    {
        if (snapshot.Checkpoint is not { } checkpoint
            || index >= checkpoint.Size
            || snapshot.All.Count < checkpoint.Size)
        {
            return null;
        }

        var leaves = Of(snapshot);
        return MerkleProof.ProveInclusion(
            index,
            checkpoint.Size,
            (level, number) => MerkleTree.Root(leaves.AsSpan((int)(number << level), 1 << level)));
    }
}
