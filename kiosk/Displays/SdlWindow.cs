using System.Runtime.InteropServices;

namespace VillagePublic.Kiosk.Displays;

/// <summary>Makes SDL's window: quickly, and so that it covers the display.</summary>
internal static unsafe class SdlWindow
{
    private const string Title = "村务公开 VillagePublic";
    private const string X11 = "x11";

    /// <summary>
    /// Drivers that show plain memory: a GPU is never needed there, and a software GL would be ten times slower. On
    /// Wayland and KMS this SDL knows only textures; forbidding them leaves a black window.
    /// </summary>
    private static readonly string[] HasMemorySurface = [X11, "windows"];

    /// <summary>Drivers that show nothing; good only when asked for by name.</summary>
    private static readonly string[] Invisible = ["dummy", "offscreen", "evdev"];

    /// <summary>Opens it on the calling thread, which from then on is SDL's.</summary>
    /// <returns>The window, what SDL draws on, and whether a window manager is still to be asked to make it cover the
    /// display.</returns>
    /// <exception cref="DisplayUnavailableException">There is no display here.</exception>
    public static (nint Window, string DriverName, bool NeedsFullScreen) Open(DisplayOptions options)
    {
        // The host handles signals; without a finger there is no mouse and the other way round.
        _ = SdlNative.SetHint("SDL_NO_SIGNAL_HANDLERS", "1");
        _ = SdlNative.SetHint("SDL_TOUCH_MOUSE_EVENTS", "0");
        _ = SdlNative.SetHint("SDL_MOUSE_TOUCH_EVENTS", "0");
        _ = SdlNative.SetHint("SDL_VIDEO_ALLOW_SCREENSAVER", "0");
        _ = SdlNative.SetHint("SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS", "0");
        _ = SdlNative.SetHint("SDL_IME_SHOW_UI", "0");
        SpareDetours();
        if (SdlNative.Init(SdlNative.InitVideo) != 0)
        {
            throw new DisplayUnavailableException($"No display: {SdlNative.GetError()}.");
        }

        var driver = Marshal.PtrToStringUTF8((nint)SdlNative.GetVideoDriverName()) ?? "";
        if (HasMemorySurface.Contains(driver))
        {
            _ = SdlNative.SetHint("SDL_FRAMEBUFFER_ACCELERATION", "0");
        }

        if (Invisible.Contains(driver) && Environment.GetEnvironmentVariable("SDL_VIDEODRIVER") != driver)
        {
            // SDL falls back to drawing where nobody looks.
            SdlNative.Quit();
            throw new DisplayUnavailableException("No display: neither X11, Wayland nor a graphics card answers.");
        }

        var covers = options.IsFullScreen && driver == X11;
        var window = covers ? CreateCover(options) : CreateOrdinary(options);
        if (window == 0)
        {
            var reason = SdlNative.GetError();
            SdlNative.Quit();
            throw new DisplayUnavailableException($"No window on {driver}: {reason}.");
        }

        SdlNative.DisableScreenSaver();
        _ = SdlNative.ShowCursor(options.IsFullScreen ? 0 : 1);
        return (window, driver, covers);
    }

    private static nint CreateOrdinary(DisplayOptions options) => SdlNative.CreateWindow(
        Title,
        SdlNative.WindowPositionCentered,
        SdlNative.WindowPositionCentered,
        options.WindowSize.WidthPx,
        options.WindowSize.HeightPx,
        SdlNative.WindowShown | (options.IsFullScreen
            ? SdlNative.WindowFullscreenDesktop | SdlNative.WindowBorderless
            : SdlNative.WindowResizable));

    /// <summary>A window with the display's size and no frame. Only a window manager makes a window cover the display
    /// when asked, and a kiosk often has none; SDL waits for it a tenth of a second. It is asked once there is a
    /// picture.</summary>
    private static nint CreateCover(DisplayOptions options)
    {
        var hasBounds = SdlNative.GetDisplayBounds(0, out var bounds) == 0;
        return SdlNative.CreateWindow(
            Title,
            hasBounds ? bounds.X : SdlNative.WindowPositionCentered,
            hasBounds ? bounds.Y : SdlNative.WindowPositionCentered,
            hasBounds ? bounds.Width : options.WindowSize.WidthPx,
            hasBounds ? bounds.Height : options.WindowSize.HeightPx,
            SdlNative.WindowShown | SdlNative.WindowBorderless);
    }

    /// <summary>Keeps SDL from what takes a tenth of a second at every start and is of no use to a screen.</summary>
    private static void SpareDetours()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // A table of 5,000 ways to type accents on a keyboard.
        _ = SdlNative.SetVariable("XCOMPOSEFILE", "/dev/null", overwrites: 0);
        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        if (runtime is null || !File.Exists(Path.Combine(runtime, "bus")))
        {
            // Without a session there is no bus to talk to; it would be looked for by starting a program.
            _ = SdlNative.SetVariable("DBUS_SESSION_BUS_ADDRESS", "disabled:", overwrites: 0);
        }
    }
}
