namespace VillagePublic.Kiosk.Layout;

/// <summary>What the screen loop runs: state that answers events with a scene.</summary>
/// <remarks>
/// Every member is called from the loop's thread only and never waits for network, disk or sync.
/// Another thread reports through the loop's queue, as <see cref="ScreenEvent.ContentChanged"/>.
/// </remarks>
internal interface IScreenApp
{
    /// <summary>What is to be shown now. The same object again means: nothing changed, nothing is laid out.</summary>
    Scene Scene { get; }

    Theme Theme { get; }

    /// <summary>1, 1.5 or 2.</summary>
    double TextScale { get; }

    /// <summary>
    /// Time from now until a <see cref="ScreenEvent.Tick"/> is wanted; <see langword="null"/> for none. Asked after
    /// every event, so the clock's minute, the idle warning and the attract loop need no timer of their own.
    /// </summary>
    TimeSpan? NextTick { get; }

    /// <summary>Shift of the whole picture in pixels against burn-in, each within 8.</summary>
    (int X, int Y) DriftPx => (0, 0);

    /// <summary>Brightness of the picture, 0.1 to 1; below 1 at night while nobody is there.</summary>
    double Brightness => 1;

    /// <summary>What is to be heard now; <see langword="null"/> for silence.</summary>
    Utterance? Utterance => null;

    /// <summary>Whether letters and digits of a keypad are taken as such; else digits move to a control.</summary>
    bool TakesCharacters => false;

    /// <summary>Takes one event.</summary>
    /// <returns>Whether anything that is shown may have changed.</returns>
    bool Handle(ScreenEvent screenEvent);
}
