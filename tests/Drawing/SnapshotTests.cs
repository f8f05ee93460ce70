using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Tests.Drawing;

public sealed class SnapshotTests
{
    [Fact]
    public void A_snapshot_is_a_png_of_the_size_asked_for()
    {
        using var fonts = FontSet.Load();
        using var renderer = new SnapshotRenderer(fonts, _ => null);
        var png = renderer.Render(SampleScenes.Home(), DisplayMetrics.FromDiagonal(1080, 1920, 21.5), Theme.Standard);
        using var image = SkiaSharp.SKBitmap.Decode(png);
        Assert.Equal((1080, 1920), (image.Width, image.Height));
    }
}
