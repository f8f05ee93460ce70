using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Displays;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Runs the screen for as long as the host runs. Started before everything that needs a network.</summary>
internal sealed partial class ScreenService(
    KioskOptions options,
    VillageLibrary library,
    StatusBoard status,
    PhoneAddress phones,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<ScreenService> logger) : IHostedService, IDisposable
{
    /// <summary>Frames of the browser screen when there is no window: an upright full-HD panel.</summary>
    private static readonly DisplaySize BrowserSize = new(1080, 1920);

    /// <summary>A year of a busy village.</summary>
    private const int ReadAheadCount = 400;

    private FontSet? fonts;
    private ScreenLoop? loop;

    /// <summary>The screen in browsers; <see langword="null"/> before the start and when no screen is wanted.</summary>
    public BrowserDisplay? Browser { get; private set; }

    /// <inheritdoc />
    /// <exception cref="DisplayUnavailableException">A window was asked for, and there is no display.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Display == DisplayChoice.None)
        {
            return Task.CompletedTask;
        }

        fonts = FontSet.Load();
        if (fonts.Problem is { } problem)
        {
            LogFontProblem(problem);
        }

        loop = CreateLoop();
        library.Changed += OnLibraryChanged;
        status.Changed += OnStatusChanged;
        loop.Start();
        _ = Task.Run(ReadAhead, cancellationToken);
        _ = WatchAsync(loop.Completion);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        library.Changed -= OnLibraryChanged;
        status.Changed -= OnStatusChanged;
        loop?.Dispose();
        loop = null;
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        loop?.Dispose();
        fonts?.Dispose();
    }

    /// <summary>Parses the newest documents, so that the first touch does not wait for it.</summary>
    private void ReadAhead()
    {
        foreach (var revision in library.Current.Current.Take(ReadAheadCount))
        {
            library.Read(revision);
        }
    }

    private ScreenLoop CreateLoop()
    {
        var mounting = Mounting();
        if (options.Display != DisplayChoice.Browser)
        {
            try
            {
                return CreateLoop(mounting, new SdlDisplay(mounting));
            }
            catch (DisplayUnavailableException exception) when (options.Display == DisplayChoice.Auto)
            {
                LogNoWindow(exception.Message);
            }
        }

        return CreateLoop(mounting, null);
    }

    /// <summary>A window, if there is one, and the browser screen beside it.</summary>
    private ScreenLoop CreateLoop(DisplayOptions mounting, SdlDisplay? window)
    {
        Browser = new BrowserDisplay(BrowserSize);
        IDisplay[] displays = window is null ? [Browser] : [window, Browser];
        var start = mounting.MetricsFor(BrowserSize);
        var app = new KioskApp(library, Settings(), () => status.Current, start, time);
        var pictures = new PictureCache(library.ReadBlob, decodesInPlace: false);
        return new ScreenLoop(app, displays, mounting, fonts!, pictures, time);
    }

    private DisplayOptions Mounting() => new()
    {
        DiagonalInches = options.DiagonalInches,
        ViewingDistanceMm = options.ViewingDistanceMm,
        IsFullScreen = options.FullScreen,
        Picture = (Rotation)(options.RotationDegrees / 90),
    };

    private KioskSettings Settings() => new()
    {
        Language = options.Language,
        LowerEdgeMm = options.LowerEdgeMm,
        PhoneAddress = phones.Find,
        Idle = new IdleTimes { Menu = options.MenuIdle, Reading = options.ReadingIdle, Warning = options.Warning },
    };

    private void OnLibraryChanged(VillageSnapshot snapshot) => loop?.Post(new ScreenEvent.ContentChanged());

    private void OnStatusChanged() => loop?.Post(new ScreenEvent.ContentChanged());

    private async Task WatchAsync(Task completion)
    {
        try
        {
            await completion;
        }
        catch (Exception exception)
        {
            // A screen that cannot go on is of no use: the host stops, and the service manager starts it again.
            LogScreenFailed(exception);
            Environment.ExitCode = 1;
        }

        lifetime.StopApplication();
    }

    [LoggerMessage(1, LogLevel.Warning, "No window: {Reason} The screen is at /screen instead.")]
    private partial void LogNoWindow(string reason);

    [LoggerMessage(2, LogLevel.Critical, "The screen failed and the kiosk stops.")]
    private partial void LogScreenFailed(Exception exception);

    [LoggerMessage(3, LogLevel.Error, "{Problem}")]
    private partial void LogFontProblem(string problem);
}
