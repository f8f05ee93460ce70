using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Store.Admin;
using VillagePublic.Kiosk.Care;

namespace VillagePublic.Admin.Care;

/// <summary>Puts together what is known of every screen of the village.</summary>
internal sealed class KioskCards(
    HostedVillage village, AdminStore store, KioskWatch watch, OwnScreen own, TimeProvider time)
{
    private static readonly string OwnVersion = typeof(KioskReport).Assembly.GetName().Version?.ToString(3) ?? "";

    private static readonly LocalText WaitsForStart = new(
        "新设置存好了，下次启动程序时换上。", "New settings are kept; they come into force when the program starts again.");

    /// <summary>The paired screens by name.</summary>
    public IReadOnlyList<KioskCard> Paired() => [.. store.ListKiosks(village.Code).Select(CardOf)];

    /// <summary>The screen of this machine.</summary>
    /// <param name="probe">Looks at it.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public async Task<KioskCard> HereAsync(KioskProbe probe, CancellationToken cancellationToken)
    {
        var report = await probe.LookAsync(cancellationToken);
        var now = time.GetUtcNow();
        var sent = new SentReport(report, now, now);
        KioskStanding standing = report.Screen.State is ScreenState.Dark or ScreenState.Stuck
            ? new KioskStanding.Dark(now, report.Screen.State)
            : new KioskStanding.Current(now);
        return new KioskCard(
            KioskCard.Here,
            new LocalText("这台机器的屏幕", "This machine's screen"),
            standing,
            sent,
            [
                .. KioskTroubles.Of(sent, number: 0, OwnVersion),
                .. own.WaitsForStart ? [WaitsForStart] : Array.Empty<LocalText>(),
            ],
            report.Screen.State == ScreenState.NotWanted ? null : now,
            new KioskChargeSheet { Wishes = own.Wishes });
    }

    private KioskCard CardOf(PairedKiosk kiosk)
    {
        var size = village.Library.Current.Checkpoint?.Size ?? 0;
        var sheet = KioskChargeSheet.Of(kiosk);
        var sent = watch.Last(kiosk.Id);
        return new KioskCard(
            kiosk.Id,
            new LocalText(kiosk.Name, kiosk.Name),
            watch.StateOf(kiosk, size),
            sent,
            sent is null ? [] : KioskTroubles.Of(sent, sheet.Number, OwnVersion),
            watch.Picture(kiosk.Id)?.At,
            sheet);
    }
}
