using Microsoft.Extensions.Hosting;

namespace VillagePublic.Kiosk.Care;

/// <summary>Starts the kiosk again: the host ends, and whoever runs it builds another.</summary>
internal sealed class KioskRestart(IHostApplicationLifetime lifetime)
{
    /// <summary>Whether the host ended in order to start again.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>Ends the host.</summary>
    public void Begin()
    {
        IsWanted = true;
        lifetime.StopApplication();
    }
}
