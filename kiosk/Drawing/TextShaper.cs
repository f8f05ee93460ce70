using System.Text;
using HarfBuzzSharp;
using SkiaSharp;
using VillagePublic.Kiosk.Layout;
using HarfBuzz = HarfBuzzSharp;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>Shapes text and remembers what it shaped. Used by one thread at a time.</summary>
/// <param name="fonts">Not disposed with this.</param>
/// <param name="keepsText">
/// Glyphs keep the text they stand for, so that a PDF drawn with them can be searched. Costs memory a screen needs not.
/// </param>
internal sealed class TextShaper(FontSet fonts, bool keepsText = false) : ITextMeasurer, IDisposable
{
    /// <summary>
    /// Characters kept in each of two generations. A generation holds some thirty screens and takes about 3 MB; a
    /// screen that is shaped anew costs a millisecond or two.
    /// </summary>
    private const int MaxCachedLength = 60_000;

    private static readonly Feature[] PlainFeatures = [];
    private static readonly Feature[] TabularFeatures = [new Feature(Tag.Parse("tnum"), 1)];

    private readonly HarfBuzz.Buffer buffer = new();
    private readonly Language chinese = new("zh-hans");
    private Dictionary<(string Text, TextStyle Style), ShapedText> young = [];
    private Dictionary<(string Text, TextStyle Style), ShapedText> old = [];
    private int youngLength;

    /// <summary>Texts remembered.</summary>
    public int CachedCount => young.Count + old.Count;

    public void Measure(string text, TextStyle style, Span<float> advancesPx) =>
        Shape(text, style).AdvancesPx.CopyTo(advancesPx);

    /// <summary>Shapes text, or finds it shaped before.</summary>
    public ShapedText Shape(string text, TextStyle style)
    {
        var key = (text, style);
        if (young.TryGetValue(key, out var shaped))
        {
            return shaped;
        }

        if (!old.Remove(key, out shaped))
        {
            shaped = ShapeNew(text, style);
        }

        if (youngLength > MaxCachedLength)
        {
            DropOld();
        }

        young.Add(key, shaped);
        youngLength += text.Length + 1;
        return shaped;
    }

    public void Dispose()
    {
        DropOld();
        DropOld();
        buffer.Dispose();
    }

    private void DropOld()
    {
        foreach (var shaped in old.Values)
        {
            shaped.Dispose();
        }

        old = young;
        young = [];
        youngLength = 0;
    }

    private ShapedText ShapeNew(string text, TextStyle style)
    {
        var pieces = Pieces(text, style);
        if (style.RightToLeft)
        {
            pieces.Reverse();
        }

        var runs = new List<GlyphRun>(pieces.Count);
        var advances = new float[text.Length];
        var x = 0f;
        foreach (var (start, end, face) in pieces)
        {
            runs.Add(ShapeRun(text, start, end, face, style, advances, ref x));
        }

        return new ShapedText(runs, advances, style.SizePx);
    }

    /// <summary>The text cut where another font, or with a borrowed font another script, begins.</summary>
    private List<(int Start, int End, FontFace Face)> Pieces(string text, TextStyle style)
    {
        var pieces = new List<(int, int, FontFace)>();
        for (var start = 0; start < text.Length;)
        {
            var face = FaceAt(text, start, style, null, out var end);
            var script = ScriptOf(text, start, face);
            while (end < text.Length && ReferenceEquals(FaceAt(text, end, style, face, out var nextEnd), face))
            {
                var next = ScriptOf(text, end, face);
                if (script is not null && next is not null && next != script)
                {
                    break;
                }

                script ??= next;
                end = nextEnd;
            }

            pieces.Add((start, end, face));
            start = end;
        }

        return pieces;
    }

    /// <returns>
    /// <see langword="null"/> for what any script uses, and always for the kiosk's own fonts, which shape Han and Latin
    /// alike.
    /// </returns>
    private Script? ScriptOf(string text, int index, FontFace face)
    {
        if (IsOwn(face))
        {
            return null;
        }

        Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out _);
        var script = UnicodeFunctions.Default.GetScript(rune.Value);
        return script == Script.Common || script == Script.Inherited || script == Script.Unknown ? null : script;
    }

    private bool IsOwn(FontFace face) => ReferenceEquals(face, fonts.Regular) || ReferenceEquals(face, fonts.Bold);

    /// <summary>The face for the character at an index.</summary>
    /// <param name="current">Face of the run so far; marks stay with it, and spaces in joined scripts.</param>
    private FontFace FaceAt(string text, int index, TextStyle style, FontFace? current, out int end)
    {
        Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var length);
        end = index + length;
        var staysWithBase = rune.Value is 0x200D or (>= 0xFE00 and <= 0xFE0F) or (>= 0x1F3FB and <= 0x1F3FF)
            || (rune.Value == ' ' && style.RightToLeft && current?.Has(' ') == true);
        return current is not null && staysWithBase ? current : fonts.FaceFor(rune.Value, style.Bold);
    }

    private GlyphRun ShapeRun(
        string text, int start, int end, FontFace face, TextStyle style, float[] advances, ref float x)
    {
        buffer.ClearContents();
        buffer.AddUtf16(text.AsSpan(), start, end - start);
        buffer.Direction = style.RightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        if (IsOwn(face))
        {
            buffer.Script = Script.Han;
            buffer.Language = chinese;
        }
        else
        {
            buffer.GuessSegmentProperties();
        }

        face.Shaping.Shape(buffer, style.Tabular ? TabularFeatures : PlainFeatures);
        var infos = buffer.GetGlyphInfoSpan();
        var places = buffer.GetGlyphPositionSpan();
        var glyphs = new ushort[infos.Length];
        var positions = new SKPoint[infos.Length];
        var scale = style.SizePx / FontFace.UnitsPerEm;
        for (var index = 0; index < infos.Length; index++)
        {
            var place = places[index];
            var cluster = (int)infos[index].Cluster;
            var advance = (place.XAdvance * scale) - ClosedUpPx(text, cluster, place.XAdvance, style);
            glyphs[index] = (ushort)infos[index].Codepoint;
            positions[index] = new SKPoint(x + (place.XOffset * scale), -place.YOffset * scale);
            advances[cluster] += advance;
            x += advance;
        }

        return new GlyphRun(face, glyphs, positions)
        {
            Text = keepsText ? RunText.Of(text.AsSpan(start, end - start), infos, start) : null,
        };
    }

    /// <summary>By how much a full-width mark moves up to the one after it.</summary>
    private static float ClosedUpPx(string text, int cluster, int advance, TextStyle style)
    {
        var isFullWidth = advance > 0.9 * FontFace.UnitsPerEm;
        return isFullWidth && cluster + 1 < text.Length && FullWidthPunctuation.Closes(text[cluster], text[cluster + 1])
            ? FullWidthPunctuation.EmptyEm * style.SizePx
            : 0;
    }
}
