using System.Buffers.Binary;
using System.IO.Pipes;
using System.Security.Cryptography;
using LiteDB;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Tests.Store;

/// <summary>The child processes of <see cref="KillTests"/>; run by them, never by themselves.</summary>
public sealed class KilledWriter
{
    public const string PathVariable = "VILLAGEPUBLIC_TEST_STORE";
    public const string PipeVariable = "VILLAGEPUBLIC_TEST_PIPE";

    private const int CheckpointEvery = 37;

    /// <summary>Appends to a village's store and acknowledges each append, until it is killed.</summary>
    [Fact(Explicit = true)]
    public void Writes_a_village()
    {
        using var pipe = Connect();
        using var store = SampleLog.Open(StorePath);
        for (var index = store.ReadHead()?.Checkpoint.Size ?? 0; ; index++)
        {
            var bytes = BlobOf(index);
            var blob = new BlobReference(new Hash(SHA256.HashData(bytes)), bytes.Length, "text/markdown", "", "");
            store.WriteBlob(blob.Sha256, bytes);
            SampleLog.Append(store, SampleLog.Entry($"d{index}", 1, "题", blob));
            Acknowledge(pipe, index);
            if (index % CheckpointEvery == 0)
            {
                store.Checkpoint();
            }
        }
    }

    /// <summary>Inserts with LiteDB as it comes and acknowledges each insert, until it is killed.</summary>
    [Fact(Explicit = true)]
    public void Writes_with_LiteDB_as_it_comes()
    {
        using var pipe = Connect();
        using var database = new LiteDatabase(StorePath);
        var rows = database.GetCollection("rows");
        LikeAWindow.Run(() =>
        {
            for (var index = 0L; ; index++)
            {
                rows.Insert(new BsonDocument { ["_id"] = index, ["bytes"] = new byte[200] });
                Acknowledge(pipe, index);
            }
        });
    }

    public static byte[] BlobOf(long index) =>
        new SeededNumbers((ulong)index + 1).Bytes(100 + ((int)(index % 7) * 4_000));

    private static string StorePath => Environment.GetEnvironmentVariable(PathVariable)!;

    private static NamedPipeClientStream Connect()
    {
        var name = Environment.GetEnvironmentVariable(PipeVariable)
            ?? throw new InvalidOperationException("Only KillTests runs this.");
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.Out);
        pipe.Connect();
        return pipe;
    }

    private static void Acknowledge(Stream pipe, long index)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, index);
        pipe.Write(bytes);
    }
}
