using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The kiosk's screens: keeps the state, answers events, and makes a scene when anything changed.</summary>
/// <param name="library">What is published.</param>
/// <param name="settings">Where the kiosk stands.</param>
/// <param name="status">How the kiosk is doing; asked for every scene, from the loop's thread.</param>
/// <param name="display">The display at the start.</param>
/// <param name="time">The clock.</param>
/// <param name="searchText">Finds documents by their text, <see langword="null"/> as long as the answer is on its way;
/// unless given, the library is asked and waited for.</param>
internal sealed class KioskApp(
    VillageLibrary library,
    KioskSettings settings,
    Func<KioskStatus> status,
    DisplayMetrics display,
    TimeProvider time,
    Func<string, int, IReadOnlyList<SearchHit>?>? searchText = null)
    : IScreenApp
{
    /// <summary>Shift of the whole picture in pixels, one after the other, against burn-in.</summary>
    private static readonly (int X, int Y)[] Drifts =
        [(0, 0), (4, 2), (8, 0), (6, -4), (0, -8), (-6, -4), (-8, 0), (-4, 4), (0, 8), (4, 6)];

    private const double NightBrightness = 0.35;

    private readonly PageQuarantine pages = new(settings.KnownFaults, settings.KeepFaults);
    private readonly KioskUpdate update = new(settings.Idle, settings.Language);
    private KioskState state = KioskState.Fresh(time.GetUtcNow(), settings.Language);
    private DisplayMetrics metrics = display;
    private Scene? scene;
    private Narration? narration;
    private long shownMinute;
    private long shownSlide;
    private int shownCount = library.Current.All.Count;

    /// <summary>Pages that could not be drawn.</summary>
    public IReadOnlyList<PageFault> Faults => pages.Faults;

    /// <summary>What the villager did so far.</summary>
    public KioskState State => state;

    public Scene Scene
    {
        get
        {
            if (scene is null)
            {
                shownMinute = Minute(Now);
                shownSlide = Slide(Now);
                var context = Context();
                scene = Notes.AddTo(
                    pages.IsBroken(Page, Now) ? Scenes.Broken(context) : Scenes.Make(context, (int)shownSlide),
                    context);
                narration = null;
                if (state.Reading is { } sentence)
                {
                    scene = Narration.Mark(sentence);
                }
            }

            return scene;
        }
    }

    public Theme Theme => state.Theme;

    public double TextScale => state.TextScale;

    public bool TakesCharacters => state.Here is Route.Search;

    public Utterance? Utterance
    {
        get
        {
            if (state.Announcement is { } name)
            {
                return ReadingVoice.Of(state, KioskUpdate.AnnouncementNumber, name);
            }

            _ = Scene;
            return state.Reading is { } number && number < Narration.Sentences.Count
                ? ReadingVoice.Of(state, number, Narration.Sentences[number])
                : null;
        }
    }

    public TimeSpan? NextTick
    {
        get
        {
            var now = Now;
            var nextMinute = TimeSpan.FromTicks(TimeSpan.TicksPerMinute - (now.Ticks % TimeSpan.TicksPerMinute));
            var deadline = update.Deadline(state);
            var untilDeadline = deadline == DateTimeOffset.MaxValue ? nextMinute : deadline - now;
            var untilSlide = state.Idle == IdleStage.Attract
                ? state.IdleSince + ((Slide(now) + 1) * settings.Idle.Slide) - now
                : nextMinute;
            var next = TimeSpan.FromTicks(Math.Min(nextMinute.Ticks, Math.Min(untilDeadline.Ticks, untilSlide.Ticks)));
            return next > TimeSpan.Zero ? next : TimeSpan.Zero;
        }
    }

    public (int X, int Y) DriftPx =>
        state.Idle == IdleStage.Attract ? Drifts[Minute(Now) % Drifts.Length] : (0, 0);

    public double Brightness => state.Idle == IdleStage.Attract && IsNight(Now.Hour) ? NightBrightness : 1;

    private DateTimeOffset Now => time.GetUtcNow().ToOffset(settings.UtcOffset);

    public bool Handle(ScreenEvent screenEvent)
    {
        var before = state;
        var now = Now;
        if (screenEvent is ScreenEvent.Failed(var reason))
        {
            scene = null;
            return pages.Fail(Page, reason, now);
        }

        var page = Page;
        state = update.Next(state, screenEvent, now);
        Ask(before.Here, screenEvent);
        if (Page != page)
        {
            pages.Leave();
        }

        if (screenEvent is ScreenEvent.ContentChanged && IsNews())
        {
            // News does not wait for its turn among the pictures.
            state = state with { IdleSince = state.Idle == IdleStage.Attract ? now : state.IdleSince };
        }

        if (screenEvent is ScreenEvent.DisplayChanged changed)
        {
            metrics = changed.Metrics;
        }

        if (state.Reading is { } next && next >= SentenceCount)
        {
            state = state with { Reading = null };
        }

        var isSame = before with { LastTouch = state.LastTouch } == state
            && screenEvent is not (ScreenEvent.DisplayChanged or ScreenEvent.ContentChanged)
            && shownMinute == Minute(now)
            && shownSlide == Slide(now);
        if (!isSame)
        {
            scene = null;
        }

        return !isSame;
    }

    /// <summary>Goes straight to a place, as snapshots and remote help do.</summary>
    public void Show(KioskState next)
    {
        state = next;
        scene = null;
    }

    /// <summary>Asks of the machine what a tap says, and what follows from beginning and ending a calibration.
    /// </summary>
    private void Ask(Route before, ScreenEvent screenEvent)
    {
        var asked = (screenEvent as ScreenEvent.Tap)?.Action is KioskAction.Ask(var request) ? request : null;
        var implied = (before, state.Here) switch
        {
            (not Route.Calibration, Route.Calibration) => new MachineRequest.BeginCalibration(),
            (Route.Calibration { Map: null }, Route.Calibration { Map: { } map }) =>
                new MachineRequest.TryCalibration(map),
            (Route.Calibration, not Route.Calibration) when asked is not MachineRequest.KeepCalibration =>
                new MachineRequest.DropCalibration(),
            _ => (MachineRequest?)null,
        };
        foreach (var each in new[] { asked, implied }.OfType<MachineRequest>())
        {
            settings.Ask(each);
        }
    }

    private bool IsNews()
    {
        var size = library.Current.All.Count;
        var isNews = size > shownCount;
        shownCount = size;
        return isNews;
    }

    private ScreenContext Context()
    {
        var snapshot = library.Current;
        return new ScreenContext(
            state, library, snapshot, KioskClock.Judge(Now, snapshot), settings, status(), metrics)
        {
            SearchText = searchText ?? library.Search,
        };
    }

    private long Slide(DateTimeOffset now) =>
        state.Idle == IdleStage.Attract ? (long)((now - state.IdleSince) / settings.Idle.Slide) : 0;

    private bool IsNight(int hour) => hour >= settings.NightFromHour || hour < settings.NightUntilHour;

    /// <summary>Which page is shown, as quarantine knows it.</summary>
    public string Page => state.Idle == IdleStage.Attract ? "attract" : state.Here switch
    {
        Route.Document(var id, var revision, _) => revision is { } number ? $"{id}@{number}" : id,
        Route.List(var topic, _) => $"list/{topic}",
        Route.Search => "search",
        Route.Picture(var id, var revision, var path) => $"{id}@{revision}/{path}",
        var route => route.ToString(),
    };

    private int SentenceCount
    {
        get
        {
            _ = Scene;
            return Narration.Sentences.Count;
        }
    }

    /// <summary>What the screen now shown says.</summary>
    private Narration Narration => narration ??= Narration.Of(scene!);

    private static long Minute(DateTimeOffset now) => now.UtcTicks / TimeSpan.TicksPerMinute;
}
