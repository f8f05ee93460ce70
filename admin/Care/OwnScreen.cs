using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content.Store.Admin;
using VillagePublic.Kiosk.Care;

namespace VillagePublic.Admin.Care;

/// <summary>The settings of this machine's own screen, kept like those of every other one; it takes them over when the
/// program starts.</summary>
internal sealed class OwnScreen(DataFolder data, AuditTrail audit)
{
    private readonly Lock gate = new();
    private readonly long inForce = KioskCharge.Read(data.Root).Number;

    /// <summary>The settings from the next start on.</summary>
    public KioskWishes Wishes => KioskCharge.Read(data.Root).Wishes;

    /// <summary>Whether there are other settings than the ones the screen came up with.</summary>
    public bool WaitsForStart => KioskCharge.Read(data.Root).Number != inForce;

    /// <summary>Keeps other settings.</summary>
    /// <exception cref="IOException">The disk failed; the former ones stay.</exception>
    public void Set(KioskWishes wishes, AdminUser who)
    {
        lock (gate)
        {
            new KioskCharge(KioskCharge.Read(data.Root).Number + 1, wishes).Write(data.Root);
        }

        audit.Add(who, "kiosk-settings", KioskCard.Here);
    }
}
