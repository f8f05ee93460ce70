using SkiaSharp;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>Text with its glyphs and their positions. Drawn as often as wanted.</summary>
internal sealed class ShapedText(IReadOnlyList<GlyphRun> runs, float[] advancesPx, float sizePx) : IDisposable
{
    private SKTextBlob? textBlob;

    /// <summary>Advance of the cluster that begins at each UTF-16 unit; 0 inside a cluster.</summary>
    public float[] AdvancesPx => advancesPx;

    /// <summary>Draws at a baseline.</summary>
    public void Draw(SKCanvas canvas, float x, float y, SKPaint paint)
    {
        textBlob ??= MakeBlob();
        if (textBlob is not null)
        {
            canvas.DrawText(textBlob, x, y, paint);
        }
    }

    public void Dispose() => textBlob?.Dispose();

    /// <returns><see langword="null"/> if there is nothing to see, as in a space.</returns>
    private SKTextBlob? MakeBlob()
    {
        using var builder = new SKTextBlobBuilder();
        foreach (var run in runs)
        {
            using var font = run.Face.MakeFont(sizePx);
            builder.AddPositionedRun(run.Glyphs, font, run.Positions);
        }

        return builder.Build();
    }
}

/// <summary>Glyphs of one font.</summary>
/// <param name="Positions">Relative to the start of the text, on its baseline.</param>
internal sealed record GlyphRun(FontFace Face, ushort[] Glyphs, SKPoint[] Positions);
