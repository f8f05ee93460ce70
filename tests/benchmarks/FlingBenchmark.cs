using System.Diagnostics;
using System.Globalization;

namespace VillagePublic.Benchmarks;

/// <summary>Ten seconds of scrolling through a ledger of 500 lines: frames that came late, on the display itself.
/// </summary>
internal static class FlingBenchmark
{
    private const int LineCount = 500;
    private const double FrameMs = 1000 / 60.0;

    /// <summary>A pause longer than this lies between two flings.</summary>
    private const double RestMs = 150;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenMoves = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan BetweenFlings = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan BetweenNotches = TimeSpan.FromMilliseconds(60);

    // "Accounts" on the home screen; the first card of the list, below its month.
    private static readonly (int X, int Y) Tile = (280, 370);
    private static readonly (int X, int Y) FirstMonth = (500, 600);

    public static async Task RunAsync()
    {
        await using var stage = await ScreenStage.PrepareAsync(village => village.PublishLedger(LineCount));
        using var kiosk = stage.StartKiosk();
        using var chromium = stage.StartChromiumOn(StaticPages.Document);
        var home = stage.Ours.Frame.WaitSettled(stage.Ours.Blank);
        stage.Ours.Tap(Tile.X, Tile.Y);
        var list = stage.Ours.Frame.WaitSettled(home);
        stage.Ours.Tap(FirstMonth.X, FirstMonth.Y);
        stage.Ours.Frame.WaitSettled(list);
        stage.Peers.Frame.WaitSettled(stage.Peers.Blank);
        Report("kiosk, finger", Watch(stage.Ours, Fling));
        Report("kiosk, wheel", Watch(stage.Ours, Turn));
        Report("Chromium --kiosk, wheel", Watch(stage.Peers, Turn));
    }

    /// <summary>Moments at which the picture changed while somebody scrolled.</summary>
    private static List<long> Watch(XServer display, Action<XServer, Func<bool>> scroll)
    {
        var end = Stopwatch.GetTimestamp() + (long)(Length.TotalSeconds * Stopwatch.Frequency);
        var scrolling = Task.Run(() => scroll(display, () => Stopwatch.GetTimestamp() < end));
        var changes = display.Frame.WatchChanges(end);
        scrolling.Wait();
        return changes;
    }

    private static void Fling(XServer display, Func<bool> goesOn)
    {
        const int Steps = 12;
        const int Way = 900;
        for (var fling = 0; goesOn(); fling++)
        {
            var from = fling / 6 % 2 == 0 ? 1500 : 600;
            var direction = fling / 6 % 2 == 0 ? -1 : 1;
            display.Press(XServer.WidthPx - 90, from);
            for (var step = 1; step <= Steps; step++)
            {
                Wait(BetweenMoves);
                display.Move(XServer.WidthPx - 90, from + (direction * Way * step / Steps));
            }

            display.Release();
            Wait(BetweenFlings);
        }
    }

    private static void Turn(XServer display, Func<bool> goesOn)
    {
        display.Move(XServer.WidthPx / 2, XServer.HeightPx / 2);
        for (var notch = 0; goesOn(); notch++)
        {
            display.Wheel(isDown: notch / 60 % 2 == 0);
            Wait(BetweenNotches);
        }
    }

    private static void Wait(TimeSpan time) => SpinWait.SpinUntil(static () => false, time);

    private static void Report(string what, List<long> changes)
    {
        var intervals = changes.Zip(changes.Skip(1))
            .Select(pair => Stopwatch.GetElapsedTime(pair.First, pair.Second).TotalMilliseconds)
            .Where(interval => interval < RestMs).Order().ToList();
        if (intervals.Count == 0)
        {
            Console.WriteLine($"{what}: nothing moved");
            return;
        }

        var missed = intervals.Sum(interval => Math.Max(0, Math.Round(interval / FrameMs) - 1));
        double Share(double part) => intervals[(int)((intervals.Count - 1) * part)];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {intervals.Count} frames, {missed:0} missed ({100 * missed / (intervals.Count + missed):0.0} %); "
            + $"from frame to frame p50 {Share(0.5):0.0}, p95 {Share(0.95):0.0}, p99 {Share(0.99):0.0}, "
            + $"longest {Share(1):0.0} ms"));
    }
}
