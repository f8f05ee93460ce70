using System.Diagnostics;
using VillagePublic.Kiosk.Commands;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Tests.Screens;

public sealed class CodeOnScreenTests
{
    [Theory]
    [InlineData(1080, 1920, 1, (int)Theme.Standard)]
    [InlineData(1920, 1080, 1, (int)Theme.HighContrast)]
    [InlineData(1080, 1920, 2, (int)Theme.Night)]
    [InlineData(3840, 2160, 1, (int)Theme.Night)]
    public async Task A_scanner_reads_the_code_from_a_picture_of_the_screen(
        int width,
        int height,
        double scale,
        int theme)
    {
        using var fonts = FontSet.Load();
        var studio = new SnapshotStudio(
            SampleVillage.Library, TimeProvider.System, fonts, new Uri("http://192.168.1.20:5090/"));
        var state = ScreenCatalogue.Find(SampleVillage.Library, "qr", "finance/2026-10", "zh")!;
        var png = studio.Draw("qr", state, new SnapshotLook(width, height, 21.5, scale, (Theme)theme, "zh"));
        var expected = SceneText
            .Nodes(SampleVillage.Show(SampleVillage.Library, new Route.Qr("finance/2026-10")))
            .OfType<Node.Qr>().Single().Content;
        Assert.Equal(expected, await ScanAsync(png));
    }

    private static async Task<string> ScanAsync(byte[] png)
    {
        var path = Path.Combine(Path.GetTempPath(), $"screen-{Guid.NewGuid():N}.png");
        await File.WriteAllBytesAsync(path, png, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("zbarimg", ["-q", "--raw", path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await errors;
        File.Delete(path);
        return output.Trim();
    }
}
