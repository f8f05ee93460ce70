using SkiaSharp;

namespace VillagePublic.Kiosk.Drawing.Samples;

/// <summary>
/// Draws the vouchers of the sample village as somebody would photograph them: a sheet of paper on a desk, a little
/// askew, lit from one side. The village is fictional, so its papers have to be drawn.
/// </summary>
internal sealed class VoucherPainter : IDisposable
{
    /// <summary>
    /// A kiosk shows a voucher about as wide as this; more pixels would only cost the village's line.
    /// </summary>
    private const int PhotoWidthPx = 1100;

    private static readonly SKColor[] Desks =
    [
        new(0x8B, 0x5E, 0x3C), new(0x5F, 0x66, 0x6B), new(0x6E, 0x4A, 0x32), new(0x9A, 0x8A, 0x74),
        new(0x46, 0x58, 0x55),
    ];

    private static readonly SKColor[] Papers =
    [
        new(0xFA, 0xF7, 0xEE), new(0xF6, 0xF3, 0xEC), new(0xFB, 0xF3, 0xE2), new(0xF9, 0xEC, 0xE9),
        new(0xF2, 0xF5, 0xF4),
    ];

    private readonly VoucherFonts fonts = new();

    public void Dispose() => fonts.Dispose();

    /// <summary>A JPEG of at most <paramref name="maxBytes"/>.</summary>
    /// <exception cref="InvalidOperationException">It cannot be made that small and still be read.</exception>
    public byte[] Paint(Voucher voucher, int maxBytes)
    {
        using var surface = Photograph(voucher);
        using var image = surface.Snapshot();
        for (var quality = 66; quality >= 42; quality -= 8)
        {
            using var data = image.Encode(SKEncodedImageFormat.Jpeg, quality);
            if (data.Size <= maxBytes)
            {
                return data.ToArray();
            }
        }

        throw new InvalidOperationException($"{voucher.Number} does not fit into {maxBytes} bytes.");
    }

    private SKSurface Photograph(Voucher voucher)
    {
        var random = new Random(voucher.Seed);
        using var paper = DrawPaper(voucher, random);
        var margin = 46;
        var width = PhotoWidthPx;
        var scale = (width - (2f * margin)) / paper.Width;
        if (paper.Height > paper.Width)
        {
            width = 900;
            scale = (width - (2f * margin)) / paper.Width;
        }

        var height = (int)((paper.Height * scale) + (2 * margin));
        var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque))
            ?? throw new InvalidOperationException("Skia made no surface.");
        var canvas = surface.Canvas;
        DrawDesk(canvas, width, height, random);
        canvas.Save();
        canvas.Translate(width / 2f, height / 2f);
        canvas.RotateDegrees((random.NextSingle() * 3.2f) - 1.6f);
        canvas.Skew(((random.NextSingle() * 2) - 1) * 0.012f, ((random.NextSingle() * 2) - 1) * 0.008f);
        canvas.Scale(scale);
        canvas.Translate(-paper.Width / 2f, -paper.Height / 2f);
        DrawShadow(canvas, paper.Width, paper.Height);
        canvas.DrawImage(paper, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), null);
        canvas.Restore();
        DrawLight(canvas, width, height, random);
        return surface;
    }

    private SKImage DrawPaper(Voucher voucher, Random random)
    {
        var size = SheetSize(voucher);
        using var surface = SKSurface.Create(
            new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque))
            ?? throw new InvalidOperationException("Skia made no surface.");
        var canvas = surface.Canvas;
        canvas.Clear(Papers[random.Next(Papers.Length)]);
        DrawFibres(canvas, size, random);
        DrawFolds(canvas, size, random);
        VoucherSheet.Create(voucher, new VoucherInk(canvas, fonts, random)).Fill();
        return surface.Snapshot();
    }

    private SKSizeI SheetSize(Voucher voucher)
    {
        using var nowhere = SKSurface.Create(new SKImageInfo(1, 1));
        return VoucherSheet.Create(voucher, new VoucherInk(nowhere.Canvas, fonts, new Random(0))).SizePx;
    }

    private static void DrawDesk(SKCanvas canvas, int width, int height, Random random)
    {
        var desk = Desks[random.Next(Desks.Length)];
        canvas.Clear(desk);
        using var grain = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke };
        for (var line = 0; line < 46; line++)
        {
            var y = random.NextSingle() * height;
            grain.Color = (line % 2 == 0 ? SKColors.Black : SKColors.White).WithAlpha((byte)random.Next(6, 20));
            grain.StrokeWidth = 1 + (random.NextSingle() * 4);
            canvas.DrawLine(0, y, width, y + (random.NextSingle() * 26) - 13, grain);
        }
    }

    private static void DrawShadow(SKCanvas canvas, int width, int height)
    {
        using var shadow = new SKPaint
        {
            Color = SKColors.Black.WithAlpha(0x8C),
            MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 13),
        };
        canvas.DrawRect(7, 11, width, height, shadow);
    }

    private static void DrawFibres(SKCanvas canvas, SKSizeI size, Random random)
    {
        using var fibre = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 1.2f };
        for (var index = 0; index < 260; index++)
        {
            var (x, y) = (random.NextSingle() * size.Width, random.NextSingle() * size.Height);
            fibre.Color = new SKColor(0x7A, 0x6A, 0x50).WithAlpha((byte)random.Next(8, 22));
            canvas.DrawLine(
                x, y, x + (random.NextSingle() * 22) - 11, y + (random.NextSingle() * 10) - 5, fibre);
        }
    }

    // Carried home in a pocket: folded once or twice.
    private static void DrawFolds(SKCanvas canvas, SKSizeI size, Random random)
    {
        var x = size.Width * (0.46f + (random.NextSingle() * 0.08f));
        Fold(canvas, new SKRect(x - 26, 0, x + 26, size.Height), upright: true);
        if (random.Next(2) == 0)
        {
            var y = size.Height * (0.47f + (random.NextSingle() * 0.06f));
            Fold(canvas, new SKRect(0, y - 22, size.Width, y + 22), upright: false);
        }
    }

    private static void Fold(SKCanvas canvas, SKRect area, bool upright)
    {
        SKColor[] colors =
        [
            SKColors.Transparent, SKColors.Black.WithAlpha(0x14), SKColors.White.WithAlpha(0x50), SKColors.Transparent,
        ];
        float[] stops = [0, 0.49f, 0.52f, 1];
        var end = upright ? new SKPoint(area.Right, area.Top) : new SKPoint(area.Left, area.Bottom);
        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(area.Left, area.Top), end, colors, stops, SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawRect(area, paint);
    }

    private static void DrawLight(SKCanvas canvas, int width, int height, Random random)
    {
        var fromLeft = random.Next(2) == 0;
        SKColor[] colors = [new(0xFF, 0xF6, 0xE0, 0x22), SKColors.Transparent, new(0x10, 0x10, 0x18, 0x48)];
        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(fromLeft ? 0 : width, 0),
            new SKPoint(fromLeft ? width : 0, height),
            colors,
            [0, 0.45f, 1],
            SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawRect(0, 0, width, height, paint);
    }
}
