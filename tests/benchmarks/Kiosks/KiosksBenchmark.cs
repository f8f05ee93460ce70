using System.Diagnostics;
using System.Globalization;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;

namespace VillagePublic.Benchmarks.Kiosks;

/// <summary>A thousand kiosks follow one admin: publish → seen, and what it costs the admin. The admin is a process of
/// its own; all kiosks share this one and its two cores with it.</summary>
internal static class KiosksBenchmark
{
    private const string CountVariable = "VILLAGEPUBLIC_BENCH_KIOSKS";
    private const int PublicationCount = 20;

    private static readonly int KioskCount = int.Parse(
        Environment.GetEnvironmentVariable(CountVariable) ?? "1000", CultureInfo.InvariantCulture);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task RunAsync()
    {
        using var folder = new BenchFolder();
        SigningKey[] keys = [.. Enumerable.Range(0, KioskCount)
            .Select(i => SigningKey.Create($"kiosk-{i}.example", KeyKind.Cosignature))];
        await File.WriteAllLinesAsync(folder.File("kiosks.txt"), keys.Select(key => key.Verifier.ToString()));
        using var admin = Start(folder);
        var said = (await admin.StandardOutput.ReadLineAsync())!.Split(' ');
        using var stop = new CancellationTokenSource();
        SimulatedKiosk[] kiosks = [.. keys.Select(
            key => new SimulatedKiosk(new Uri(said[0] + "/feed/"), VerifierKey.TryParse(said[1])!, key))];
        var board = new SeenBoard(kiosks);
        var start = Stopwatch.GetTimestamp();
        Task[] running = [.. kiosks.Select(kiosk => Task.Run(() => kiosk.RunAsync(stop.Token)))];
        await board.UntilAsync(1, Patience);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{KioskCount} kiosks connected and followed: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));
        await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        await MeasureAsync(admin, board);
        await stop.CancelAsync();
        await Task.WhenAll(running).ContinueWith(static _ => { }, TaskScheduler.Default);
        Array.ForEach(kiosks, kiosk => kiosk.Dispose());
        admin.Kill();
        await admin.WaitForExitAsync();
    }

    private static async Task MeasureAsync(Process admin, SeenBoard board)
    {
        var (seen, published) = (new List<double>(), new List<double>());
        admin.Refresh();
        var (cpuBefore, start) = (admin.TotalProcessorTime, Stopwatch.GetTimestamp());
        for (var i = 0; i < PublicationCount; i++)
        {
            await admin.StandardInput.WriteLineAsync("publish");
            await admin.StandardInput.FlushAsync();
            var moments = (await admin.StandardOutput.ReadLineAsync())!.Split(' ')
                .Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            published.Add(Stopwatch.GetElapsedTime(moments[0], moments[1]).TotalMilliseconds);
            var size = i + 2;
            await board.UntilAsync(size, Patience);
            seen.AddRange(board.Moments(size).Select(
                moment => Stopwatch.GetElapsedTime(moments[0], moment).TotalMilliseconds));
            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }

        admin.Refresh();
        var elapsed = Stopwatch.GetElapsedTime(start);
        var cpu = admin.TotalProcessorTime - cpuBefore;
        Console.WriteLine(new Samples("published: signed and durable", published));
        Console.WriteLine(new Samples($"→ verified by each of {KioskCount} kiosks", seen));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"admin: {cpu.TotalMilliseconds / PublicationCount:0} ms of processor for each publication and its "
            + $"{KioskCount} reports ({cpu / elapsed:0.0%} of one core over {elapsed.TotalSeconds:0} s), "
            + $"{admin.WorkingSet64 / 1048576.0:0} MiB now, {admin.PeakWorkingSet64 / 1048576.0:0} MiB at most"));
    }

    private static Process Start(BenchFolder folder)
    {
        string[] arguments =
        [
            "exec", typeof(KiosksBenchmark).Assembly.Location, KiosksAdmin.Name,
            folder.File("data"), folder.File("kiosks.txt"),
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>When each kiosk first had each size.</summary>
    private sealed class SeenBoard
    {
        private readonly Lock gate = new();
        private readonly Dictionary<long, Dictionary<SimulatedKiosk, long>> moments = [];
        private readonly FeedSignal changed = new();

        public SeenBoard(IReadOnlyCollection<SimulatedKiosk> kiosks)
        {
            foreach (var kiosk in kiosks)
            {
                kiosk.Seen += (size, moment) => Note(kiosk, size, moment);
            }
        }

        public IReadOnlyList<long> Moments(long size)
        {
            lock (gate)
            {
                return [.. moments[size].Values];
            }
        }

        public async Task UntilAsync(long size, TimeSpan patience)
        {
            while (true)
            {
                Task next;
                lock (gate)
                {
                    if (moments.GetValueOrDefault(size)?.Count == KioskCount)
                    {
                        return;
                    }

                    next = changed.NextAsync();
                }

                await next.WaitAsync(patience);
            }
        }

        private void Note(SimulatedKiosk kiosk, long size, long moment)
        {
            lock (gate)
            {
                if (!moments.TryGetValue(size, out var seen))
                {
                    moments.Add(size, seen = []);
                }

                seen.TryAdd(kiosk, moment);
            }

            changed.Raise();
        }
    }
}
