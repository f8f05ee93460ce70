using System.Diagnostics;

namespace VillagePublic.Benchmarks;

/// <summary>A notice is published → it is on the home screen of a running kiosk on the same machine.</summary>
internal static class PublishBenchmark
{
    private const int Count = 15;

    public static async Task RunAsync()
    {
        await using var stage = await ScreenStage.PrepareAsync();
        using var kiosk = stage.StartKiosk();
        var seen = stage.Ours.Frame.WaitSettled(stage.Ours.Blank);
        var times = new List<double>();
        for (var i = -1; i < Count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            stage.Village.PublishNotice($"notices/2026-11-20-bench-{i + 2}", $"第 {i + 2} 号通知");
            var elapsedMs = stage.Ours.Frame.WaitChange(seen, start);
            seen = stage.Ours.Frame.WaitSettled(null);
            if (i >= 0)
            {
                times.Add(elapsedMs);
            }
        }

        Console.WriteLine(new Samples("publish → visible on a running kiosk", times));
    }
}
