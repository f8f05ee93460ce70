using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>All that a villager has done to the screen. Immutable; everything shown follows from it.</summary>
/// <param name="LastTouch">When somebody last touched it.</param>
/// <param name="Language">BCP 47 language of the screen.</param>
internal sealed record KioskState(DateTimeOffset LastTouch, string Language)
{
    /// <summary>Most places remembered; the oldest after home are forgotten first.</summary>
    public const int MaxRoutes = 24;

    /// <summary>Most characters of a search: what one line of the screen holds.</summary>
    public const int MaxSearchLength = 24;

    /// <summary>Text sizes the tool steps through.</summary>
    public static IReadOnlyList<double> TextScales { get; } = [1, 1.5, 2];

    /// <summary>Where the villager came from; the last is where they are. Never empty; home is first.</summary>
    public IReadOnlyList<Route> Routes { get; init; } = [new Route.Home()];

    public double TextScale { get; init; } = 1;

    public Theme Theme { get; init; }

    /// <summary>Whether controls are kept within reach of a wheelchair.</summary>
    public bool IsLowered { get; init; }

    /// <summary>Term being explained; <see langword="null"/> for none.</summary>
    public string? ExplainedTerm { get; init; }

    /// <summary>Sentence being read aloud, from 0; <see langword="null"/>: silence.</summary>
    public int? Reading { get; init; }

    public ReadingPace Pace { get; init; } = ReadingPace.Normal;

    public Loudness Loudness { get; init; } = Loudness.Normal;

    /// <summary>Whether controls are named when keys reach them: somebody asked for speech with a key.</summary>
    public bool NamesControls { get; init; }

    /// <summary>Name of a control being said.</summary>
    public string? Announcement { get; init; }

    /// <summary>Why reading aloud failed, as long as the screen explains it.</summary>
    public SpeechFault? SpeechFault { get; init; }

    public IdleStage Idle { get; init; }

    /// <summary>When <see cref="Idle"/> began.</summary>
    public DateTimeOffset IdleSince { get; init; }

    /// <summary>Where the villager is.</summary>
    public Route Here => Routes[^1];

    public bool CanGoBack => Routes.Count > 1;

    /// <summary>Whether anything of the last reader is left.</summary>
    public bool IsPersonal(string startLanguage) => this != Fresh(LastTouch, startLanguage) with
    {
        Routes = Routes.Count == 1 && Here is Route.Home ? Routes : [],
        Idle = Idle,
        IdleSince = IdleSince,
    };

    /// <summary>The screen as the next villager should find it.</summary>
    public static KioskState Fresh(DateTimeOffset now, string startLanguage) => new(now, startLanguage);

    /// <summary>One place further.</summary>
    public KioskState Go(Route route)
    {
        if (route is Route.Home)
        {
            return this with { Routes = [new Route.Home()] };
        }

        var kept = Routes.Count < MaxRoutes ? Routes : [Routes[0], .. Routes.Skip(2)];
        return this with { Routes = [.. kept, route] };
    }

    /// <summary>The same place shown differently.</summary>
    public KioskState Replace(Route route) => this with { Routes = [.. Routes.SkipLast(1), route] };

    public KioskState GoBack() => CanGoBack ? this with { Routes = [.. Routes.SkipLast(1)] } : this;
}

/// <summary>How long nobody has touched the screen.</summary>
internal enum IdleStage
{
    /// <summary>Somebody is there.</summary>
    Active,

    /// <summary>Asked whether anybody is still reading.</summary>
    Warned,

    /// <summary>Nobody is there; notices pass by.</summary>
    Attract,
}
