using System.Diagnostics;
using System.Globalization;

namespace VillagePublic.Benchmarks;

/// <summary>A notice is published → it is on the home screen of a running kiosk on the same machine.</summary>
internal static class PublishBenchmark
{
    private const int Count = 100;

    // The rest of them after a minute without a touch.
    private const int CountPassingBy = 40;

    // Nobody touches the screen here; without this, pictures that pass by would be taken for the notice.
    private static readonly TimeSpan StaysAtHome = TimeSpan.FromHours(1);

    public static async Task RunAsync()
    {
        await MeasureAsync("home screen", Count, StaysAtHome);
        await MeasureAsync("pictures pass by", CountPassingBy, idle: null);
    }

    private static async Task MeasureAsync(string name, int count, TimeSpan? idle)
    {
        await using var stage = await ScreenStage.PrepareAsync();
        using var kiosk = stage.StartKiosk(idle);
        long stored = 0;
        kiosk.Said += line =>
        {
            if (line.Contains("Log grew", StringComparison.Ordinal))
            {
                Interlocked.Exchange(ref stored, Stopwatch.GetTimestamp());
            }
        };
        var seen = stage.Ours.Frame.WaitSettled(stage.Ours.Blank);
        var samples = new List<Sample>();
        for (var i = -1; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            stage.Village.PublishNotice($"notices/2026-11-20-bench-{i + 2}", $"第 {i + 2} 号通知");
            var publishedMs = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var visibleMs = stage.Ours.Frame.WaitChange(seen, start);
            seen = stage.Ours.Frame.WaitSettled(null);
            if (i >= 0)
            {
                samples.Add(new Sample(
                    Stopwatch.GetElapsedTime(kiosk.StartTimestamp, start).TotalSeconds,
                    publishedMs,
                    Stopwatch.GetElapsedTime(start, Interlocked.Read(ref stored)).TotalMilliseconds,
                    visibleMs));
            }
        }

        Console.WriteLine(name);
        Console.WriteLine(new Samples("published: signed and durable", [.. samples.Select(s => s.PublishedMs)]));
        Console.WriteLine(new Samples("→ followed: verified and durable", [.. samples.Select(s => s.FollowedMs)]));
        Console.WriteLine(new Samples("→ visible on a running kiosk", [.. samples.Select(s => s.VisibleMs)]));
        foreach (var slow in samples.OrderByDescending(sample => sample.VisibleMs).Take(5))
        {
            Console.WriteLine(slow);
        }
    }

    private sealed record Sample(double AtSeconds, double PublishedMs, double FollowedMs, double VisibleMs)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"  slow: {AtSeconds:0} s after the start: published {PublishedMs:0}, followed {FollowedMs:0}, "
            + $"visible {VisibleMs:0} ms");
    }
}
