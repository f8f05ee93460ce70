using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Care;
using VillagePublic.Kiosk.Displays;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Processes;
using VillagePublic.Kiosk.Screens;
using VillagePublic.Kiosk.Speech;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>The screen of this process. It comes up by itself, before there is a host: fonts and window while the store
/// is being opened, the first frame as soon as there is a library.</summary>
internal sealed class KioskScreen : IDisposable
{
    /// <summary>Frames of the browser screen when there is no window: an upright full-HD panel.</summary>
    private static readonly DisplaySize BrowserSize = new(1080, 1920);

    /// <summary>A screen that takes longer to answer shows nothing to anybody.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    /// <summary>A first frame that takes longer is drawn beside everything else.</summary>
    private static readonly TimeSpan FirstFrameTime = TimeSpan.FromSeconds(2);

    /// <summary>Two pictures that fill a full-HD display: more are not seen at once.</summary>
    private const long SeenPicturesBytes = 16L << 20;

    /// <summary>A year of a busy village.</summary>
    private const int ReadAheadCount = 400;

    private readonly KioskOptions options;
    private readonly DisplayOptions mounting;
    private readonly Task<Surface>? preparing;
    private Surface? surface;
    private ScreenLoop? loop;
    private PictureCache? pictures;
    private KioskApp? app;
    private TextSearch? texts;
    private VillageLibrary? library;
    private StatusBoard? status;

    private KioskScreen(KioskOptions options)
    {
        this.options = options;
        mounting = new DisplayOptions
        {
            DiagonalInches = options.DiagonalInches,
            ViewingDistanceMm = options.ViewingDistanceMm,
            IsFullScreen = options.FullScreen,
            Picture = (Rotation)(options.RotationDegrees / 90),
            Touch = options.TouchRotationDegrees is { } touch ? (Rotation)(touch / 90) : null,
        };
        preparing = options.Display == DisplayChoice.None ? null : Task.Run(Open);
    }

    /// <summary>Who may look at the screen from afar.</summary>
    public RemoteHelp? Help { get; private set; }

    /// <summary>What the screen asks of this machine.</summary>
    public MachineDesk? Desk { get; private set; }

    /// <summary>The fonts; <see langword="null"/> before the start and when no screen is wanted.</summary>
    public FontSet? Fonts => surface?.Fonts;

    /// <summary>The screen in browsers; <see langword="null"/> before the start and when no screen is wanted.</summary>
    public BrowserDisplay? Browser { get; private set; }

    /// <summary>Why there is no window; <see langword="null"/> when there is one or none was wanted.</summary>
    public string? NoWindowReason => surface?.NoWindowReason;

    /// <summary>What is wrong with the fonts, for the log; <see langword="null"/> when nothing is.</summary>
    public string? FontProblem => surface?.Fonts.Problem;

    /// <summary>Tells of scripts that no font here has, for the log.</summary>
    public void ReportMissingFonts(Action<string> report) => surface?.Fonts.ReportMissing(report);

    /// <summary>Ends when the screen does; never when none is wanted.</summary>
    public Task Completion => loop?.Completion ?? Task.Delay(Timeout.Infinite);

    /// <summary>Pages that could not be drawn within the last day.</summary>
    public IReadOnlyList<PageFault> Faults => app?.Faults ?? [];

    /// <summary>When somebody last touched the screen; <see langword="null"/> when there is none.</summary>
    public DateTimeOffset? TouchedAt => app?.State.LastTouch;

    /// <summary>What people see now.</summary>
    /// <param name="answers">Whether the screen's thread does.</param>
    public ScreenReport Look(bool answers)
    {
        var size = surface?.Window?.Size ?? BrowserSize;
        var state = preparing is null ? ScreenState.NotWanted
            : !answers ? ScreenState.Stuck
            : surface?.Window is not null ? ScreenState.Window
            : Browser?.ViewerCount > 0 ? ScreenState.Browser
            : ScreenState.Dark;
        return new ScreenReport(state, app?.Page, TouchedAt, size.WidthPx, size.HeightPx);
    }

    /// <summary>What stands on the screen as PNG; <see langword="null"/> where no screen is wanted or none answers.
    /// </summary>
    public async Task<byte[]?> TakePictureAsync(CancellationToken cancellationToken)
    {
        if (Browser is null)
        {
            return null;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(AnswerTime);
        try
        {
            return await Browser.TakePictureAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The screen hangs or is being closed; the report says which.
            return null;
        }
    }

    /// <summary>Ends when the screen's thread has taken a turn; at once when no screen is wanted.</summary>
    public Task PingAsync() => loop?.PingAsync() ?? Task.CompletedTask;

    /// <summary>Whether the screen's thread answers and there is something that shows it: a window, or a browser that
    /// looks.</summary>
    public async Task<bool> IsSeenAsync(CancellationToken cancellationToken)
    {
        if (loop is null || (surface?.Window is null && Browser is not { ViewerCount: > 0 }))
        {
            return false;
        }

        try
        {
            await PingAsync().WaitAsync(AnswerTime, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            // The watchdog tells of it; here it only means that nothing was shown.
            return false;
        }
    }

    /// <summary>Begins to load fonts and to open the window, and returns at once.</summary>
    public static KioskScreen Prepare(KioskOptions options) => new(options);

    /// <summary>Shows a library from now on.</summary>
    /// <exception cref="DisplayUnavailableException">A window was asked for, and there is no display.</exception>
    public void Show(VillageLibrary shown, StatusBoard board, PhoneAddress phones, TimeProvider time)
    {
        if (preparing is null)
        {
            return;
        }

        (library, status) = (shown, board);
        _ = Task.Run(ReadAhead);
        surface = preparing.GetAwaiter().GetResult();
        Help = new RemoteHelp(time);
        Help.Changed += () => board.Replace(board.Current with { Help = Help.Current });
        Desk = new MachineDesk(Help, surface.Window, options.TouchMap);
        Browser = new BrowserDisplay(BrowserSize);
        IDisplay[] displays = surface.Window is null ? [Browser] : [surface.Window, Browser];
        var start = mounting.MetricsFor(BrowserSize);
        texts = new TextSearch(shown.Search, () => loop?.Post(new ScreenEvent.ContentChanged()));
        app = new KioskApp(shown, Settings(phones), () => board.Current, start, time, texts.Find);
        if (options.StartsCalibration)
        {
            app.Show(app.State.Go(new Route.Calibration()));
            Desk.Take(new MachineRequest.BeginCalibration());
        }

        pictures = new PictureCache(shown.ReadBlob, decodesInPlace: false);
        loop = new ScreenLoop(app, displays, mounting, surface.Fonts, pictures, time, Voice.SayAsync);
        shown.Changed += OnLibraryChanged;
        board.Changed += OnStatusChanged;
        loop.Start();
    }

    /// <summary>Waits until there is something to see; not at all when no screen is wanted, and never for long.
    /// </summary>
    public void WaitForFirstFrame() => loop?.FirstFrame.Wait(FirstFrameTime);

    /// <summary>Gives back what nobody looks at now. Takes some hundredths of a second of all threads.</summary>
    public void GiveBackMemory()
    {
        pictures?.Shrink(SeenPicturesBytes);
        ProcessMemory.GiveBack();
    }

    /// <summary>Ends the screen and closes its window.</summary>
    public void Dispose()
    {
        if (library is not null && status is not null)
        {
            library.Changed -= OnLibraryChanged;
            status.Changed -= OnStatusChanged;
        }

        loop?.Dispose();
        loop = null;
        if (surface is null && preparing is not null)
        {
            // Never shown: what was prepared is put away again. That it could not be is nobody's concern any more.
            _ = preparing.ContinueWith(
                static prepared =>
                {
                    prepared.Result.Window?.Dispose();
                    prepared.Result.Fonts.Dispose();
                },
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default);
        }

        surface?.Fonts.Dispose();
        surface = null;
    }

    /// <summary>Parses the newest documents, so that neither first frame nor first touch waits for it. From the end:
    /// the first frame begins at the other.</summary>
    private void ReadAhead()
    {
        foreach (var revision in library!.Current.Current.Take(ReadAheadCount).Reverse())
        {
            library.Read(revision);
        }

        TitleIndex.Of(library, library.Current);
    }

    private Surface Open()
    {
        if (options.Display == DisplayChoice.Browser)
        {
            return new Surface(HeadStart.TakeFonts(), null, null);
        }

        var window = new SdlDisplay(mounting)
        {
            Touch = MachineDesk.ReadTouchMap(options.TouchMap, mounting) ?? TouchMap.Identity,
        };
        var opening = Task.Run(window.Open);
        var fonts = HeadStart.TakeFonts();
        try
        {
            opening.GetAwaiter().GetResult();
            return new Surface(fonts, window, null);
        }
        catch (DisplayUnavailableException exception) when (options.Display == DisplayChoice.Auto)
        {
            return new Surface(fonts, null, exception.Message);
        }
    }

    private KioskSettings Settings(PhoneAddress phones)
    {
        var facts = new Lazy<MachineFacts>(Facts);
        return new KioskSettings
        {
            Language = options.Language,
            LowerEdgeMm = options.LowerEdgeMm,
            NightFromHour = options.NightFromHour,
            NightUntilHour = options.NightUntilHour,
            PhoneAddress = phones.Find,
            HelpAddress = phones.FindScreen,
            Machine = () => facts.Value,
            Ask = request => Desk?.Take(request),
            KnownFaults = new QuarantineFile(options.Quarantine).Read(),
            KeepFaults = new QuarantineFile(options.Quarantine).Write,
            Idle = new IdleTimes { Menu = options.MenuIdle, Reading = options.ReadingIdle, Warning = options.Warning },
        };
    }

    private MachineFacts Facts()
    {
        using var key = KioskKey.ReadOrCreate(options.DataFolder);
        var version = typeof(KioskScreen).Assembly.GetName().Version?.ToString(3) ?? "";
        return new MachineFacts(version, key.Verifier.Name, key.Verifier.Fingerprint, surface?.Window is not null);
    }

    private void OnLibraryChanged(VillageSnapshot snapshot)
    {
        texts?.Forget();
        loop?.Post(new ScreenEvent.ContentChanged());
        _ = Task.Run(() => TitleIndex.Of(library!, snapshot));
    }

    private void OnStatusChanged() => loop?.Post(new ScreenEvent.ContentChanged());

    /// <summary>What a screen needs before it has anything to show.</summary>
    private sealed record Surface(FontSet Fonts, SdlDisplay? Window, string? NoWindowReason);
}
