using SkiaSharp;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>Draws one box at a time.</summary>
internal sealed class BoxPainter(TextShaper shaper, PictureCache pictures) : IDisposable
{
    /// <summary>Tint of a control under the finger, beside its outline.</summary>
    private const byte PressedAlpha = 46;

    private const byte HighlightAlpha = 56;
    private const float UnderlineEm = 0.08f;

    /// <summary>The ground of code reaches this far beyond its letters.</summary>
    private const float CodeGroundEm = 0.12f;

    /// <summary>Ring around the control that keys have reached, in millimetres: seen from two metres.</summary>
    private const double FocusRingMm = 1.2;

    /// <summary>The strike stands this far above the baseline, in ems: the middle of a Han glyph.</summary>
    private const float StrikeEm = 0.36f;

    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    private readonly QrCache symbols = new();
    private readonly SKPaint fill = new() { IsAntialias = true };
    private readonly SKPaint stroke = new()
    {
        IsAntialias = true,
        Style = SKPaintStyle.Stroke,
        StrokeCap = SKStrokeCap.Round,
        StrokeJoin = SKStrokeJoin.Round,
    };

    public void Paint(SKCanvas canvas, LayoutBox box, Palette palette)
    {
        switch (box)
        {
            case LayoutBox.Line line:
                PaintLine(canvas, line, palette);
                break;
            case LayoutBox.Surface surface:
                PaintSurface(canvas, surface, palette);
                break;
            case LayoutBox.Mark mark:
                fill.Color = palette[mark.Ink];
                canvas.DrawRoundRect(ToRect(mark.Bounds), (float)mark.CornerPx, (float)mark.CornerPx, fill);
                break;
            case LayoutBox.IconMark icon:
                PaintIcon(canvas, icon, palette);
                break;
            case LayoutBox.Picture picture:
                PaintPicture(canvas, picture, palette);
                break;
            case LayoutBox.Qr qr:
                PaintQr(canvas, qr);
                break;
        }
    }

    /// <summary>Shows that a control is held: a tint and an outline, so not by colour alone.</summary>
    public void PaintPressed(SKCanvas canvas, TouchArea touch, Palette palette, double pxPerMm)
    {
        var corner = (float)touch.CornerPx;
        fill.Color = palette[Ink.Text].WithAlpha(PressedAlpha);
        canvas.DrawRoundRect(ToRect(touch.Bounds), corner, corner, fill);
        stroke.Color = palette[Ink.Text];
        stroke.StrokeWidth = (float)Math.Max(2, pxPerMm * 0.8);
        var inset = -stroke.StrokeWidth / 2;
        canvas.DrawRoundRect(ToRect(touch.Bounds.GrownBy(inset, inset)), corner, corner, stroke);
    }

    /// <summary>Shows which control the keys have reached: a ring around it, dark inside and light outside, so that it
    /// stands out from any surface.</summary>
    public void PaintFocused(SKCanvas canvas, TouchArea touch, Palette palette, double pxPerMm)
    {
        var width = (float)Math.Max(3, pxPerMm * FocusRingMm);
        var corner = (float)touch.CornerPx + width;
        stroke.StrokeWidth = width;
        stroke.Color = palette[Fill.Paper];
        canvas.DrawRoundRect(ToRect(touch.Bounds.GrownBy(width * 1.5, width * 1.5)), corner, corner, stroke);
        stroke.Color = palette[Ink.Link];
        canvas.DrawRoundRect(ToRect(touch.Bounds.GrownBy(width / 2, width / 2)), corner, corner, stroke);
    }

    public void Dispose()
    {
        symbols.Dispose();
        fill.Dispose();
        stroke.Dispose();
    }

    private void PaintLine(SKCanvas canvas, LayoutBox.Line line, Palette palette)
    {
        foreach (var span in line.Spans)
        {
            if (span.Code)
            {
                PaintCodeGround(canvas, line, span, palette);
            }

            if (span.Marked)
            {
                PaintMarker(canvas, line, span, palette);
            }

            fill.Color = palette[span.Ink];
            shaper.Shape(span.Text, span.Style).Draw(canvas, (float)span.X, (float)line.BaselinePx, fill);
            if (span.Strike)
            {
                var y = (float)line.BaselinePx - (StrikeEm * span.Style.SizePx);
                var height = Math.Max(2, span.Style.SizePx / 16);
                canvas.DrawRect((float)span.X, y - (height / 2), (float)span.WidthPx, height, fill);
            }
        }
    }

    private void PaintCodeGround(SKCanvas canvas, LayoutBox.Line line, TextSpan span, Palette palette)
    {
        var beyond = span.Style.SizePx * CodeGroundEm;
        var top = (float)line.BaselinePx - span.Style.SizePx;
        var rect = new SKRect(
            (float)span.X - beyond, top, (float)(span.X + span.WidthPx) + beyond, top + (span.Style.SizePx * 1.3f));
        fill.Color = palette[Ink.Track];
        canvas.DrawRoundRect(rect, beyond * 2, beyond * 2, fill);
    }

    /// <summary>A wash behind the words and a line below them: not by colour alone.</summary>
    private void PaintMarker(SKCanvas canvas, LayoutBox.Line line, TextSpan span, Palette palette)
    {
        var rect = SKRect.Create(
            (float)span.X, (float)line.Bounds.Y, (float)span.WidthPx, (float)line.Bounds.Height);
        fill.Color = palette[Ink.Ochre].WithAlpha(HighlightAlpha);
        canvas.DrawRect(rect, fill);
        var height = Math.Max(2, span.Style.SizePx * UnderlineEm);
        fill.Color = palette[Ink.Ochre];
        canvas.DrawRect(rect.Left, rect.Bottom - height, rect.Width, height, fill);
    }

    private void PaintSurface(SKCanvas canvas, LayoutBox.Surface surface, Palette palette)
    {
        var rect = ToRect(surface.Bounds);
        var corner = (float)surface.CornerPx;
        if (surface.Fill != Fill.None)
        {
            fill.Color = palette[surface.Fill];
            canvas.DrawRoundRect(rect, corner, corner, fill);
        }

        if (surface.Stripe is { } stripe)
        {
            canvas.Save();
            using var outline = new SKRoundRect(rect, corner);
            canvas.ClipRoundRect(outline, SKClipOperation.Intersect, antialias: true);
            fill.Color = palette[stripe];
            canvas.DrawRect(rect.Left, rect.Top, (float)surface.StripePx, rect.Height, fill);
            canvas.Restore();
        }

        var ink = surface.Border;
        if (ink is null && palette.OutlinesSurfaces && surface.Fill is Fill.Card or Fill.Sunken)
        {
            ink = Ink.Hairline;
        }

        if (ink is { } border)
        {
            stroke.Color = palette[border];
            stroke.StrokeWidth = (float)Math.Max(1, surface.BorderPx);
            rect.Inflate(-stroke.StrokeWidth / 2, -stroke.StrokeWidth / 2);
            canvas.DrawRoundRect(rect, corner, corner, stroke);
        }
    }

    private void PaintIcon(SKCanvas canvas, LayoutBox.IconMark icon, Palette palette)
    {
        var scale = (float)icon.Bounds.Width / Icons.GridUnits;
        canvas.Save();
        canvas.Translate((float)icon.Bounds.X, (float)icon.Bounds.Y);
        canvas.Scale(scale);
        stroke.Color = palette[icon.Ink];
        stroke.StrokeWidth = (float)icon.StrokePx / scale;
        canvas.DrawPath(Icons.PathOf(icon.Icon), stroke);
        canvas.Restore();
    }

    private void PaintPicture(SKCanvas canvas, LayoutBox.Picture picture, Palette palette)
    {
        var rect = ToRect(picture.Bounds);
        var width = (int)Math.Round(picture.Bounds.Width / picture.Source.Width);
        var image = picture.IsZoomed
            ? pictures.FindZoomed(picture.Blob, width)
            : pictures.Find(picture.Blob, width, (int)Math.Round(picture.Bounds.Height));
        if (image is null)
        {
            fill.Color = palette[Fill.Sunken];
            canvas.DrawRect(rect, fill);
            return;
        }

        var source = SKRect.Create(
            (float)picture.Source.X * image.Width,
            (float)picture.Source.Y * image.Height,
            (float)picture.Source.Width * image.Width,
            (float)picture.Source.Height * image.Height);
        canvas.DrawImage(image, source, rect, Smooth);
    }

    /// <summary>Whole pixels to a module, so that no module is wider than its neighbour.</summary>
    private void PaintQr(SKCanvas canvas, LayoutBox.Qr qr)
    {
        fill.Color = SKColors.White;
        canvas.DrawRect(ToRect(qr.Bounds), fill);
        var (path, sizeModules) = symbols.Find(qr.Content);
        var module = Math.Max(1, Math.Floor(qr.Bounds.Width / sizeModules));
        var offset = Math.Floor((qr.Bounds.Width - (module * sizeModules)) / 2);
        canvas.Save();
        canvas.Translate((float)(qr.Bounds.X + offset), (float)(qr.Bounds.Y + offset));
        canvas.Scale((float)module);
        fill.Color = SKColors.Black;
        fill.IsAntialias = false;
        canvas.DrawPath(path, fill);
        fill.IsAntialias = true;
        canvas.Restore();
    }

    private static SKRect ToRect(PxRect rect) =>
        new((float)rect.X, (float)rect.Y, (float)rect.Right, (float)rect.Bottom);
}
