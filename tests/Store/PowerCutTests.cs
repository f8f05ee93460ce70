using LiteDB;
using LiteDB.Engine;
using VillagePublic.Content.Store;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Tests.Store;

/// <summary>The power goes at any step: acknowledged transactions are there, every one is whole or absent.</summary>
public sealed class PowerCutTests
{
    private const int TransactionCount = 60;
    private const int RowsPerTransaction = 5;
    private const int CheckpointEvery = 13;

    // A long run cuts the power at every step of the disk.
    private static readonly int CrashEvery = LongRun.IsAsked ? 1 : 41;

    [Theory]
    [InlineData("nothing unflushed survives")]
    [InlineData("half of the unflushed sectors survive")]
    [InlineData("everything survives, as after a kill")]
    public void No_acknowledged_transaction_is_lost_and_none_is_torn(string model)
    {
        var disk = new TracedDisk();
        var acknowledged = RunWorkload(disk);
        var numbers = new SeededNumbers(20261103);
        Func<bool> survives = model[0] switch { 'n' => () => false, 'h' => numbers.Half, _ => () => true };
        for (var step = 0; step < disk.StepCount; step += CrashEvery)
        {
            var expected = acknowledged.FindLastIndex(done => done <= step) + 1;
            using var engine = DurableEngine.Open(
                "after the cut",
                new MemoryFile(disk.After(0, step, survives)),
                new MemoryFile(disk.After(1, step, survives)));
            var found = Verify(engine);
            Assert.True(found >= expected, $"{model}: step {step}: {expected} acknowledged, {found} found");
            WriteTransaction(engine, found);
            Assert.Equal(found + 1, Verify(engine));
        }
    }

    /// <summary>The same cuts without our streams; run by hand, its figures are in decision 0301.</summary>
    [Fact(Explicit = true)]
    public void LiteDB_as_it_comes_loses_acknowledged_transactions()
    {
        var disk = new TracedDisk();
        var settings = new EngineSettings
        {
            DataStream = new PlainPageStream(disk.Open(0)),
            LogStream = new PlainPageStream(disk.Open(1)),
            Collation = Collation.Binary,
        };
        var engine = new LiteEngine(settings);
        var acknowledged = new List<int>();
        LikeAWindow.Run(() =>
        {
            for (var number = 0; number < TransactionCount; number++)
            {
                engine.BeginTrans();
                WriteRows(engine, number);
                engine.Commit();
                acknowledged.Add(disk.StepCount);
            }
        });

        // The power goes right after an acknowledgement.
        var (lossy, broken, lost) = (0, 0, 0);
        for (var number = 0; number < acknowledged.Count; number++)
        {
            var found = CountAfterCut(disk, acknowledged[number]);
            broken += found is null ? 1 : 0;
            lossy += found <= number ? 1 : 0;
            lost += Math.Max(0, number + 1 - (found ?? 0));
        }

        Assert.Fail(
            $"{acknowledged.Count} cuts: {lossy} lost transactions, {lost} in all; {broken} left an unreadable file");
    }

    [Fact]
    public void A_flushed_page_that_changes_in_the_log_is_damage_and_not_a_torn_tail()
    {
        var disk = new TracedDisk();
        RunWorkload(disk);
        var log = disk.After(1, disk.StepCount, () => true);
        Assert.True(log.Length > 4 * LogRecord.SizeBytes);
        log[LogRecord.SizeBytes + 100] ^= 1;

        Assert.Throws<StoreDamagedException>(() => new LogPageStream(new MemoryFile(log)));
    }

    [Fact]
    public void A_disk_that_refuses_to_write_is_reported_and_the_store_refuses_from_then_on()
    {
        var disk = new FullDisk();
        var engine = DurableEngine.Open("full", new MemoryFile([]), disk);
        WriteTransaction(engine, 0);
        disk.IsFull = true;
        Assert.Throws<IOException>(() => WriteTransaction(engine, 1));
        disk.IsFull = false;
        var later = Assert.Throws<IOException>(() => WriteTransaction(engine, 2));
        Assert.Contains("reopened", later.Message, StringComparison.Ordinal);
        engine.Dispose();
    }

    [Fact]
    public void The_engine_still_tells_how_long_its_log_is()
    {
        using var engine = DurableEngine.Open("pinned", new MemoryFile([]), new MemoryFile([]));
        WriteTransaction(engine, 0);
        var length = engine.Read(current => new EngineLog(current).Length);
        Assert.True(length > 0 && length % PageStream.PageSizeBytes == 0);
        engine.Checkpoint();
        Assert.Equal(0, engine.Read(current => new EngineLog(current).Length));
    }

    // Returns, for each transaction, how many steps the disk had done when it was acknowledged.
    private static List<int> RunWorkload(TracedDisk disk)
    {
        var acknowledged = new List<int>();
        var engine = DurableEngine.Open("workload", disk.Open(0), disk.Open(1));
        for (var number = 0; number < TransactionCount; number++)
        {
            WriteTransaction(engine, number);
            acknowledged.Add(disk.StepCount);
            if (number % CheckpointEvery == CheckpointEvery - 1)
            {
                engine.Checkpoint();
            }
        }

        return acknowledged;
    }

    // How many transactions a plain engine finds; null when it cannot read its file.
    private static int? CountAfterCut(TracedDisk disk, int step)
    {
        try
        {
            using var engine = new LiteEngine(new EngineSettings
            {
                DataStream = new PlainPageStream(new MemoryFile(disk.After(0, step, () => false))),
                LogStream = new PlainPageStream(new MemoryFile(disk.After(1, step, () => false))),
                Collation = Collation.Binary,
            });
            return new Table(engine, "counts").Find("count")?["value"].AsInt32 ?? 0;
        }
        catch (Exception exception) when (exception is LiteException or InvalidCastException or NullReferenceException)
        {
            return null;
        }
    }

    private static void WriteTransaction(DurableEngine engine, int number) => engine.Write(current =>
    {
        WriteRows(current, number);
        return true;
    });

    private static void WriteRows(LiteEngine current, int number)
    {
        var rows = new Table(current, "rows");
        for (var i = 0; i < RowsPerTransaction; i++)
        {
            rows.Insert(new BsonDocument
            {
                ["_id"] = ((long)number * RowsPerTransaction) + i,
                ["bytes"] = new SeededNumbers((ulong)(number + 1)).Bytes(200 + (number % 5 * 3000)),
            });
        }

        new Table(current, "counts").Upsert(new BsonDocument { ["_id"] = "count", ["value"] = number + 1 });
    }

    // How many transactions are there; fails when one is there in part.
    private static int Verify(DurableEngine engine) => engine.Read(current =>
    {
        var count = new Table(current, "counts").Find("count")?["value"].AsInt32 ?? 0;
        var rows = new Table(current, "rows").All();
        Assert.Equal(count * RowsPerTransaction, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var number = i / RowsPerTransaction;
            Assert.Equal(i, rows[i]["_id"].AsInt64);
            Assert.Equal(200 + (number % 5 * 3000), rows[i]["bytes"].AsBinary.Length);
        }

        return count;
    });

    /// <summary>A file as a stream and nothing more.</summary>
    private sealed class PlainPageStream(StorageFile file) : PageStream
    {
        public override long Length => file.Length;

        // A flush takes a disk milliseconds; LiteDB does not wait for it.
        public override void Flush()
        {
            SpinWait.SpinUntil(static () => false, TimeSpan.FromMilliseconds(2));
            file.Flush();
        }

        public override void SetLength(long value) => file.SetLength(value);

        protected override int ReadAt(long position, Span<byte> buffer) => file.Read(position, buffer);

        protected override void WriteAt(long position, ReadOnlySpan<byte> bytes) => file.Write(position, bytes);
    }

    private sealed class FullDisk : StorageFile
    {
        private readonly MemoryFile file = new([]);

        public bool IsFull { get; set; }

        public override long Length => file.Length;

        public override int Read(long offset, Span<byte> buffer) => file.Read(offset, buffer);

        public override void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            if (IsFull)
            {
                throw new IOException("No space left on device");
            }

            file.Write(offset, bytes);
        }

        public override void SetLength(long length) => file.SetLength(length);

        public override void Flush() => file.Flush();

        public override void Dispose() => file.Dispose();
    }
}
