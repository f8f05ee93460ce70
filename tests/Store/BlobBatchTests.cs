using LiteDB;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Tests.Store;

public sealed class BlobBatchTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("blobs-").FullName;

    [Fact]
    public void Several_blobs_are_kept_together_and_read_back_after_a_restart()
    {
        byte[][] blobs = [[], [1], [1], Filled(255 * 1024), Filled(300_000), Filled(34 * 1024 * 1024), [2]];
        using (var store = Open())
        {
            store.WriteBlob(Hash.Of([2]), [2]);
            store.WriteBlobs([]);
            store.WriteBlobs([.. blobs.Select(Blob.Of)]);
        }

        using var again = Open();
        Assert.All(blobs, bytes => Assert.Equal(Hash.Of(bytes), Hash.Of(again.ReadBlob(Hash.Of(bytes))!)));
    }

    [Fact]
    public void A_short_blob_in_pieces_as_the_first_format_kept_it_is_still_read()
    {
        var blob = Blob.Of([1, 2, 3]);
        using (var engine = DurableEngine.Open(Path.Combine(folder, "village.db")))
        {
            engine.Write(current => StateTable.CreateOnce(current, 1, () => VillageSchema.Create(current)));
            engine.Write(current =>
            {
                new Table(current, BlobTable.Chunks).Insert(new BsonDocument
                {
                    ["_id"] = blob.Hash + ":00000", ["bytes"] = blob.Bytes,
                });
                new Table(current, BlobTable.Heads).Insert(new BsonDocument
                {
                    ["_id"] = blob.Hash.ToString(), ["size"] = 3L,
                });
                return true;
            });
        }

        using (var store = Open())
        {
            Assert.Equal(blob.Bytes, store.ReadBlob(blob.Hash));
        }

        // A program that knows the first format only would take a short blob for an empty one.
        using var older = DurableEngine.Open(Path.Combine(folder, "village.db"));
        Assert.Throws<InvalidDataException>(() => older.Write(current => StateTable.CreateOnce(current, 1, () => { })));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static byte[] Filled(int sizeBytes)
    {
        var bytes = new byte[sizeBytes];
        Array.Fill(bytes, (byte)sizeBytes, 0, sizeBytes);
        bytes[0] = (byte)(sizeBytes >> 8);
        return bytes;
    }

    private VillageStore Open() => VillageStore.Open(
        Path.Combine(folder, "village.db"), TimeProvider.System, bytes => LogEntryFormat.TryParse(bytes));
}
