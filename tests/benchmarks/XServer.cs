using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace VillagePublic.Benchmarks;

/// <summary>A virtual display of 1080 × 1920 whose pixels lie in a file, and a finger on it.</summary>
internal sealed class XServer : IDisposable
{
    public const int WidthPx = 1080;
    public const int HeightPx = 1920;

    private readonly BenchFolder folder = new();
    private readonly Process process;
    private readonly nint connection;

    private XServer(Process process, string display, BenchFolder folder)
    {
        (this.process, Display, this.folder) = (process, display, folder);
        Frame = new FrameWatch(folder.File("Xvfb_screen0"));
        Blank = Frame.Read();
        connection = XOpenDisplay(display);
        if (connection == 0)
        {
            throw new InvalidOperationException($"No connection to display {display}.");
        }
    }

    public string Display { get; }

    public FrameWatch Frame { get; }

    /// <summary>The picture without any window.</summary>
    public string Blank { get; }

    public static async Task<XServer> StartAsync()
    {
        var folder = new BenchFolder();
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        var start = new ProcessStartInfo("Xvfb")
        {
            ArgumentList =
            {
                "-displayfd", pipe.GetClientHandleAsString(),
                "-screen", "0", string.Create(CultureInfo.InvariantCulture, $"{WidthPx}x{HeightPx}x24"),
                "-fbdir", folder.Path, "-nolisten", "tcp", "-noreset",
            },
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        pipe.DisposeLocalCopyOfClientHandle();
        using var reader = new StreamReader(pipe);
        var number = await reader.ReadLineAsync() ?? throw new InvalidOperationException("Xvfb did not start.");
        return new XServer(process, ":" + number, folder);
    }

    public void Tap(int xPx, int yPx)
    {
        _ = XTestFakeMotionEvent(connection, -1, xPx, yPx, 0);
        _ = XTestFakeButtonEvent(connection, 1, 1, 0);
        _ = XTestFakeButtonEvent(connection, 1, 0, 0);
        _ = XFlush(connection);
    }

    public void Move(int xPx, int yPx)
    {
        _ = XTestFakeMotionEvent(connection, -1, xPx, yPx, 0);
        _ = XFlush(connection);
    }

    public void Press(int xPx, int yPx)
    {
        _ = XTestFakeMotionEvent(connection, -1, xPx, yPx, 0);
        _ = XTestFakeButtonEvent(connection, 1, 1, 0);
        _ = XFlush(connection);
    }

    public void Release()
    {
        _ = XTestFakeButtonEvent(connection, 1, 0, 0);
        _ = XFlush(connection);
    }

    /// <summary>One notch of a mouse wheel.</summary>
    public void Wheel(bool isDown)
    {
        const uint Up = 4;
        const uint Down = 5;
        var button = isDown ? Down : Up;
        _ = XTestFakeButtonEvent(connection, button, 1, 0);
        _ = XTestFakeButtonEvent(connection, button, 0, 0);
        _ = XFlush(connection);
    }

    public void Dispose()
    {
        _ = XCloseDisplay(connection);
        Frame.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Dispose();
    }

    [DllImport("libX11.so.6", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern nint XOpenDisplay([MarshalAs(UnmanagedType.LPStr)] string name);

    [DllImport("libX11.so.6")]
    private static extern int XCloseDisplay(nint display);

    [DllImport("libX11.so.6")]
    private static extern int XFlush(nint display);

    [DllImport("libXtst.so.6")]
    private static extern int XTestFakeMotionEvent(nint display, int screen, int x, int y, nuint delay);

    [DllImport("libXtst.so.6")]
    private static extern int XTestFakeButtonEvent(nint display, uint button, int isPress, nuint delay);
}
