namespace VillagePublic.Kiosk.Layout;

/// <summary>What can happen to a screen.</summary>
internal abstract record ScreenEvent
{
    private ScreenEvent()
    {
    }

    /// <summary>A finger came down anywhere, also where nothing answers. Precedes the tap, if one follows.</summary>
    public sealed record AnyTouch : ScreenEvent;

    /// <summary>A control was tapped. A second tap on the same control shortly after is not reported.</summary>
    public sealed record Tap(TouchAction Action) : ScreenEvent;

    /// <summary>The body moved under a finger; somebody is reading.</summary>
    /// <param name="ScrollKey">The scene's <see cref="Scene.ScrollKey"/>.</param>
    public sealed record Scrolled(string ScrollKey) : ScreenEvent;

    /// <summary>Fingers moved or enlarged the picture of a <see cref="Node.Pane"/>.</summary>
    public sealed record Viewed(PictureView View) : ScreenEvent;

    /// <summary>A finger came down while the scene shows a target (<see cref="LayoutTree.TargetKey"/>); both in shares
    /// of the display.</summary>
    /// <param name="Touched">Where the finger is.</param>
    /// <param name="Target">Where the target is.</param>
    public sealed record Pointed((double X, double Y) Touched, (double X, double Y) Target) : ScreenEvent;

    /// <summary>A key of a keyboard or keypad.</summary>
    public sealed record Key(ScreenKey Pressed) : ScreenEvent;

    /// <summary>The keys have reached a control.</summary>
    /// <param name="Name">What it is called.</param>
    public sealed record Focused(string Name) : ScreenEvent;

    /// <summary>An utterance is over.</summary>
    /// <param name="Number">Its <see cref="Utterance.Number"/>.</param>
    /// <param name="Fault">Why it was not to be heard; <see langword="null"/> when it was.</param>
    public sealed record Spoken(int Number, SpeechFault? Fault) : ScreenEvent;

    /// <summary>The moment asked for with <see cref="IScreenApp.NextTick"/> has come.</summary>
    public sealed record Tick : ScreenEvent;

    /// <summary>The store holds something new, or the state of following the log changed.</summary>
    public sealed record ContentChanged : ScreenEvent;

    /// <summary>
    /// What the application wanted to show could not be laid out or drawn. It must show something else, such as its
    /// fault page; failing again ends the process.
    /// </summary>
    /// <param name="Reason">For the log; not for a villager.</param>
    public sealed record Failed(Exception Reason) : ScreenEvent;

    /// <summary>The display was turned, replaced or plugged in; sizes may differ.</summary>
    public sealed record DisplayChanged(DisplayMetrics Metrics) : ScreenEvent;
}

/// <summary>Keys that a hardware keypad has, enough to use every screen.</summary>
/// <param name="Kind">What was pressed.</param>
/// <param name="Character">The letter or digit of <see cref="ScreenKeyKind.Character"/>; else zero.</param>
internal readonly record struct ScreenKey(ScreenKeyKind Kind, char Character = '\0');

internal enum ScreenKeyKind
{
    Character,
    Next,
    Previous,
    Accept,
    Back,
    Home,
    Backspace,
    Speak,
}
