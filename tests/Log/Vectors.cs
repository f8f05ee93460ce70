using System.Text.Json;
using VillagePublic.Content.Log;

namespace VillagePublic.Tests.Log;

/// <summary>The published vectors; see tests/vectors/README.md.</summary>
internal static class Vectors
{
    private static readonly JsonDocument Document = JsonDocument.Parse(File.ReadAllBytes(
        Path.Combine(AppContext.BaseDirectory, "vectors", "tlog.json")));

    public static JsonElement Rfc6962 => Document.RootElement.GetProperty("rfc6962");

    public static JsonElement OwnLog => Document.RootElement.GetProperty("own_log");

    public static JsonElement ExternalCosignature => Document.RootElement.GetProperty("cosignature_external");

    public static JsonElement NoteExample => Document.RootElement.GetProperty("signed_note_example");

    public static JsonElement Paths => Document.RootElement.GetProperty("paths");

    public static JsonElement OriginHash => Document.RootElement.GetProperty("origin_hash");

    public static Hash[] LeafHashes => Hashes(Rfc6962.GetProperty("leaf_hashes"));

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static byte[] Hex(this JsonElement element, string name) => Convert.FromHexString(element.Text(name));

    public static Hash[] Hashes(JsonElement array) => [.. array.EnumerateArray().Select(item => ParseHash(item))];

    public static Hash ParseHash(JsonElement item)
    {
        Assert.True(Hash.TryParse(item.GetString(), out var hash));
        return hash;
    }

    /// <summary>Looks complete subtrees up in leaf hashes, by the definition.</summary>
    public static SubtreeHash SubtreesOf(IReadOnlyList<Hash> leaves) => (level, index) =>
        MerkleTree.Root([.. leaves.Skip((int)(index << level)).Take(1 << level)]);
}
