using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Admin.Writing;

namespace VillagePublic.Tests.Admin;

public sealed class SheetKeepingTests
{
    [Fact]
    public async Task An_imported_spreadsheet_is_gone_after_its_week()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var app = await AdminApp.StartAsync(time);
        var path = Path.Combine(Directory.CreateTempSubdirectory("vp-sheet-").FullName, "十月.xlsx");
        AgencyWorkbook.Write(path, openingFen: 0);
        var sheets = app.App.Services.GetRequiredService<SheetDesk>();
        var (sheet, _) = sheets.Keep(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));

        time.SetUtcNow(time.GetUtcNow() + SheetDesk.KeptFor - TimeSpan.FromMinutes(1));
        sheets.Forget();
        Assert.NotNull(sheets.Open(sheet.ToString()!, encoding: null));
        time.SetUtcNow(time.GetUtcNow() + TimeSpan.FromMinutes(1));
        sheets.Forget();
        Assert.Null(sheets.Open(sheet.ToString()!, encoding: null));
        Assert.Equal(0, sheets.Forget());
    }
}
