using System.Globalization;
using VillagePublic.Content.Log;

namespace VillagePublic.Tests.Log;

public sealed class MerkleTests
{
    private static readonly Hash[] Leaves = Vectors.LeafHashes;
    private static readonly Hash[] Roots = Vectors.Hashes(Vectors.Rfc6962.GetProperty("roots_by_size"));

    [Fact]
    public void Leaf_hashes_and_roots_are_those_of_the_vectors()
    {
        var entries = Vectors.Rfc6962.GetProperty("leaves").EnumerateArray()
            .Select(item => Convert.FromHexString(item.GetString()!)).ToArray();

        Assert.Equal(Leaves, entries.Select(entry => MerkleTree.LeafHash(entry)));
        var edge = new TreeEdge();
        for (var size = 0; size <= Leaves.Length; size++)
        {
            Assert.Equal(Roots[size], MerkleTree.Root(Leaves.AsSpan(0, size)));
            Assert.Equal(Roots[size], edge.Root);
            Assert.Equal(Roots[size], TreeEdge.Read(size, Vectors.SubtreesOf(Leaves)).Root);
            if (size < Leaves.Length)
            {
                edge.Append(Leaves[size]);
            }
        }
    }

    [Fact]
    public void Inclusion_proofs_are_those_of_the_vectors_and_prove_nothing_else()
    {
        foreach (var vector in Vectors.Rfc6962.GetProperty("inclusion_index_size").EnumerateObject())
        {
            var (index, size) = Pair(vector.Name);
            var expected = Vectors.Hashes(vector.Value);
            var proof = MerkleProof.ProveInclusion(index, size, Vectors.SubtreesOf(Leaves[..size]));

            Assert.Equal(expected, proof);
            Assert.True(MerkleProof.VerifyInclusion(proof, index, size, Roots[size], Leaves[index]));
            Assert.False(MerkleProof.VerifyInclusion(proof, index, size, Roots[size], Roots[0]));
            Assert.False(MerkleProof.VerifyInclusion([.. proof, Roots[0]], index, size, Roots[size], Leaves[index]));
            Assert.False(MerkleProof.VerifyInclusion(proof, index + size, size, Roots[size], Leaves[index]));
            if (proof.Count > 0)
            {
                Assert.False(
                    MerkleProof.VerifyInclusion([.. proof.Skip(1)], index, size, Roots[size], Leaves[index]));
            }
        }
    }

    [Fact]
    public void Consistency_proofs_are_those_of_the_vectors_and_prove_nothing_else()
    {
        foreach (var vector in Vectors.Rfc6962.GetProperty("consistency_old_new").EnumerateObject())
        {
            var (older, newer) = Pair(vector.Name);
            var proof = MerkleProof.ProveConsistency(older, newer, Vectors.SubtreesOf(Leaves[..newer]));

            Assert.Equal(Vectors.Hashes(vector.Value), proof);
            Assert.True(MerkleProof.VerifyConsistency(proof, older, Roots[older], newer, Roots[newer]));
            Assert.False(MerkleProof.VerifyConsistency(proof, older, Leaves[2], newer, Roots[newer]));
            Assert.False(MerkleProof.VerifyConsistency(
                [.. proof, Roots[0]], older, Roots[older], newer, Roots[newer]));
            if (proof.Count > 0)
            {
                Assert.False(MerkleProof.VerifyConsistency(
                    [.. proof.Skip(1)], older, Roots[older], newer, Roots[newer]));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(66_000)]
    public void Tiles_grown_in_steps_hold_the_tree(int size)
    {
        var leaves = Enumerable.Range(0, size)
            .Select(i => MerkleTree.LeafHash(BitConverter.GetBytes(i))).ToArray();
        var tiles = new Dictionary<(int, long), byte[]>();
        byte[]? Read(int level, long index) => tiles.GetValueOrDefault((level, index));
        for (int held = 0, step = 1; held < size; held += step, step = Math.Min((step * 2) + 1, size - held))
        {
            foreach (var tile in TileGrowth.Extend(held, leaves[held..(held + step)], Read))
            {
                tiles[(tile.Level, tile.Index)] = tile.Hashes;
            }
        }

        var root = MerkleTree.Root(leaves);
        var hashes = new TileHashes(Read);
        Assert.Equal(root, TreeEdge.Read(size, hashes.At).Root);
        foreach (var index in new[] { 0, size / 3, size - 1 })
        {
            var proof = MerkleProof.ProveInclusion(index, size, hashes.At);
            Assert.True(MerkleProof.VerifyInclusion(proof, index, size, root, leaves[index]));
        }

        var old = (size / 2) + 1;
        var consistency = MerkleProof.ProveConsistency(old, size, hashes.At);
        Assert.True(MerkleProof.VerifyConsistency(
            consistency, old, MerkleTree.Root(leaves.AsSpan(0, old)), size, root));
    }

    [Fact]
    public void Missing_tiles_are_said_not_guessed()
    {
        Assert.Throws<InvalidDataException>(() => TreeEdge.Read(3, new TileHashes((_, _) => null).At));
        Assert.Throws<InvalidDataException>(
            () => TileGrowth.Extend(3, [Leaves[0]], (_, _) => new byte[2 * Hash.SizeBytes]));
    }

    private static (int First, int Second) Pair(string name)
    {
        var parts = name.Split('/');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
