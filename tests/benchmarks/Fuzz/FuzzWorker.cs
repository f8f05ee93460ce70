using System.Diagnostics;
using System.Globalization;
using System.IO.MemoryMappedFiles;
using Trace = SharpFuzz.Common.Trace;

namespace VillagePublic.Benchmarks.Fuzz;

/// <summary>Runs inputs one after another and keeps those that reach code none has reached before.</summary>
internal sealed unsafe class FuzzWorker(string folder)
{
    private const int MapSize = 1 << 16;
    private const int MaxInput = 1 << 17;

    // A month's books are read in milliseconds; these bounds leave room for instrumentation and a busy machine.
    private const double MaxSeconds = 3;
    private const long MaxAllocatedBytes = 1L << 30;

    private readonly byte[] seen = new byte[MapSize];
    private readonly Dictionary<string, List<byte[]>> corpora = [];
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private long runs;
    private int kept;
    private double slowest;

    public static int Run(string[] arguments)
    {
        var (seconds, target, folder) =
            (int.Parse(arguments[0], CultureInfo.InvariantCulture), arguments[1], arguments[2]);
        using var memory = new PinnedMap(MapSize);
        Trace.SharedMem = memory.Start;
        return new FuzzWorker(folder).Loop(seconds, target);
    }

    private int Loop(int seconds, string wanted)
    {
        var targets = FuzzTargets.All.Keys.Where(name => wanted == "all" || name == wanted).ToList();
        using var current = MemoryMappedFile.CreateFromFile(
            FuzzFolder.Current(folder), FileMode.Create, null, MaxInput);
        using var view = current.CreateViewAccessor();
        foreach (var target in targets)
        {
            corpora[target] = [.. FuzzSeeds.Of(target)];
            foreach (var seed in corpora[target].ToList())
            {
                Execute(target, seed, view);
            }
        }

        // What the seeds need to be compiled says nothing about the time they take.
        slowest = 0;
        var mutator = new FuzzMutator(Environment.ProcessId);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            var target = targets[(int)(runs % targets.Count)];
            var corpus = corpora[target];
            var input = mutator.Mutate(corpus[mutator.Next(corpus.Count)], corpus[mutator.Next(corpus.Count)]);
            if (Execute(target, input, view))
            {
                kept++;
                corpus.Add(input);
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{runs:N0} inputs in {clock.Elapsed.TotalSeconds:0} s, {kept:N0} reached new code, "
            + $"{seen.Count(bits => bits != 0):N0} of {MapSize:N0} edges, slowest {slowest:0.00} s"));
        return 0;
    }

    /// <summary>Whether the input reached something new.</summary>
    private bool Execute(string target, byte[] input, MemoryMappedViewAccessor view)
    {
        view.Write(0, input.Length);
        view.WriteArray(sizeof(int), input, 0, Math.Min(input.Length, MaxInput - sizeof(int)));
        new Span<byte>(Trace.SharedMem, MapSize).Clear();
        Trace.PrevLocation = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();

        // Time of the processor, not of the clock: what else the machine does is no finding.
        var start = Environment.CpuUsage.TotalTime;
        try
        {
            FuzzTargets.All[target](input);
        }
        catch (Exception exception)
        {
            // Finding out is the purpose: any exception is a finding, whatever its type.
            FuzzFolder.Keep(folder, $"{target}-{exception.GetType().Name}", input);
            if (told.Add(exception.Message))
            {
                Console.WriteLine($"{target}: {exception}");
            }
        }

        var seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        slowest = Math.Max(slowest, seconds);
        var isWarm = runs++ > corpora.Values.Sum(corpus => corpus.Count);
        if (isWarm && (seconds > MaxSeconds || allocated > MaxAllocatedBytes))
        {
            FuzzFolder.Keep(folder, $"{target}-{seconds:0}s-{allocated >> 20}MB", input);
        }

        return IsNew();
    }

    private bool IsNew()
    {
        var isNew = false;
        var map = new ReadOnlySpan<byte>(Trace.SharedMem, MapSize);
        for (var index = 0; index < MapSize; index++)
        {
            // Counts in steps of powers of two: once, twice, up to 4, 8, 16 … times.
            var bucket = map[index] == 0 ? 0 : 1 << System.Numerics.BitOperations.Log2(map[index]);
            isNew |= (bucket & ~seen[index]) != 0;
            seen[index] |= (byte)bucket;
        }

        return isNew;
    }

    private sealed class PinnedMap(int size) : IDisposable
    {
        public byte* Start { get; } =
            (byte*)System.Runtime.InteropServices.NativeMemory.AllocZeroed((nuint)size);

        public void Dispose() => System.Runtime.InteropServices.NativeMemory.Free(Start);
    }
}
