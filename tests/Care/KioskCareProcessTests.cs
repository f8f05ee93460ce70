using VillagePublic.Admin.Care;
using VillagePublic.Content.Store.Admin;
using VillagePublic.Kiosk.Care;
using VillagePublic.Kiosk.Hosting;
using VillagePublic.Tests.Admin;
using VillagePublic.Tests.EndToEnd;

namespace VillagePublic.Tests.Care;

/// <summary>A technician at the desk and a real kiosk process in the hall.</summary>
public sealed class KioskCareProcessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vp-care-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_paired_screen_reports_shows_its_picture_takes_settings_and_starts_again()
    {
        await using var app = await AdminApp.StartSampleAsync();
        var watch = (KioskWatch)app.App.Services.GetService(typeof(KioskWatch))!;
        using var kiosk = RealProgram.Start(
            typeof(KioskHost).Assembly,
            "run", "--display", "browser", "--port", "0", "--data", folder,
            "--feed", app.Address + "/feed", "--key", app.Village.Publisher.Key.ToString());
        await UntilAsync(watch, () => watch.Strangers().Count == 1);

        using var technician = await app.SignInAsync(UserRole.Technician);
        await technician.GoAsync("/admin/kiosks");
        await technician.SubmitAsync("/admin/kiosks/pair", ("name", "村部大厅"));
        var id = Assert.Single(app.Store.ListKiosks(app.Village.Code)).Id;
        app.Village.Feed!.Signal.Raise();
        await UntilAsync(watch, () => watch.Last(id) is not null);
        await technician.GoAsync("/admin/kiosks");
        Assert.Contains("没有显示器，也没有浏览器在看", technician.Text, StringComparison.Ordinal);
        var size = app.Village.Library.Current.Checkpoint!.Size;
        Assert.Contains($"现在共 {size} 条", technician.Text, StringComparison.Ordinal);

        await technician.SubmitAsync($"/admin/kiosks/{id}/picture");
        Assert.Contains("照片来了", technician.Text, StringComparison.Ordinal);
        using var picture = await technician.Client.GetAsync($"/admin/kiosks/{id}/picture.png", Cancel);
        var png = await picture.Content.ReadAsByteArrayAsync(Cancel);
        using var seen = SkiaSharp.SKBitmap.Decode(png);
        Assert.Equal((1080, 1920), (seen.Width, seen.Height));

        var before = watch.Last(id)!.Report;
        await technician.SubmitAsync($"/admin/kiosks/{id}/settings", ("diagonal", "55"));
        await UntilAsync(watch, () => KioskCharge.Read(folder).Number == 1);
        Assert.Contains("等没人看的时候换上", await TextAsync(technician), StringComparison.Ordinal);
        await technician.SubmitAsync($"/admin/kiosks/{id}/restart");
        await UntilAsync(
            watch, () => watch.Last(id)!.Report is { SettingsNumber: 1 } now && now.Run != before.Run, kiosk);
        Assert.Equal(55, KioskCharge.Read(folder).Wishes.DiagonalInches);
        Assert.Equal(
            ["kiosk-pair", "kiosk-picture", "kiosk-settings", "kiosk-restart"],
            app.Store.ReadAuditFrom(1, 1000).Select(row => row.Action)
                .Where(action => action.StartsWith("kiosk", StringComparison.Ordinal)));
    }

    private static async Task<string> TextAsync(AdminBrowser browser)
    {
        await browser.GoAsync("/admin/kiosks");
        return browser.Text;
    }

    private static async Task UntilAsync(KioskWatch watch, Func<bool> isSo, RealProgram? kiosk = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(RealProgram.Patience);
        while (true)
        {
            var next = watch.NextAsync();
            if (isSo())
            {
                return;
            }

            try
            {
                await next.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException) when (!Cancel.IsCancellationRequested)
            {
                throw new TimeoutException(kiosk?.Words());
            }
        }
    }
}
