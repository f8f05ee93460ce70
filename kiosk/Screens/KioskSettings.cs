namespace VillagePublic.Kiosk.Screens;

/// <summary>What the screens need to know about where they stand.</summary>
internal sealed record KioskSettings
{
    /// <summary>Language the screen starts with and returns to.</summary>
    public string Language { get; init; } = "zh";

    /// <summary>When an abandoned screen clears itself.</summary>
    public IdleTimes Idle { get; init; } = new();

    /// <summary>Where phones find the village's pages; asked whenever a code is shown, for addresses change.</summary>
    public Func<Uri?> PhoneAddress { get; init; } = () => null;

    /// <summary>Where a helper finds this screen; <see langword="null"/>: not to be reached from elsewhere.</summary>
    public Func<Uri?> HelpAddress { get; init; } = () => null;

    /// <summary>Pages that could not be drawn before the screen was started.</summary>
    public IReadOnlyList<PageFault> KnownFaults { get; init; } = [];

    /// <summary>Keeps the pages that could not be drawn, for the next start.</summary>
    public Action<IReadOnlyList<PageFault>> KeepFaults { get; init; } = static _ => { };

    /// <summary>Time of the village against UTC. China keeps one time.</summary>
    public TimeSpan UtcOffset { get; init; } = TimeSpan.FromHours(8);

    /// <summary>Height of the display's lower edge above the floor.</summary>
    public double LowerEdgeMm { get; init; } = 800;

    /// <summary>The machine behind the screen; asked for when a technician looks.</summary>
    public Func<MachineFacts> Machine { get; init; } = static () => new("", null, null, CanCalibrate: false);

    /// <summary>Takes what the screen asks of the machine; on the screen's thread, so it returns at once.</summary>
    public Action<MachineRequest> Ask { get; init; } = static _ => { };

    /// <summary>First hour of the night, when an unattended screen dims.</summary>
    public int NightFromHour { get; init; } = 21;

    /// <summary>First hour of the day.</summary>
    public int NightUntilHour { get; init; } = 6;
}
