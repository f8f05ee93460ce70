using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What the controls of the screens mean.</summary>
internal abstract record KioskAction : TouchAction
{
    private KioskAction()
    {
    }

    /// <summary>Goes further; back returns.</summary>
    public sealed record Open(Route Route) : KioskAction;

    /// <summary>Shows the same place differently: another year, a group, a zoom. Back does not return to it.</summary>
    public sealed record Change(Route Route) : KioskAction;

    public sealed record Back : KioskAction;

    public sealed record Home : KioskAction;

    /// <summary>Larger text: 100, 150, 200 per cent, and again from the start.</summary>
    public sealed record NextTextSize : KioskAction;

    /// <summary>The next theme: standard, high contrast, night.</summary>
    public sealed record NextTheme : KioskAction;

    public sealed record NextLanguage : KioskAction;

    /// <summary>Brings every control within reach of a wheelchair, or back.</summary>
    public sealed record ToggleReach : KioskAction;

    /// <summary>Reads the screen aloud, or stops.</summary>
    public sealed record ReadAloud : KioskAction;

    /// <summary>Slow, normal, fast, and again from the start.</summary>
    public sealed record NextPace : KioskAction;

    /// <summary>Quiet, normal, loud, and again from the start.</summary>
    public sealed record NextLoudness : KioskAction;

    /// <summary>Explains a term in plain words.</summary>
    public sealed record Explain(string Term) : KioskAction;

    /// <summary>Closes an explanation.</summary>
    public sealed record CloseExplanation : KioskAction;

    /// <summary>One character of the search text.</summary>
    public sealed record Type(char Character) : KioskAction;

    /// <summary>One stroke of the next character.</summary>
    /// <param name="Kind">1 to 5; see <see cref="Strokes"/>.</param>
    public sealed record Stroke(int Kind) : KioskAction;

    /// <summary>Takes a word in the place of letters or strokes.</summary>
    public sealed record Choose(string Word) : KioskAction;

    /// <summary>From letters to strokes, and back.</summary>
    public sealed record SwitchKeys : KioskAction;

    public sealed record Erase : KioskAction;

    public sealed record EraseAll : KioskAction;

    /// <summary>Asks something of the machine.</summary>
    public sealed record Ask(MachineRequest Request) : KioskAction;

    /// <summary>Answers the idle warning: somebody is still reading.</summary>
    public sealed record StillReading : KioskAction;

    /// <summary>Leaves the pictures shown while nobody is there.</summary>
    public sealed record Wake : KioskAction;
}
