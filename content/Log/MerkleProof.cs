using System.Numerics;

namespace VillagePublic.Content.Log;

/// <summary>Makes and checks inclusion and consistency proofs (RFC 6962 section 2.1, RFC 9162 section 2.1).</summary>
public static class MerkleProof
{
    /// <summary>Longest proof of a tree of 2^63 entries.</summary>
    public const int MaxHashCount = 63;

    /// <summary>Proof that an entry is in a tree, lowest hash first.</summary>
    /// <param name="index">Index of the entry.</param>
    /// <param name="size">Size of the tree, above <paramref name="index"/>.</param>
    /// <param name="hashAt">Complete subtrees of the tree.</param>
    public static IReadOnlyList<Hash> ProveInclusion(long index, long size, SubtreeHash hashAt)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var proof = new List<Hash>();
        var (low, high) = (0L, size);
        while (high - low > 1)
        {
            var middle = low + MerkleTree.SplitPoint(high - low);
            if (index < middle)
            {
                proof.Add(RangeHash(middle, high, hashAt));
                high = middle;
            }
            else
            {
                proof.Add(RangeHash(low, middle, hashAt));
                low = middle;
            }
        }

        // The walk went down from the root; proofs are read upwards.
        proof.Reverse();
        return proof;
    }

    /// <summary>Proof that an old tree is a prefix of a new one.</summary>
    /// <param name="oldSize">Size of the old tree; the proof for 0 is empty.</param>
    /// <param name="newSize">Size of the new tree, at least <paramref name="oldSize"/>.</param>
    /// <param name="hashAt">Complete subtrees of the new tree.</param>
    public static IReadOnlyList<Hash> ProveConsistency(long oldSize, long newSize, SubtreeHash hashAt)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);
        if (oldSize == 0 || oldSize == newSize)
        {
            return [];
        }

        var proof = new List<Hash>();
        var (low, high) = (0L, newSize);
        while (oldSize != high)
        {
            var middle = low + MerkleTree.SplitPoint(high - low);
            if (oldSize <= middle)
            {
                proof.Add(RangeHash(middle, high, hashAt));
                high = middle;
            }
            else
            {
                proof.Add(RangeHash(low, middle, hashAt));
                low = middle;
            }
        }

        if (low != 0)
        {
            // The verifier knows the old root; it needs this subtree only when it is not that very root.
            proof.Add(RangeHash(low, high, hashAt));
        }

        proof.Reverse();
        return proof;
    }

    /// <summary>Whether an entry is in a tree.</summary>
    public static bool VerifyInclusion(
        IReadOnlyList<Hash> proof, long index, long size, Hash root, Hash leafHash)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (node, last, hash) = (index, size - 1, leafHash);
        foreach (var sibling in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = MerkleTree.NodeHash(sibling, hash);
                (node, last) = SkipPromoted(node, last);
            }
            else
            {
                hash = MerkleTree.NodeHash(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether the tree with <paramref name="oldRoot"/> is a prefix of the one with the new root.</summary>
    public static bool VerifyConsistency(
        IReadOnlyList<Hash> proof, long oldSize, Hash oldRoot, long newSize, Hash newRoot)
    {
        if (oldSize < 0 || oldSize > newSize)
        {
            return false;
        }

        if (oldSize == newSize || oldSize == 0)
        {
            return proof.Count == 0
                && (oldSize == newSize ? oldRoot == newRoot : oldRoot == MerkleTree.EmptyRoot);
        }

        IReadOnlyList<Hash> path = BitOperations.IsPow2(oldSize) ? [oldRoot, .. proof] : proof;
        if (path.Count == 0)
        {
            return false;
        }

        var (node, last) = (oldSize - 1, newSize - 1);
        while ((node & 1) == 1)
        {
            (node, last) = (node >> 1, last >> 1);
        }

        var (oldHash, newHash) = (path[0], path[0]);
        foreach (var sibling in path.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                oldHash = MerkleTree.NodeHash(sibling, oldHash);
                newHash = MerkleTree.NodeHash(sibling, newHash);
                (node, last) = SkipPromoted(node, last);
            }
            else
            {
                newHash = MerkleTree.NodeHash(newHash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && oldHash == oldRoot && newHash == newRoot;
    }

    // A node without a right sibling is promoted unchanged through the levels where its number is even.
    private static (long Node, long Last) SkipPromoted(long node, long last)
    {
        while ((node & 1) == 0 && node != 0)
        {
            (node, last) = (node >> 1, last >> 1);
        }

        return (node, last);
    }

    private static Hash RangeHash(long low, long high, SubtreeHash hashAt)
    {
        var count = high - low;
        if (BitOperations.IsPow2(count))
        {
            var level = BitOperations.Log2((ulong)count);
            return hashAt(level, low >> level);
        }

        var middle = low + MerkleTree.SplitPoint(count);
        return MerkleTree.NodeHash(RangeHash(low, middle, hashAt), RangeHash(middle, high, hashAt));
    }
}
