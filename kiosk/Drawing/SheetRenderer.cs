using SkiaSharp;
using VillagePublic.Content.Log;
using VillagePublic.Kiosk.Paper;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>Draws the pages of a sheet one below the other into a PNG file: paper as it will look, not yet printed.
/// </summary>
/// <param name="fonts">Not disposed with this.</param>
/// <param name="readBlob">Bytes of a picture; <see langword="null"/> if it is not here.</param>
internal sealed class SheetRenderer(FontSet fonts, Func<Hash, byte[]?> readBlob)
{
    /// <summary>Further pages look like these; the file that is printed has them all.</summary>
    public const int MaxPages = 6;

    private const int GapPx = 14;

    private static readonly SKColor Desk = new(0xC9, 0xC4, 0xB8);

    /// <summary>Sets and draws a sheet.</summary>
    /// <param name="sheet">What is to be printed.</param>
    /// <param name="format">The paper.</param>
    /// <param name="widthPx">Width of the picture.</param>
    /// <returns>A PNG file.</returns>
    public byte[] Render(PaperSheet sheet, PaperFormat format, int widthPx)
    {
        using var shaper = new TextShaper(fonts);
        using var pictures = new PictureCache(readBlob, decodesInPlace: true);
        using var painter = new BoxPainter(shaper, pictures);
        var pages = Paginator.Paginate(sheet, format, shaper, pictures).Take(MaxPages).ToArray();
        var scale = (float)widthPx / format.WidthPx;
        var heightPx = (int)MathF.Ceiling(format.HeightPx * scale);
        using var surface = SKSurface.Create(new SKImageInfo(
            widthPx, (pages.Length * (heightPx + GapPx)) - GapPx, SKColorType.Bgra8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(Desk);
        foreach (var (index, page) in pages.Index())
        {
            canvas.Save();
            canvas.Translate(0, index * (heightPx + GapPx));
            canvas.ClipRect(new SKRect(0, 0, widthPx, heightPx));
            canvas.Clear(SKColors.White);
            canvas.Scale(scale);
            foreach (var box in page.Boxes)
            {
                painter.Paint(canvas, box, Palette.Print);
            }

            canvas.Restore();
        }

        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
