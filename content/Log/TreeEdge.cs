using System.Numerics;

namespace VillagePublic.Content.Log;

/// <summary>The right edge of a tree: all that is needed to append to it and to know its root.</summary>
/// <remarks>Holds one hash for each bit set in <see cref="Size"/>. Not thread-safe.</remarks>
public sealed class TreeEdge
{
    // Roots of the complete subtrees the tree falls into, largest (leftmost) first.
    private readonly List<Hash> subtrees;

    /// <summary>The edge of the tree without entries.</summary>
    public TreeEdge()
        : this(0, [])
    {
    }

    private TreeEdge(long size, List<Hash> subtrees)
    {
        Size = size;
        this.subtrees = subtrees;
    }

    /// <summary>Number of entries.</summary>
    public long Size { get; private set; }

    /// <summary>Root hash of the tree.</summary>
    public Hash Root
    {
        get
        {
            if (subtrees.Count == 0)
            {
                return MerkleTree.EmptyRoot;
            }

            // An odd subtree is promoted unchanged, so the fold starts at the smallest.
            var root = subtrees[^1];
            for (var i = subtrees.Count - 2; i >= 0; i--)
            {
                root = MerkleTree.NodeHash(subtrees[i], root);
            }

            return root;
        }
    }

    /// <summary>The edge of a tree of which complete subtrees can be looked up.</summary>
    /// <param name="size">Number of entries, at least 0.</param>
    /// <param name="hashAt">Hash of a complete subtree.</param>
    public static TreeEdge Read(long size, SubtreeHash hashAt)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var subtrees = new List<Hash>();
        long covered = 0;
        for (var rest = (ulong)size; rest != 0;)
        {
            var level = BitOperations.Log2(rest);
            subtrees.Add(hashAt(level, covered >> level));
            covered += 1L << level;
            rest &= ~(1UL << level);
        }

        return new TreeEdge(size, subtrees);
    }

    /// <summary>Adds one entry by its leaf hash.</summary>
    public void Append(Hash leaf)
    {
        var hash = leaf;
        for (var bits = Size; (bits & 1) == 1; bits >>= 1)
        {
            hash = MerkleTree.NodeHash(subtrees[^1], hash);
            subtrees.RemoveAt(subtrees.Count - 1);
        }

        subtrees.Add(hash);
        Size++;
    }

    /// <summary>An edge that can be extended without changing this one.</summary>
    public TreeEdge Copy() => new(Size, [.. subtrees]);
}

/// <summary>Hash of the complete subtree over 2^<paramref name="level"/> entries.</summary>
/// <param name="level">0 for leaf hashes.</param>
/// <param name="index">Number of the subtree in its row, from 0.</param>
public delegate Hash SubtreeHash(int level, long index);
