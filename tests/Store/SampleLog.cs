using System.Security.Cryptography;
using System.Text.Json;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;

namespace VillagePublic.Tests.Store;

/// <summary>Appends entries to a store the way a publisher does, without signatures.</summary>
internal static class SampleLog
{
    public static byte[] Entry(string id, int revision, string title, BlobReference? blob = null) =>
        StrictUtf8.GetBytes(JsonSerializer.Serialize(new SampleEntry(
            id, revision, title, blob?.Sha256.ToString(), blob?.SizeBytes ?? 0)));

    public static LogEntry? Read(byte[] bytes)
    {
        var sample = JsonSerializer.Deserialize<SampleEntry>(bytes)!;
        return new LogEntry
        {
            Kind = sample.Revision == 1 ? EntryKind.Publish : EntryKind.Correct,
            Id = sample.Id,
            Revision = sample.Revision,
            DocumentKind = DocumentKind.Notice,
            Title = sample.Title,
            Published = DateTimeOffset.UnixEpoch,
            Blobs = Hash.TryParse(sample.Blob, out var hash)
                ? [new BlobReference(hash, sample.SizeBytes, "text/markdown", "document", sample.Id + ".md")]
                : [],
        };
    }

    public static LogHead Append(ILogStore store, params byte[][] entries)
    {
        var head = store.ReadHead();
        LogHead? next = null;
        Assert.True(store.TryAppend(head, entries, stored =>
        {
            Assert.Equal(entries, stored);
            next = Head(store.ReadEntries(0, int.MaxValue));
            return new SealedAppend(next, [new TileRow(0, 0, SHA256.HashData(stored[^1]))]);
        }));
        return next!;
    }

    public static LogHead Head(IReadOnlyList<byte[]> entries)
    {
        Hash[] leaves = [.. entries.Select(entry => MerkleTree.LeafHash(entry))];
        var checkpoint = new Checkpoint("village.example/log", leaves.Length, MerkleTree.Root(leaves));
        return new LogHead(StrictUtf8.GetBytes(checkpoint + "\n— village.example/log sig\n"), checkpoint);
    }

    public static VillageStore Open(string path) => VillageStore.Open(path, TimeProvider.System, Read);

    private sealed record SampleEntry(string Id, int Revision, string Title, string? Blob, long SizeBytes);
}
