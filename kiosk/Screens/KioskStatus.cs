namespace VillagePublic.Kiosk.Screens;

/// <summary>How the kiosk itself is doing, for the freshness line and the fault page.</summary>
/// <param name="Source">Where content comes from.</param>
/// <param name="StoreFault">Why the store cannot be read; <see langword="null"/> when it can.</param>
/// <param name="Stick">What is happening to a stick; <see langword="null"/> when none is in.</param>
internal sealed record KioskStatus(SourceState Source, string? StoreFault = null, StickNews? Stick = null)
{
    /// <summary>When the log's clock last signed what is held; <see langword="null"/> when that is not known.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>Whether two histories were signed with the log's key. Stays until a person has dealt with it.</summary>
    public bool IsContradicted { get; init; }

    /// <summary>Who may help from afar; <see langword="null"/>: nobody.</summary>
    public HelpOffer? Help { get; init; }

    public PrinterState Printer { get; init; }

    /// <summary>Content is published on this very machine.</summary>
    public static KioskStatus Local { get; } = new(new SourceState.ThisMachine());
}

/// <summary>How it stands with the log that is followed.</summary>
internal abstract record SourceState
{
    private SourceState()
    {
    }

    /// <summary>The clerks' app runs on this machine; there is nothing to follow.</summary>
    public sealed record ThisMachine : SourceState;

    /// <summary>No address of a log is configured.</summary>
    public sealed record NotConfigured : SourceState;

    /// <summary>Not asked yet since the start.</summary>
    public sealed record NotAskedYet : SourceState;

    /// <summary>Answers, and is being read for the first time since the start.</summary>
    /// <param name="FileCount">Files so far.</param>
    public sealed record Fetching(int FileCount) : SourceState;

    /// <summary>Answered and agreed with what is held.</summary>
    public sealed record Agreed : SourceState;

    /// <summary>Answers with something newer that witnesses are still to sign.</summary>
    public sealed record Unwitnessed : SourceState;

    /// <summary>Not reached.</summary>
    public sealed record Unreachable : SourceState;

    /// <summary>Gave what does not check out; what is held is kept.</summary>
    public sealed record Refused : SourceState;
}
