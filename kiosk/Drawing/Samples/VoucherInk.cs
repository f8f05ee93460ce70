using SkiaSharp;

namespace VillagePublic.Kiosk.Drawing.Samples;

/// <summary>Puts print, handwriting, rules and seals on a sheet of paper.</summary>
/// <remarks>Not thread-safe. Owns neither canvas nor fonts.</remarks>
/// <param name="canvas">The sheet; units are its pixels.</param>
/// <param name="fonts">Type faces.</param>
/// <param name="random">Makes every hand different and every run the same.</param>
internal sealed class VoucherInk(SKCanvas canvas, VoucherFonts fonts, Random random)
{
    public static readonly SKColor PrintGreen = new(0x2E, 0x6B, 0x57);
    public static readonly SKColor PrintBlue = new(0x2B, 0x4A, 0x86);
    public static readonly SKColor PrintBrown = new(0x8A, 0x4B, 0x2A);
    public static readonly SKColor PrintBlack = new(0x2A, 0x2A, 0x2C);
    private static readonly SKColor SealRed = new(0xC4, 0x2B, 0x26);
    private static readonly SKColor PenBlue = new(0x1B, 0x2A, 0x6B, 0xE6);
    private static readonly SKColor PenBlack = new(0x22, 0x22, 0x28, 0xE6);

    // One writer keeps one pen for a whole sheet.
    private readonly SKColor pen = random.Next(3) == 0 ? PenBlack : PenBlue;

    public float Print(string text, float x, float y, float size, SKColor color, SKTextAlign align = SKTextAlign.Left)
    {
        using var font = new SKFont(fonts.Print, size) { Edging = SKFontEdging.Antialias };
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawText(text, x, y, align, font, paint);
        return font.MeasureText(text);
    }

    public void PrintSpaced(string text, float centre, float y, float size, float gap, SKColor color)
    {
        var width = (text.Length * size) + ((text.Length - 1) * gap);
        var x = centre - (width / 2);
        foreach (var letter in text)
        {
            Print(letter.ToString(), x, y, size, color);
            x += size + gap;
        }
    }

    public void Rule(float x1, float y1, float x2, float y2, SKColor color, float width = 1.6f)
    {
        using var paint = new SKPaint
        {
            Color = color,
            IsAntialias = true,
            StrokeWidth = width,
            Style = SKPaintStyle.Stroke,
        };
        canvas.DrawLine(x1, y1, x2, y2, paint);
    }

    public void Frame(SKRect rect, SKColor color, float width = 2.4f)
    {
        using var paint = new SKPaint
        {
            Color = color,
            IsAntialias = true,
            StrokeWidth = width,
            Style = SKPaintStyle.Stroke,
        };
        canvas.DrawRect(rect, paint);
    }

    /// <summary>Writes as a hand would: every stroke bends a little, the line rises, no two signs are equal.</summary>
    /// <returns>Width written.</returns>
    public float Write(string text, float x, float y, float size, float maxWidth = float.MaxValue)
    {
        using var measure = new SKFont(fonts.Hand, size);
        var fit = Math.Min(1f, maxWidth / Math.Max(1f, measure.MeasureText(text) * 0.95f));
        using var font = new SKFont(fonts.Hand, size * fit);
        using var paint = new SKPaint { Color = pen, IsAntialias = true };
        var start = x;
        var slope = -0.008f - (random.NextSingle() * 0.012f);
        foreach (var rune in text.EnumerateRunes())
        {
            var sign = rune.ToString();
            var glyph = font.GetGlyphs(sign)[0];
            using var outline = font.GetGlyphPath(glyph);
            if (outline is not null)
            {
                using var bent = Bend(outline, font.Size);
                canvas.Save();
                canvas.Translate(x, y + ((x - start) * slope) + Jitter(font.Size * 0.035f));
                canvas.RotateRadians(Jitter(0.045f));
                canvas.Skew(-0.14f + Jitter(0.03f), 0);
                canvas.Scale(0.93f + Jitter(0.04f), 1 + Jitter(0.05f));
                canvas.DrawPath(bent, paint);
                canvas.Restore();
            }

            x += (font.MeasureText(sign) * 0.95f) + Jitter(font.Size * 0.02f);
        }

        return x - start;
    }

    /// <summary>A round seal with a star, its owner's name on the arc, not quite evenly inked.</summary>
    public void RoundSeal(string owner, string caption, float centreX, float centreY, float radius)
    {
        canvas.Save();
        canvas.RotateDegrees(Jitter(14), centreX, centreY);
        using var layer = new SKPaint { Color = SKColors.White.WithAlpha(0xB8), BlendMode = SKBlendMode.Multiply };
        canvas.SaveLayer(layer);
        using var ring = new SKPaint
        {
            Color = SealRed,
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = radius * 0.055f,
        };
        using var fill = new SKPaint { Color = SealRed, IsAntialias = true };
        canvas.DrawCircle(centreX, centreY, radius, ring);
        DrawArcText(owner, centreX, centreY, radius, fill);
        using var star = Star(centreX, centreY - (radius * 0.04f), radius * 0.26f);
        canvas.DrawPath(star, fill);
        using var small = new SKFont(fonts.Print, radius * 0.23f);
        canvas.DrawText(caption, centreX, centreY + (radius * 0.62f), SKTextAlign.Center, small, fill);
        Wear(centreX, centreY, radius);
        canvas.Restore();
        canvas.Restore();
    }

    /// <summary>A square name seal, as people still press beside their names.</summary>
    public void SquareSeal(string name, float x, float y, float side)
    {
        canvas.Save();
        canvas.RotateDegrees(Jitter(7), x + (side / 2), y + (side / 2));
        using var layer = new SKPaint { Color = SKColors.White.WithAlpha(0xC0), BlendMode = SKBlendMode.Multiply };
        canvas.SaveLayer(layer);
        using var frame = new SKPaint
        {
            Color = SealRed,
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = side * 0.07f,
        };
        using var fill = new SKPaint { Color = SealRed, IsAntialias = true };
        canvas.DrawRoundRect(x, y, side, side, side * 0.06f, side * 0.06f, frame);
        var signs = name.Length switch { 2 => name + "之印", 3 => name + "印", _ => name };
        using var font = new SKFont(fonts.Print, side * 0.4f);
        for (var index = 0; index < Math.Min(4, signs.Length); index++)
        {
            // Seals read down, the right column first.
            var (column, row) = (1 - (index / 2), index % 2);
            canvas.DrawText(
                signs[index].ToString(),
                x + (side * (0.28f + (0.44f * column))),
                y + (side * (0.43f + (0.43f * row))),
                SKTextAlign.Center,
                font,
                fill);
        }

        Wear(x + (side / 2), y + (side / 2), side * 0.6f);
        canvas.Restore();
        canvas.Restore();
    }

    /// <summary>A thumb pressed in seal paste: broken ovals one inside the other.</summary>
    public void Fingerprint(float centreX, float centreY, float radius)
    {
        canvas.Save();
        canvas.RotateDegrees(Jitter(25), centreX, centreY);
        using var ridge = new SKPaint
        {
            Color = SealRed.WithAlpha(0x9C),
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = radius * 0.1f,
            PathEffect = SKPathEffect.CreateDash([radius * 0.9f, radius * 0.12f], random.Next(20)),
        };
        for (var ring = 1; ring <= 6; ring++)
        {
            var reach = radius * ring / 6;
            var lowered = centreY + (radius * 0.12f * (6 - ring));
            canvas.DrawOval(centreX + Jitter(0.6f), lowered, reach * 0.78f, reach, ridge);
        }

        canvas.Restore();
    }

    private static SKPath Star(float centreX, float centreY, float radius)
    {
        using var builder = new SKPathBuilder();
        for (var point = 0; point < 10; point++)
        {
            var angle = (point * MathF.PI / 5) - (MathF.PI / 2);
            var reach = point % 2 == 0 ? radius : radius * 0.385f;
            var (x, y) = (centreX + (reach * MathF.Cos(angle)), centreY + (reach * MathF.Sin(angle)));
            if (point == 0)
            {
                builder.MoveTo(x, y);
            }
            else
            {
                builder.LineTo(x, y);
            }
        }

        builder.Close();
        return builder.Detach();
    }

    private void DrawArcText(string text, float centreX, float centreY, float radius, SKPaint paint)
    {
        using var font = new SKFont(fonts.Print, radius * (text.Length > 11 ? 0.23f : 0.27f));
        var sweep = MathF.Min(4.5f, 0.36f * text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var angle = (-sweep / 2) + (sweep * (index + 0.5f) / text.Length);
            canvas.Save();
            canvas.Translate(centreX, centreY);
            canvas.RotateRadians(angle);
            canvas.DrawText(text[index].ToString(), 0, -radius * 0.66f, SKTextAlign.Center, font, paint);
            canvas.Restore();
        }
    }

    // A pressed seal never takes everywhere.
    private void Wear(float centreX, float centreY, float radius)
    {
        using var bare = new SKPaint { BlendMode = SKBlendMode.DstOut, IsAntialias = true };
        for (var spot = 0; spot < 70; spot++)
        {
            var angle = random.NextSingle() * MathF.Tau;
            var reach = MathF.Sqrt(random.NextSingle()) * radius * 1.05f;
            bare.Color = SKColors.Black.WithAlpha((byte)random.Next(40, 150));
            var size = (0.4f + random.NextSingle()) * radius * 0.022f;
            canvas.DrawCircle(
                centreX + (reach * MathF.Cos(angle)), centreY + (reach * MathF.Sin(angle)), size, bare);
        }
    }

    private SKPath Bend(SKPath outline, float size)
    {
        var (phaseX, phaseY) = (random.NextSingle() * 7, random.NextSingle() * 7);
        var reach = size * 0.028f;
        var wave = 5.2f / size;
        SKPoint Move(SKPoint point) => new(
            point.X + (reach * MathF.Sin((point.Y * wave) + phaseX)),
            point.Y + (reach * MathF.Sin((point.X * wave) + phaseY)));

        using var builder = new SKPathBuilder();
        using var steps = outline.CreateRawIterator();
        var points = new SKPoint[4];
        for (var verb = steps.Next(points); verb != SKPathVerb.Done; verb = steps.Next(points))
        {
            switch (verb)
            {
                case SKPathVerb.Move:
                    builder.MoveTo(Move(points[0]));
                    break;
                case SKPathVerb.Line:
                    builder.LineTo(Move(points[1]));
                    break;
                case SKPathVerb.Quad or SKPathVerb.Conic:
                    builder.QuadTo(Move(points[1]), Move(points[2]));
                    break;
                case SKPathVerb.Cubic:
                    builder.CubicTo(Move(points[1]), Move(points[2]), Move(points[3]));
                    break;
                case SKPathVerb.Close:
                    builder.Close();
                    break;
            }
        }

        return builder.Detach();
    }

    private float Jitter(float reach) => ((random.NextSingle() * 2) - 1) * reach;
}
