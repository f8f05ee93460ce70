using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;

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
            store.WriteBlobs(blobs);
        }

        using var again = Open();
        Assert.All(blobs, bytes => Assert.Equal(Hash.Of(bytes), Hash.Of(again.ReadBlob(Hash.Of(bytes))!)));
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
