using System.Text;
using HarfBuzzSharp;
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
            if (run.Text is { } text)
            {
                AddWithText(builder, run, font, text);
            }
            else
            {
                builder.AddPositionedRun(run.Glyphs, font, run.Positions);
            }
        }

        return builder.Build();
    }

    private static void AddWithText(SKTextBlobBuilder builder, GlyphRun run, SKFont font, RunText text)
    {
        var buffer = builder.AllocatePositionedTextRun(font, run.Glyphs.Length, text.Utf8.Length, null);
        buffer.SetGlyphs(run.Glyphs);
        buffer.SetPositions(run.Positions);
        buffer.SetText(text.Utf8);
        buffer.SetClusters(text.Clusters);
    }
}

/// <summary>Glyphs of one font.</summary>
/// <param name="Positions">Relative to the start of the text, on its baseline.</param>
internal sealed record GlyphRun(FontFace Face, ushort[] Glyphs, SKPoint[] Positions)
{
    /// <summary>What the glyphs stand for; <see langword="null"/> where nobody will ask.</summary>
    public RunText? Text { get; init; }
}

/// <summary>The text of a run of glyphs.</summary>
/// <param name="Utf8">As PDF wants it.</param>
/// <param name="Clusters">For each glyph where its character starts in <paramref name="Utf8"/>.</param>
internal sealed record RunText(byte[] Utf8, uint[] Clusters)
{
    /// <param name="infos">Glyphs with clusters counted in UTF-16 units from the start of the whole text.</param>
    /// <param name="start">Where the run starts in the whole text.</param>
    public static RunText Of(ReadOnlySpan<char> text, ReadOnlySpan<GlyphInfo> infos, int start)
    {
        var clusters = new uint[infos.Length];
        for (var index = 0; index < infos.Length; index++)
        {
            var units = (int)infos[index].Cluster - start;
            clusters[index] = (uint)Encoding.UTF8.GetByteCount(text[..units]);
        }

        return new RunText(Encoding.UTF8.GetBytes(text.ToArray()), clusters);
    }
}
