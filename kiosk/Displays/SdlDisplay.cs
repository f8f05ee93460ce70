using SkiaSharp;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Displays;

/// <summary>A window on X11, Wayland or bare KMS/DRM, by the system's SDL 2.</summary>
/// <remarks>
/// SDL lives on one thread of its own. The screen loop copies its frame under a lock and wakes that thread, which
/// copies it into the window's surface: 0.5 ms for both at full HD, and no tearing between them.
/// </remarks>
internal sealed unsafe class SdlDisplay(DisplayOptions options) : IDisplay
{
    private const uint UserEvent = 0x8000;
    private const uint QuitEvent = 0x100;

    /// <summary>SDL wakes by itself for events; this is only the slowest answer to a lost wake-up.</summary>
    private const int WaitMs = 1000;

    /// <summary>A display that takes longer is not there at the moment.</summary>
    private static readonly TimeSpan FirstShowing = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SdlEvents events = new(options.Picture, options.Touch ?? options.Picture);
    private Thread? thread;
    private Action<DisplayInput>? report;
    private FrameBuffer? staging;
    private bool isStagingNew;
    private bool wasPresented;
    private bool needsFullScreen;
    private volatile bool isStopping;

    public DisplaySize Size { get; private set; }

    /// <summary>How it is mounted.</summary>
    public DisplayOptions Mounting => options;

    /// <summary>Where on the picture touches are meant. May be set from any thread.</summary>
    public TouchMap Touch
    {
        get => events.Map;
        set => events.Map = value;
    }

    /// <summary>Frames that reached the window.</summary>
    public long PresentCount { get; private set; }

    /// <summary>What SDL draws on: x11, wayland, KMSDRM.</summary>
    public string DriverName { get; private set; } = "";

    /// <inheritdoc />
    public void Start(Action<DisplayInput> report)
    {
        this.report = report;
        Open();
    }

    /// <summary>Opens the window; what happens to it is reported from <see cref="Start"/> on.</summary>
    /// <exception cref="DisplayUnavailableException">There is no display here.</exception>
    public void Open()
    {
        if (thread is null)
        {
            thread = new Thread(Run) { IsBackground = true, Name = "display" };
            thread.Start();
        }

        started.Task.GetAwaiter().GetResult();
    }

    public void Present(FrameBuffer frame)
    {
        bool isFirst;
        lock (gate)
        {
            isFirst = !wasPresented;
            wasPresented = true;
            if (staging is null || staging.WidthPx != frame.WidthPx || staging.HeightPx != frame.HeightPx)
            {
                staging?.Dispose();
                staging = new FrameBuffer(frame.WidthPx, frame.HeightPx);
            }

            staging.CopyFrom(frame);
            if (isStagingNew)
            {
                return;
            }

            isStagingNew = true;
        }

        Wake(UserEvent);
        if (isFirst)
        {
            // Whatever begins once there is a first frame must not keep that frame from the glass.
            shown.Task.Wait(FirstShowing);
        }
    }

    public void Dispose()
    {
        isStopping = true;
        if (thread is { IsAlive: true })
        {
            Wake(UserEvent);
            thread.Join();
        }

        staging?.Dispose();
        staging = null;
    }

    private static void Wake(uint type)
    {
        var wake = new SdlNative.Event { Type = type };
        _ = SdlNative.PushEvent(&wake);
    }

    private void Run()
    {
        nint window;
        try
        {
            (window, DriverName, needsFullScreen) = SdlWindow.Open(options);
            Size = ReadSize(window);
        }
        catch (Exception exception) when (exception is DisplayUnavailableException or DllNotFoundException)
        {
            started.SetException(exception as DisplayUnavailableException ?? new DisplayUnavailableException(
                "SDL 2 is not installed. Run: sudo apt-get install libsdl2-2.0-0", exception));
            return;
        }

        started.SetResult();
        ShowPaper(window);
        while (!isStopping)
        {
            SdlNative.Event happened;
            if (SdlNative.WaitEvent(&happened, WaitMs) != 0)
            {
                do
                {
                    Handle(window, happened);
                }
                while (SdlNative.PollEvent(&happened) != 0);
            }
        }

        SdlNative.DestroyWindow(window);
        SdlNative.Quit();
    }

    private DisplaySize ReadSize(nint window)
    {
        var surface = SdlNative.GetWindowSurface(window);
        var (width, height) = surface is null ? (0, 0) : (surface->Width, surface->Height);
        if (width <= 0 || height <= 0)
        {
            // A display that is unplugged reports nothing; the frame keeps a size that can be drawn.
            (width, height) = Size.WidthPx > 0
                ? (Size.WidthPx, Size.HeightPx)
                : (options.WindowSize.WidthPx, options.WindowSize.HeightPx);
            return new DisplaySize(width, height);
        }

        var hasDpi = SdlNative.GetDisplayDpi(
            SdlNative.GetWindowDisplayIndex(window), out var diagonal, out _, out _) == 0;
        var dpi = hasDpi ? diagonal : 0;
        return options.Picture.SwapsSides()
            ? new DisplaySize(height, width, dpi)
            : new DisplaySize(width, height, dpi);
    }

    private void Handle(nint window, in SdlNative.Event happened)
    {
        switch (happened.Type)
        {
            case UserEvent:
                Show(window);
                return;
            case QuitEvent:
                report?.Invoke(new DisplayInput.Closed());
                return;
        }

        switch (SdlEvents.EffectOf(happened))
        {
            case SdlEvents.Effect.Resized:
                Size = ReadSize(window);
                report?.Invoke(new DisplayInput.Resized(Size));
                return;
            case SdlEvents.Effect.Replugged:
                FitToDisplay(window);
                return;
            case SdlEvents.Effect.Exposed:
                ShowAgain(window);
                return;
        }

        SdlNative.GetWindowSize(window, out var width, out var height);
        if (events.Translate(happened, (width, height), Size) is { } input)
        {
            report?.Invoke(input);
        }
    }

    /// <summary>Covers the display that is there now; what it shows is shown again.</summary>
    private void FitToDisplay(nint window)
    {
        if (options.IsFullScreen && SdlNative.GetDisplayBounds(0, out var bounds) == 0)
        {
            // Without the way over a plain window SDL keeps the size of the display that is gone.
            _ = SdlNative.SetWindowFullscreen(window, 0);
            SdlNative.SetWindowPosition(window, bounds.X, bounds.Y);
            SdlNative.SetWindowSize(window, bounds.Width, bounds.Height);
            _ = SdlNative.SetWindowFullscreen(window, SdlNative.WindowFullscreenDesktop);
        }

        Size = ReadSize(window);
        report?.Invoke(new DisplayInput.Resized(Size));
        ShowAgain(window);
    }

    private void ShowAgain(nint window)
    {
        lock (gate)
        {
            isStagingNew |= staging is not null;
        }

        Show(window);
    }

    /// <summary>
    /// Copies the frame into the window. The surface is asked for anew: a resize makes the old one invalid.
    /// </summary>
    private void Show(nint window)
    {
        if (!TryPut(window))
        {
            return;
        }

        PresentCount++;
        shown.TrySetResult();
        if (needsFullScreen)
        {
            needsFullScreen = false;
            _ = SdlNative.SetWindowFullscreen(window, SdlNative.WindowFullscreenDesktop);
        }
    }

    /// <summary>Paper instead of black until there is a frame, in the memory that frame then finds ready.</summary>
    private void ShowPaper(nint window)
    {
        lock (gate)
        {
            if (!wasPresented)
            {
                staging = new FrameBuffer(Size.WidthPx, Size.HeightPx);
                staging.Canvas.Clear(Palette.Standard[Fill.Paper]);
                isStagingNew = true;
            }
        }

        TryPut(window);
    }

    private bool TryPut(nint window)
    {
        var surface = SdlNative.GetWindowSurface(window);
        lock (gate)
        {
            if (!isStagingNew || staging is null)
            {
                return false;
            }

            isStagingNew = false;
            if (surface is null || surface->Pixels == 0)
            {
                return false;
            }

            CopyTo(surface, staging);
        }

        _ = SdlNative.UpdateWindowSurface(window);
        return true;
    }

    private void CopyTo(SdlNative.Surface* surface, FrameBuffer frame)
    {
        if (options.Picture == Rotation.None && surface->Width == frame.WidthPx && surface->Height == frame.HeightPx)
        {
            for (var y = 0; y < frame.HeightPx; y++)
            {
                frame.Row(y).CopyTo(new Span<byte>(
                    (byte*)surface->Pixels + ((long)y * surface->Pitch), frame.RowBytes));
            }

            return;
        }

        var info = new SKImageInfo(surface->Width, surface->Height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        using var target = SKSurface.Create(info, surface->Pixels, surface->Pitch);
        using var source = SKImage.FromPixels(frame.Info, frame.Address, frame.RowBytes);
        target.Canvas.Clear(SKColors.Black);
        target.Canvas.Concat(Turn(options.Picture, surface->Width, surface->Height));
        target.Canvas.DrawImage(source, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
    }

    /// <summary>Maps the frame as it is read to the panel as it hangs.</summary>
    private static SKMatrix Turn(Rotation rotation, int width, int height) => rotation switch
    {
        Rotation.Quarter => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        Rotation.Half => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        Rotation.ThreeQuarters => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
