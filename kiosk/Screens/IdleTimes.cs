namespace VillagePublic.Kiosk.Screens;

/// <summary>When an abandoned screen clears itself (WCAG 2.2.1: warn, give at least 20 s, then reset).</summary>
internal sealed record IdleTimes
{
    /// <summary>On home, lists and search.</summary>
    public TimeSpan Menu { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>While a document is open; scrolling starts it anew.</summary>
    public TimeSpan Reading { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>How long the question "still reading?" stands.</summary>
    public TimeSpan Warning { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a calibration waits for the next touch before everything is as it was.</summary>
    public TimeSpan Calibration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long each picture of the attract loop stands.</summary>
    public TimeSpan Slide { get; init; } = TimeSpan.FromSeconds(12);
}
