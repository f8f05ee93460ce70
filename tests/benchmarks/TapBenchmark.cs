using System.Diagnostics;

namespace VillagePublic.Benchmarks;

/// <summary>Finger down and up → the whole next screen: a list opened from home, a page opened by a link.</summary>
internal static class TapBenchmark
{
    private const int Count = 30;

    // "Accounts" on the home screen; "back" at the foot of the list it opens.
    private static readonly (int X, int Y) Tile = (280, 370);
    private static readonly (int X, int Y) Back = (88, 1840);

    // A link in the middle of both pages.
    private static readonly (int X, int Y) Link = (540, 960);

    public static async Task RunAsync()
    {
        await using var stage = await ScreenStage.PrepareAsync();
        using var kiosk = stage.StartKiosk();
        using var chromium = stage.StartChromium();
        var (home, list) = Learn(stage.Ours, Tile, Back);
        var (index, page) = Learn(stage.Peers, Link, Link);
        Samples.CompareReported(
            "kiosk: tap → next screen whole", "Chromium --kiosk: tap → next page whole", Count,
            () => Measure(stage.Ours, Tile, list, Back, home),
            () => Measure(stage.Peers, Link, page, Link, index));
    }

    private static (string From, string To) Learn(XServer display, (int X, int Y) there, (int X, int Y) back)
    {
        var from = display.Frame.WaitSettled(display.Blank);
        display.Tap(there.X, there.Y);
        var to = display.Frame.WaitSettled(from);
        display.Tap(back.X, back.Y);
        from = display.Frame.WaitSettled(to);
        return (from, to);
    }

    private static double Measure(
        XServer display, (int X, int Y) there, string to, (int X, int Y) back, string from)
    {
        var start = Stopwatch.GetTimestamp();
        display.Tap(there.X, there.Y);
        var elapsedMs = display.Frame.WaitFor(to, start);
        display.Tap(back.X, back.Y);
        display.Frame.WaitFor(from, Stopwatch.GetTimestamp());
        return elapsedMs;
    }
}
