using System.Security.Cryptography;
using LiteDB;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Benchmarks;

/// <summary>Our durable engine beside LiteDB as it comes and LiteDB made durable its own way.</summary>
internal static class StoreBenchmark
{
    private const int Count = 400;
    private const int Rows = 80;
    private static readonly byte[] Payload = RandomNumberGenerator.GetBytes(1200);

    public static Task RunAsync()
    {
        using var folder = new BenchFolder();
        using var ours = DurableEngine.Open(folder.File("ours.db"));
        using var plain = new LiteDatabase(folder.File("plain.db"));
        using var flushed = new LiteDatabase(folder.File("flushed.db"));
        var plainRows = plain.GetCollection("rows");
        var flushedRows = flushed.GetCollection("rows");

        Console.WriteLine("peer: LiteDB 5.0.20 with Checkpoint() after each commit, its only durable way");
        Samples.Compare(
            "one row, durable", "one row, LiteDB + Checkpoint", Count,
            i => Write(ours, i, 1),
            i => Write(flushed, flushedRows, i, 1, flush: true));
        Samples.Compare(
            $"{Rows} rows, durable", $"{Rows} rows, LiteDB + Checkpoint", Count / 10,
            i => Write(ours, i, Rows),
            i => Write(flushed, flushedRows, i, Rows, flush: true));

        Console.WriteLine("peer: LiteDB 5.0.20 as it comes, which loses acknowledged commits");
        Samples.Compare(
            "one row, durable", "one row, LiteDB as it comes", Count,
            i => Write(ours, Count + i, 1),
            i => Write(plain, plainRows, Count + i, 1, flush: false));
        Samples.Compare(
            "read by key, through the store's thread", "read by key, LiteDB on the caller's thread", Count,
            i => ReadOurs(ours, Count + i),
            i => plainRows.FindById(KeyOf(Count + i, 0)));
        return Task.CompletedTask;
    }

    private static void Write(DurableEngine engine, int number, int rows) => engine.Write(current =>
    {
        for (var i = 0; i < rows; i++)
        {
            new Table(current, "rows").Upsert(Row(number, i));
        }

        return true;
    });

    private static void Write(
        LiteDatabase database, ILiteCollection<BsonDocument> table, int number, int rows, bool flush)
    {
        database.BeginTrans();
        for (var i = 0; i < rows; i++)
        {
            table.Upsert(Row(number, i));
        }

        database.Commit();
        if (flush)
        {
            database.Checkpoint();
        }
    }

    private static void ReadOurs(DurableEngine engine, int number) =>
        engine.Read(current => new Table(current, "rows").Find(KeyOf(number, 0)));

    private static BsonDocument Row(int number, int index) =>
        new() { ["_id"] = KeyOf(number, index), ["bytes"] = Payload };

    private static long KeyOf(int number, int index) => ((number + 2L) * 1000) + index;
}
