using SkiaSharp;

namespace VillagePublic.Kiosk.Drawing.Samples;

/// <summary>Simple pictures of places in the sample village, in flat colours like a printed poster.</summary>
/// <param name="Path">Where the sample keeps it.</param>
internal sealed record SitePhotoPainter(string Path, Action<SKCanvas, Random> Draw)
{
    private const int WidthPx = 1000;
    private const int HeightPx = 640;
    private const int HorizonPx = 250;

    /// <summary>The pictures the sample's matters show.</summary>
    public static IReadOnlyList<SitePhotoPainter> All { get; } =
    [
        new("files/2026/04/east-road-before.jpg", (canvas, random) => Road(canvas, random, paved: false)),
        new("files/2026/06/east-road-after.jpg", (canvas, random) => Road(canvas, random, paved: true)),
    ];

    public byte[] Paint(int maxBytes)
    {
        using var surface = SKSurface.Create(new SKImageInfo(WidthPx, HeightPx));
        Draw(surface.Canvas, new Random(7));
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.Size <= maxBytes ? data.ToArray() : throw new InvalidOperationException($"{Path} is too large.");
    }

    private static void Road(SKCanvas canvas, Random random, bool paved)
    {
        using var paint = new SKPaint { IsAntialias = true };
        Sky(canvas, paint, paved);
        Fields(canvas, paint, random);
        Houses(canvas, paint);
        var ground = paved ? 0xFFBEBBB2 : 0xFF8C6F4C;
        Fill(canvas, paint, ground, (470, HorizonPx), (530, HorizonPx), (860, 640), (140, 640));
        if (paved)
        {
            Pavement(canvas, paint);
        }
        else
        {
            Mud(canvas, paint, random);
        }

        Tree(canvas, paint, 122, 400, 1.5f);
        Tree(canvas, paint, 330, 296, 0.62f);
        if (!paved)
        {
            Tree(canvas, paint, 800, 372, 1.15f);
            Tree(canvas, paint, 640, 290, 0.5f);
        }
        else
        {
            Lamp(canvas, paint, 846, 470, 1f);
            Lamp(canvas, paint, 640, 318, 0.42f);
        }
    }

    private static void Sky(SKCanvas canvas, SKPaint paint, bool clear)
    {
        SKColor[] colors = clear
            ? [new(0x9C, 0xC4, 0xDC), new(0xE9, 0xF0, 0xEA)]
            : [new(0x9A, 0xA3, 0xA8), new(0xD3, 0xD3, 0xCA)];
        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(0, 0), new SKPoint(0, HorizonPx), colors, SKShaderTileMode.Clamp);
        paint.Shader = shader;
        canvas.DrawRect(0, 0, WidthPx, HorizonPx, paint);
        paint.Shader = null;
        Fill(canvas, paint, 0xFF8FA79A, (0, 250), (0, 196), (150, 160), (330, 206), (520, 172), (730, 210), (880, 178),
            (1000, 204), (1000, 250));
    }

    private static void Fields(SKCanvas canvas, SKPaint paint, Random random)
    {
        Fill(canvas, paint, 0xFF7C9A57, (0, HorizonPx), (WidthPx, HorizonPx), (WidthPx, HeightPx), (0, HeightPx));
        for (var row = 0; row < 26; row++)
        {
            var y = HorizonPx + (row * row * 0.58f) + 4;
            paint.Color = new SKColor(0x5E, 0x7E, 0x42, (byte)(60 + random.Next(60)));
            canvas.DrawRect(0, y, WidthPx, 1 + (row * 0.22f), paint);
        }
    }

    private static void Houses(SKCanvas canvas, SKPaint paint)
    {
        foreach (var (x, y, size) in new[] { (700f, 262f, 1f), (215f, 258f, 0.8f), (880f, 276f, 1.25f) })
        {
            paint.Color = new SKColor(0xE6, 0xDE, 0xCD);
            canvas.DrawRect(x - (52 * size), y - (44 * size), 104 * size, 48 * size, paint);
            paint.Color = new SKColor(0x7B, 0x8A, 0x92);
            canvas.DrawRect(x - (36 * size), y - (32 * size), 18 * size, 18 * size, paint);
            canvas.DrawRect(x + (18 * size), y - (32 * size), 18 * size, 18 * size, paint);
            paint.Color = new SKColor(0x8C, 0x3B, 0x2E);
            canvas.DrawRect(x - (8 * size), y - (30 * size), 17 * size, 34 * size, paint);
            Fill(canvas, paint, 0xFF9B5444, (x - (62 * size), y - (42 * size)), (x - (44 * size), y - (72 * size)),
                (x + (44 * size), y - (72 * size)), (x + (62 * size), y - (42 * size)));
        }
    }

    private static void Mud(SKCanvas canvas, SKPaint paint, Random random)
    {
        Fill(canvas, paint, 0xFF6E5338, (480, 250), (488, 250), (390, 640), (300, 640));
        Fill(canvas, paint, 0xFF6E5338, (512, 250), (520, 250), (706, 640), (610, 640));
        foreach (var (x, y, size) in new[]
                 {
                     (450f, 420f, 1f), (560f, 330f, 0.5f), (600f, 545f, 1.6f), (330f, 590f, 1.2f),
                 })
        {
            paint.Color = new SKColor(0x5A, 0x46, 0x33);
            canvas.DrawOval(x, y, 74 * size, 17 * size, paint);
            paint.Color = new SKColor(0xA9, 0xB0, 0xAE);
            canvas.DrawOval(x + 3, y + 1, 64 * size, 12 * size, paint);
        }

        for (var stone = 0; stone < 160; stone++)
        {
            var depth = random.NextSingle();
            var y = HorizonPx + (depth * (HeightPx - HorizonPx));
            var half = 30 + (depth * 320);
            paint.Color = new SKColor(0x5F, 0x4A, 0x35, 0xA0);
            canvas.DrawOval(500 + (((random.NextSingle() * 2) - 1) * half), y, 1 + (depth * 5), 1 + (depth * 2), paint);
        }
    }

    private static void Pavement(SKCanvas canvas, SKPaint paint)
    {
        Fill(canvas, paint, 0xFFD6D3C9, (470, 250), (473, 250), (164, 640), (140, 640));
        Fill(canvas, paint, 0xFFD6D3C9, (527, 250), (530, 250), (860, 640), (836, 640));
        paint.Color = new SKColor(0x8F, 0x8C, 0x84);
        for (var joint = 1; joint < 12; joint++)
        {
            var depth = joint * joint / 144f;
            var y = HorizonPx + (depth * (HeightPx - HorizonPx));
            var half = 30 + (depth * 330);
            canvas.DrawRect(500 - half, y, half * 2, 0.6f + (depth * 3.4f), paint);
        }
    }

    private static void Tree(SKCanvas canvas, SKPaint paint, float x, float y, float size)
    {
        paint.Color = new SKColor(0x5D, 0x48, 0x36);
        canvas.DrawRect(x - (8 * size), y - (110 * size), 16 * size, 116 * size, paint);
        foreach (var (dx, dy, radius, color) in new[]
                 {
                     (-34f, -130f, 46f, 0xFF4C7342u), (34f, -134f, 48f, 0xFF557F49u), (0f, -172f, 54f, 0xFF628D52u),
                 })
        {
            paint.Color = new SKColor(color);
            canvas.DrawCircle(x + (dx * size), y + (dy * size), radius * size, paint);
        }
    }

    private static void Lamp(SKCanvas canvas, SKPaint paint, float x, float y, float size)
    {
        paint.Color = new SKColor(0x5B, 0x63, 0x6A);
        canvas.DrawRect(x - (5 * size), y - (300 * size), 10 * size, 300 * size, paint);
        canvas.DrawRect(x - (72 * size), y - (286 * size), 72 * size, 7 * size, paint);
        Fill(canvas, paint, 0xFF2F4B66, (x - (46 * size), y - (300 * size)), (x + (34 * size), y - (334 * size)),
            (x + (52 * size), y - (322 * size)), (x - (28 * size), y - (288 * size)));
        paint.Color = new SKColor(0xF2, 0xE2, 0xA6);
        canvas.DrawRect(x - (84 * size), y - (288 * size), 40 * size, 11 * size, paint);
    }

    private static void Fill(SKCanvas canvas, SKPaint paint, uint color, params (float X, float Y)[] corners)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(corners[0].X, corners[0].Y);
        foreach (var (x, y) in corners[1..])
        {
            builder.LineTo(x, y);
        }

        builder.Close();
        using var path = builder.Detach();
        paint.Color = new SKColor(color);
        canvas.DrawPath(path, paint);
    }
}
