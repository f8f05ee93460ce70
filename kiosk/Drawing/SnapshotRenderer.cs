using SkiaSharp;
using VillagePublic.Content.Log;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>
/// Draws scenes into PNG files: for previews, tests and documentation. May be shared between threads.
/// </summary>
internal sealed class SnapshotRenderer : IDisposable
{
    private readonly Lock gate = new();
    private readonly TextShaper shaper;
    private readonly PictureCache pictures;
    private readonly LayoutPainter painter;

    /// <param name="fonts">Not disposed with this.</param>
    /// <param name="readBlob">Bytes of a picture; <see langword="null"/> if it is not here.</param>
    public SnapshotRenderer(FontSet fonts, Func<Hash, byte[]?> readBlob)
    {
        shaper = new TextShaper(fonts);
        pictures = new PictureCache(readBlob, decodesInPlace: true);
        painter = new LayoutPainter(shaper, pictures);
    }

    /// <summary>Lays out and draws a scene.</summary>
    /// <param name="isWhole">Make the picture as high as the body needs; nothing is hidden by scrolling.</param>
    /// <returns>A PNG file.</returns>
    public byte[] Render(Scene scene, DisplayMetrics metrics, Theme theme, bool isWhole = false)
    {
        lock (gate)
        {
            var tree = Arrange(scene, metrics, isWhole);
            var info = new SKImageInfo(tree.WidthPx, tree.HeightPx, SKColorType.Bgra8888, SKAlphaType.Opaque);
            using var surface = SKSurface.Create(info);
            painter.Paint(surface.Canvas, tree, new FrameState(theme));
            using var image = surface.Snapshot();
            using var data = image.Encode(SKEncodedImageFormat.Png, 100);
            return data.ToArray();
        }
    }

    /// <summary>Lays out a scene as it would be drawn.</summary>
    public LayoutTree Arrange(Scene scene, DisplayMetrics metrics, bool isWhole = false)
    {
        // Higher than any screen needs, and still a picture that can be opened.
        const int MaxHeightPx = 30_000;
        lock (gate)
        {
            var tree = LayoutEngine.Arrange(scene, metrics, shaper, pictures);
            if (!isWhole || tree.Body.MaxScrollPx <= 0)
            {
                return tree;
            }

            var height = (int)Math.Min(MaxHeightPx, tree.HeightPx + tree.Body.MaxScrollPx);
            return LayoutEngine.Arrange(scene, metrics with { HeightPx = height }, shaper, pictures);
        }
    }

    public void Dispose()
    {
        painter.Dispose();
        pictures.Dispose();
        shaper.Dispose();
    }
}
