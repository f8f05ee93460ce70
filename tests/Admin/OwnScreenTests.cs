using VillagePublic.Admin.Hosting;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

/// <summary>The screen of a village that runs on one machine has settings like every other one.</summary>
public sealed class OwnScreenTests
{
    [Fact]
    public async Task Settings_of_this_machines_own_screen_come_into_force_at_the_next_start()
    {
        await using var app = await AdminApp.StartEmptyAsync(isEmpty: false, hasScreen: true);
        await app.AddPeopleAsync();
        using var technician = await app.SignInAsync(UserRole.Technician);
        await technician.GoAsync("/admin/kiosks");
        await technician.SubmitAsync("/admin/kiosks/here/settings", ("diagonal", "55"), ("night-from", "22"));
        Assert.Contains("存好了，下次启动程序时换上", technician.Text, StringComparison.Ordinal);
        Assert.Contains("新设置存好了", technician.Text, StringComparison.Ordinal);
        Assert.Equal("55", technician.Page.QuerySelector("#diagonal-here")?.GetAttribute("value"));

        var next = AdminHost.ScreenOptions(new ServeOptions(app.Data));
        Assert.Equal(55, next.DiagonalInches);
        Assert.Equal(22, next.NightFromHour);
        Assert.Equal("kiosk-settings", app.Store.ReadAudit(long.MaxValue, 1).Single().Action);
    }

    [Fact]
    public async Task What_no_screen_can_be_is_refused_and_changes_nothing()
    {
        await using var app = await AdminApp.StartEmptyAsync(isEmpty: false, hasScreen: true);
        await app.AddPeopleAsync();
        using var technician = await app.SignInAsync(UserRole.Technician);
        await technician.GoAsync("/admin/kiosks");
        await technician.SubmitAsync("/admin/kiosks/here/settings", ("diagonal", "5000"));
        Assert.Contains("有一项写得不对", technician.Text, StringComparison.Ordinal);
        Assert.Null(AdminHost.ScreenOptions(new ServeOptions(app.Data)).DiagonalInches);
    }
}
