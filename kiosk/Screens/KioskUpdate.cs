using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>State and event to state. Pure: the same arguments always give the same answer.</summary>
/// <param name="times">When an abandoned screen clears itself.</param>
/// <param name="startLanguage">Language the next villager finds.</param>
internal sealed class KioskUpdate(IdleTimes times, string startLanguage)
{
    /// <summary>What the screen is after an event.</summary>
    /// <param name="now">The moment of the event.</param>
    public KioskState Next(KioskState state, ScreenEvent screenEvent, DateTimeOffset now) => screenEvent switch
    {
        ScreenEvent.AnyTouch => Touched(state, now),
        ScreenEvent.Tap(KioskAction action) => Tapped(state, action, now),
        ScreenEvent.Scrolled => Touched(state, now),
        ScreenEvent.Viewed(var view) when state.Here is Route.Picture picture =>
            Touched(state.Replace(picture with { View = view }), now),
        ScreenEvent.Pointed(var touched, var target) when state.Here is Route.Calibration { Map: null } measuring =>
            Touched(state.Replace(measuring.With(touched, target)), now),
        ScreenEvent.Key(var key) => Tapped(state, Meaning(state, key), now) with
        {
            NamesControls = state.NamesControls || key.Kind == ScreenKeyKind.Speak,
        },
        ScreenEvent.Tick => Waited(state, now),
        ScreenEvent.Focused(var name) when state.NamesControls =>
            state with { Announcement = name, Reading = null },
        ScreenEvent.Spoken spoken => Heard(state, spoken, now),
        _ => state,
    };

    /// <summary>When the state changes by itself; <see langword="null"/> when it does not.</summary>
    public DateTimeOffset Deadline(KioskState state) => state.Idle switch
    {
        IdleStage.Active => state.LastTouch + Patience(state),
        IdleStage.Warned => state.IdleSince + times.Warning,
        _ => DateTimeOffset.MaxValue,
    };

    private static KioskState Touched(KioskState state, DateTimeOffset now) => state.Idle switch
    {
        // The question is answered by its button; a sleeve against the glass is no reader.
        IdleStage.Warned => state,
        IdleStage.Attract => state with { Idle = IdleStage.Active, LastTouch = now },
        _ => state with { LastTouch = now },
    };

    private static KioskAction? Meaning(KioskState state, ScreenKey key) => key.Kind switch
    {
        ScreenKeyKind.Back => new KioskAction.Back(),
        ScreenKeyKind.Home => new KioskAction.Home(),
        ScreenKeyKind.Speak => new KioskAction.ReadAloud(),
        ScreenKeyKind.Backspace when state.Here is Route.Search => new KioskAction.Erase(),
        ScreenKeyKind.Character when state.Here is Route.Search => new KioskAction.Type(key.Character),
        _ => null,
    };

    /// <summary>Number of an utterance that names a control; sentences are counted from 0.</summary>
    public const int AnnouncementNumber = -1;

    /// <summary>The next sentence, or why there is none. Who listens is there, though they touch nothing.</summary>
    private static KioskState Heard(KioskState state, ScreenEvent.Spoken spoken, DateTimeOffset now) => spoken switch
    {
        { Number: AnnouncementNumber } => state with { Announcement = null },
        _ when spoken.Number != state.Reading => state,
        { Fault: { } fault } => state with { Reading = null, SpeechFault = fault },
        _ => state with { Reading = spoken.Number + 1, LastTouch = now },
    };

    /// <summary>What is said belongs to the screen it stands on: whoever goes elsewhere ends it.</summary>
    private static KioskState Quiet(KioskState before, KioskState after) =>
        after.Here == before.Here && after.Language == before.Language && after.ExplainedTerm == before.ExplainedTerm
            ? after
            : after with { Reading = null, Announcement = null };

    private KioskState Tapped(KioskState state, KioskAction? action, DateTimeOffset now) =>
        Quiet(state, Answer(state with { Idle = IdleStage.Active, LastTouch = now }, action));

    private static KioskState Answer(KioskState awake, KioskAction? action)
    {
        return action switch
        {
            KioskAction.Open(var route) => awake.Go(route) with { ExplainedTerm = null },
            KioskAction.Change(var route) => awake.Replace(route),
            KioskAction.Back or KioskAction.CloseExplanation
                when awake.ExplainedTerm is not null || awake.SpeechFault is not null =>
                awake with { ExplainedTerm = null, SpeechFault = null },
            KioskAction.ReadAloud => awake with { Reading = awake.Reading is null ? 0 : null, Announcement = null },
            KioskAction.NextPace => awake with { Pace = After(Enum.GetValues<ReadingPace>(), awake.Pace) },
            KioskAction.NextLoudness =>
                awake with { Loudness = After(Enum.GetValues<Loudness>(), awake.Loudness) },
            KioskAction.Ask(MachineRequest.KeepCalibration) => awake.GoBack(),
            KioskAction.Back => awake.GoBack(),
            KioskAction.Home => awake.Go(new Route.Home()) with { ExplainedTerm = null },
            KioskAction.NextTextSize => awake with { TextScale = After(KioskState.TextScales, awake.TextScale) },
            KioskAction.NextTheme => awake with { Theme = After(Enum.GetValues<Theme>(), awake.Theme) },
            KioskAction.NextLanguage => awake with { Language = After(Languages(), awake.Language) },
            KioskAction.ToggleReach => awake with { IsLowered = !awake.IsLowered },
            KioskAction.Explain(var term) => awake with { ExplainedTerm = term },
            KioskAction.Type or KioskAction.Stroke or KioskAction.Choose or KioskAction.SwitchKeys
                or KioskAction.Erase or KioskAction.EraseAll when awake.Here is Route.Search search =>
                awake.Replace(Searched(search, action)),
            _ => awake,
        };
    }

    private static Route.Search Searched(Route.Search search, KioskAction action)
    {
        var next = action switch
        {
            KioskAction.Type(>= '1' and <= (char)('0' + Strokes.KindCount) and var digit) when search.ByStrokes =>
                search with { Strokes = search.Strokes + digit },
            KioskAction.Type when search.ByStrokes => search,
            KioskAction.Type(var character) => search with { Text = search.Text + character },
            KioskAction.Stroke(var kind) => search with { Strokes = search.Strokes + (char)('0' + kind) },
            KioskAction.Choose(var word) => search.Choose(word),
            KioskAction.SwitchKeys => search with { ByStrokes = !search.ByStrokes, Strokes = "" },
            KioskAction.Erase => search.Erase(),
            _ => search with { Text = "", Strokes = "" },
        };
        return Math.Max(next.Text.Length, next.Strokes.Length) > KioskState.MaxSearchLength ? search : next;
    }

    private KioskState Waited(KioskState state, DateTimeOffset now)
    {
        if (now < Deadline(state))
        {
            return state;
        }

        if (state.Here is Route.Calibration)
        {
            // Nobody can answer a question that cannot be touched.
            return state.GoBack() with { LastTouch = now };
        }

        // Home untouched has nothing to lose: no question, the pictures may begin.
        return state.Idle switch
        {
            IdleStage.Warned => KioskState.Fresh(now, startLanguage),
            _ when state.IsPersonal(startLanguage) => state with
            {
                Idle = IdleStage.Warned, IdleSince = now, Reading = null, Announcement = null,
            },
            _ => state with { Idle = IdleStage.Attract, IdleSince = now },
        };
    }

    private TimeSpan Patience(KioskState state) => state.Here switch
    {
        Route.Home or Route.List or Route.Search => times.Menu,
        Route.Calibration => times.Calibration,
        _ => times.Reading,
    };

    private static IReadOnlyList<string> Languages() => [.. WordTable.All.Select(table => table.Language)];

    private static T After<T>(IReadOnlyList<T> values, T value)
    {
        var index = values.Index().Where(entry => Equals(entry.Item, value)).Select(entry => entry.Index).First();
        return values[(index + 1) % values.Count];
    }
}
