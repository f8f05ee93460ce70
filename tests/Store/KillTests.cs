using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Pipes;
using LiteDB;
using VillagePublic.Content.Store;

namespace VillagePublic.Tests.Store;

/// <summary>A writing process is killed at random moments: everything it had acknowledged is there.</summary>
/// <remarks>Set VILLAGEPUBLIC_TEST_ROUNDS to 1000 for the long run.</remarks>
public sealed class KillTests : IDisposable
{
    private const int UsualRounds = 4;
    private const int MostAcknowledgements = 120;

    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_acknowledged_append_is_lost_by_kill_9()
    {
        var numbers = new SeededNumbers(9);
        for (var round = 0; round < LongRun.Rounds(UsualRounds); round++)
        {
            var last = await KillAfterAsync(
                nameof(KilledWriter.Writes_a_village), folder.StorePath, numbers.Below(MostAcknowledgements));
            using var store = SampleLog.Open(folder.StorePath);
            var size = store.ReadHead()!.Checkpoint.Size;
            Assert.True(size > last, $"round {round}: {last} was acknowledged, the log has {size} entries");
            Assert.Equal(size, store.Library.Current.All.Count);
            foreach (var revision in store.Library.Current.All)
            {
                Assert.NotNull(store.ReadBlob(revision.Entry.Blobs[0].Sha256));
            }
        }
    }

    /// <summary>What the durable streams are for; run by hand, its figures are in decision 0301.</summary>
    [Fact(Explicit = true)]
    public async Task LiteDB_as_it_comes_loses_acknowledged_inserts()
    {
        var numbers = new SeededNumbers(9);
        var rounds = LongRun.Rounds(100);
        var (lossyRounds, lost) = (0, 0L);
        for (var round = 0; round < rounds; round++)
        {
            using var own = new StoreFolder();
            var last = await KillAfterAsync(
                nameof(KilledWriter.Writes_with_LiteDB_as_it_comes), own.StorePath, 200 + numbers.Below(800));
            using var database = new LiteDatabase(own.StorePath);
            var missing = last + 1 - database.GetCollection("rows").Count();
            lossyRounds += missing > 0 ? 1 : 0;
            lost += Math.Max(0, missing);
        }

        Assert.Fail($"{rounds} rounds: {lossyRounds} lost acknowledged inserts, {lost} in all");
    }

    [Fact]
    public async Task A_second_process_is_refused_while_the_first_writes_on()
    {
        await using var pipe = NewPipe(out var name);
        using var child = Start(nameof(KilledWriter.Writes_a_village), folder.StorePath, name);
        await pipe.WaitForConnectionAsync(Cancel);
        await ReadAsync(pipe);

        var refused = Assert.Throws<StoreInUseException>(() => SampleLog.Open(folder.StorePath));

        Assert.Contains($"process {child.Id}", refused.Message, StringComparison.Ordinal);
        var before = await ReadAsync(pipe);
        Assert.Equal(before + 1, await ReadAsync(pipe));
        child.Kill();
        await child.WaitForExitAsync(Cancel);
        using var store = SampleLog.Open(folder.StorePath);
        Assert.NotNull(store.ReadHead());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Returns the last index the child acknowledged before it was killed.
    private static async Task<long> KillAfterAsync(string writer, string path, int acknowledgements)
    {
        await using var pipe = NewPipe(out var name);
        using var child = Start(writer, path, name);
        await pipe.WaitForConnectionAsync(Cancel);
        var last = -1L;
        for (var i = 0; i <= acknowledgements; i++)
        {
            last = await ReadAsync(pipe) ?? throw new InvalidOperationException("The child ended by itself.");
        }

        child.Kill();

        // What it had acknowledged before the signal reached it counts too.
        while (await ReadAsync(pipe) is { } index)
        {
            last = index;
        }

        await child.WaitForExitAsync(Cancel);
        return last;
    }

    private static NamedPipeServerStream NewPipe(out string name)
    {
        name = $"village-{Guid.NewGuid():N}";
        return new NamedPipeServerStream(
            name, PipeDirection.In, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
    }

    private static async Task<long?> ReadAsync(Stream pipe)
    {
        var bytes = new byte[sizeof(long)];
        var count = await pipe.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, Cancel);
        return count < bytes.Length ? null : BinaryPrimitives.ReadInt64BigEndian(bytes);
    }

    private static Process Start(string writer, string path, string pipe)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "exec", typeof(KilledWriter).Assembly.Location,
            "-method", $"{typeof(KilledWriter).FullName}.{writer}", "-explicit", "only", "-noLogo",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment[KilledWriter.PathVariable] = path;
        start.Environment[KilledWriter.PipeVariable] = pipe;
        var child = Process.Start(start)!;
        child.OutputDataReceived += static (_, _) => { };
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        return child;
    }
}
