using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What the screen asks of the machine it runs on. Whoever takes it returns at once; what comes of it is seen
/// in the <see cref="KioskStatus"/>.</summary>
internal abstract record MachineRequest
{
    private MachineRequest()
    {
    }

    /// <summary>A number for somebody who helps from afar.</summary>
    public sealed record OfferHelp : MachineRequest;

    /// <summary>No help any more.</summary>
    public sealed record EndHelp : MachineRequest;

    /// <summary>Touches as the panel reports them, until another request says otherwise.</summary>
    public sealed record BeginCalibration : MachineRequest;

    /// <summary>Touches moved so, for now.</summary>
    public sealed record TryCalibration(TouchMap Map) : MachineRequest;

    /// <summary>What was tried stays.</summary>
    public sealed record KeepCalibration : MachineRequest;

    /// <summary>As it was before <see cref="BeginCalibration"/>.</summary>
    public sealed record DropCalibration : MachineRequest;

    /// <summary>The board sheet of a revision on the printer.</summary>
    public sealed record Print(string Id, int Revision) : MachineRequest;
}

/// <summary>What is offered to somebody who helps from afar.</summary>
/// <param name="Number">To be read out; <see langword="null"/> when the helper is in.</param>
/// <param name="Until">When it ends by itself.</param>
internal sealed record HelpOffer(string? Number, DateTimeOffset Until);

/// <summary>How it stands with the printer.</summary>
internal enum PrinterState
{
    /// <summary>There is none: nothing is said of printing.</summary>
    None,

    Ready,

    /// <summary>A sheet is being made and handed over.</summary>
    Busy,

    /// <summary>A sheet was handed over a moment ago; the next has to wait.</summary>
    Sent,

    /// <summary>The printer did not take the last sheet.</summary>
    Failed,
}

/// <summary>The machine behind the screen, for whoever looks after it.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="Name">Of the screen's key; <see langword="null"/> when it has none.</param>
/// <param name="Fingerprint">Of the screen's key.</param>
/// <param name="CanCalibrate">Whether touches come from a panel of this machine.</param>
internal sealed record MachineFacts(string Version, string? Name, string? Fingerprint, bool CanCalibrate);
