using System.Runtime.InteropServices;
using SkiaSharp;
using VillagePublic.Kiosk.Displays;
using VillagePublic.Kiosk.Drawing;

namespace VillagePublic.Tests.Displays;

/// <summary>A real window on a real X server, clicked by xdotool.</summary>
[Collection("X server")]
public sealed partial class SdlDisplayTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData((int)Rotation.None)]
    [InlineData((int)Rotation.Quarter)]
    public async Task Clicks_reach_the_control_under_the_pointer_and_the_window_shows_the_frame(int turn)
    {
        using var server = await XvfbServer.StartAsync(1080, 1920, Cancel);
        SetEnvironment("DISPLAY", server.Display);
        var app = new SampleApp();
        var options = new DisplayOptions { Picture = (Rotation)turn, DiagonalInches = 21.5 };
        using var fonts = FontSet.Load();
        var display = new SdlDisplay(options);
        using var pictures = new PictureCache(_ => null, decodesInPlace: false);
        using (var loop = new ScreenLoop(app, [display], options, fonts, pictures, TimeProvider.System))
        {
            loop.Start();
            Assert.Equal("x11", display.DriverName);
            Assert.Equal(turn == 0 ? (1080, 1920) : (1920, 1080), (display.Size.WidthPx, display.Size.HeightPx));
            await Eventually(() => display.PresentCount > 0);

            // The first tool at the foot of the page, in panel coordinates.
            var (x, y) = turn == 0 ? (100, 1850) : (70, 150);
            await server.RunAsync("xdotool", ["mousemove", $"{x}", $"{y}", "click", "1"], Cancel);
            await Eventually(() => app.Taps.Contains("返回"));

            await server.RunAsync("xdotool", ["key", "Escape"], Cancel);
            await Eventually(() => app.Events.OfType<Kiosk.Layout.ScreenEvent.Key>().Any());

            var seen = await server.RunAsync("import", ["-window", "root", "png:-"], Cancel);
            using var picture = SKBitmap.Decode(seen);
            AssertHasInk(picture);
            Assert.False(loop.Completion.IsCompleted);
        }
    }

    [Fact]
    public async Task Without_a_window_manager_the_window_covers_a_display_of_any_size()
    {
        using var server = await XvfbServer.StartAsync(1920, 1080, Cancel);
        SetEnvironment("DISPLAY", server.Display);
        var options = new DisplayOptions { DiagonalInches = 21.5 };
        using var fonts = FontSet.Load();
        var display = new SdlDisplay(options);
        using var pictures = new PictureCache(_ => null, decodesInPlace: false);
        using var loop = new ScreenLoop(new SampleApp(), [display], options, fonts, pictures, TimeProvider.System);
        loop.Start();
        await Eventually(() => display.PresentCount > 0);

        var seen = await server.RunAsync("import", ["-window", "root", "png:-"], Cancel);
        using var picture = SKBitmap.Decode(seen);

        // Corners of what is drawn, where an unlucky window leaves the server's black.
        Assert.All(
            (SKPointI[])[new(2, 2), new(1917, 2), new(2, 1077), new(1917, 1077)],
            corner => Assert.True(picture.GetPixel(corner.X, corner.Y).Red > 200, $"{corner}"));
    }

    [Fact]
    public async Task A_display_that_is_plugged_in_again_shows_the_picture_again()
    {
        using var server = await XvfbServer.StartAsync(1080, 1920, Cancel);
        SetEnvironment("DISPLAY", server.Display);
        var options = new DisplayOptions { DiagonalInches = 21.5 };
        using var fonts = FontSet.Load();
        var display = new SdlDisplay(options);
        using var pictures = new PictureCache(_ => null, decodesInPlace: false);
        using var loop = new ScreenLoop(new SampleApp(), [display], options, fonts, pictures, TimeProvider.System);
        loop.Start();
        await Eventually(() => display.PresentCount > 0);
        var before = display.PresentCount;

        // What SDL says when a cable comes back; Xvfb has none to pull.
        Replug();

        await Eventually(() => display.PresentCount > before);
        Assert.Equal((1080, 1920), (display.Size.WidthPx, display.Size.HeightPx));
        var seen = await server.RunAsync("import", ["-window", "root", "png:-"], Cancel);
        using var picture = SKBitmap.Decode(seen);
        AssertHasInk(picture);
        Assert.False(loop.Completion.IsCompleted);
    }

    private static unsafe void Replug()
    {
        const uint DisplayEvent = 0x150;
        const byte Connected = 2;
        var happened = new SdlNative.Event { Type = DisplayEvent, WindowEvent = Connected };
        Assert.Equal(1, SdlNative.PushEvent(&happened));
    }

    [Fact]
    public void Without_a_display_it_says_so()
    {
        SetEnvironment("DISPLAY", ":987");
        SetEnvironment("WAYLAND_DISPLAY", "none");
        using var display = new SdlDisplay(new DisplayOptions());
        var exception = Assert.Throws<DisplayUnavailableException>(() => display.Start(_ => { }));
        Assert.StartsWith("No display", exception.Message, StringComparison.Ordinal);
    }

    private static void AssertHasInk(SKBitmap picture)
    {
        var dark = 0;
        for (var y = 0; y < picture.Height; y += 4)
        {
            for (var x = 0; x < picture.Width; x += 4)
            {
                dark += picture.GetPixel(x, y).Red < 80 ? 1 : 0;
            }
        }

        Assert.InRange(dark, 1000, 40_000);
    }

    private static async Task Eventually(Func<bool> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var attempt = 0; attempt < 500 && !condition(); attempt++)
        {
            await timer.WaitForNextTickAsync(Cancel);
        }

        Assert.True(condition(), "Did not happen within ten seconds.");
    }

    /// <summary>SDL reads the process's real environment, which .NET only copies.</summary>
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite = 1);
}
