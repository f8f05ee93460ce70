using System.Buffers;
using System.Numerics;

namespace VillagePublic.Content.Log;

/// <summary>The hashes of RFC 6962 section 2.1.</summary>
public static class MerkleTree
{
    /// <summary>Root of the tree without entries: SHA-256 of nothing.</summary>
    public static Hash EmptyRoot { get; } = Hash.Of([]);

    /// <summary>Hash of an entry: SHA-256(0x00 || entry).</summary>
    public static Hash LeafHash(ReadOnlySpan<byte> entry)
    {
        // The 0x00 and 0x01 prefixes keep an entry from posing as an inner node.
        var input = ArrayPool<byte>.Shared.Rent(1 + entry.Length);
        try
        {
            input[0] = 0x00;
            entry.CopyTo(input.AsSpan(1));
            return Hash.Of(input.AsSpan(0, 1 + entry.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(input);
        }
    }

    /// <summary>Hash of an inner node: SHA-256(0x01 || left || right).</summary>
    public static Hash NodeHash(Hash left, Hash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Hash.SizeBytes)];
        input[0] = 0x01;
        left.Bytes.CopyTo(input[1..]);
        right.Bytes.CopyTo(input[(1 + Hash.SizeBytes)..]);
        return Hash.Of(input);
    }

    /// <summary>Root hash over leaf hashes: MTH of RFC 6962.</summary>
    public static Hash Root(ReadOnlySpan<Hash> leaves)
    {
        if (leaves.IsEmpty)
        {
            return EmptyRoot;
        }

        if (leaves.Length == 1)
        {
            return leaves[0];
        }

        var left = (int)SplitPoint(leaves.Length);
        return NodeHash(Root(leaves[..left]), Root(leaves[left..]));
    }

    /// <summary>Size of the left subtree: the largest power of two smaller than <paramref name="size"/>.</summary>
    /// <param name="size">At least 2.</param>
    internal static long SplitPoint(long size) => 1L << BitOperations.Log2((ulong)(size - 1));
}
