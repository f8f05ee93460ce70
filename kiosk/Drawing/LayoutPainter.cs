using SkiaSharp;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>Draws a finished layout. Knows nothing of documents, time or input. Used by one thread.</summary>
internal sealed class LayoutPainter(TextShaper shaper, PictureCache pictures) : IDisposable
{
    /// <summary>How dark the screen gets behind an overlay.</summary>
    private const byte DimAlpha = 130;

    private const double ScrollBarMm = 1.6;
    private const double ScrollBarMarginMm = 1.2;
    private const double MinThumbMm = 14;

    private readonly BoxPainter boxes = new(shaper, pictures);
    private readonly SKPaint fill = new() { IsAntialias = true };

    /// <summary>Draws one frame over whatever the canvas holds.</summary>
    public void Paint(SKCanvas canvas, LayoutTree tree, FrameState state)
    {
        var palette = Palette.Of(state.Theme);
        canvas.Clear(palette[Fill.Paper]);
        canvas.Save();
        canvas.Translate(state.DriftPx.X, state.DriftPx.Y);
        var hasOverlay = tree.Overlay is not null;
        var bodyScroll = hasOverlay ? 0 : state.ScrollPx;
        PaintLayer(canvas, tree, tree.Body, bodyScroll, palette, hasOverlay ? null : state);
        foreach (var layer in tree.Fixed)
        {
            PaintLayer(canvas, tree, layer, 0, palette, hasOverlay ? null : state);
        }

        PaintEdges(canvas, tree, bodyScroll, palette);
        if (tree.Overlay is { } overlay)
        {
            Dim(canvas, tree, DimAlpha);
            PaintLayer(canvas, tree, overlay, state.ScrollPx, palette, state);
        }

        PaintScrollBar(canvas, tree, state.ScrollPx, palette);
        canvas.Restore();
        if (state.Brightness < 1)
        {
            Dim(canvas, tree, (byte)(255 * (1 - Math.Max(0.1, state.Brightness))));
        }
    }

    public void Dispose()
    {
        boxes.Dispose();
        fill.Dispose();
    }

    private void PaintLayer(
        SKCanvas canvas, LayoutTree tree, LayoutLayer layer, double scrollPx, Palette palette, FrameState? held)
    {
        if (layer.Viewport.Height <= 0 || layer.Boxes.Count == 0)
        {
            return;
        }

        canvas.Save();
        canvas.ClipRect(ToRect(layer.Viewport));
        var top = Math.Round(scrollPx);
        canvas.Translate(0, (float)(layer.Viewport.Y - top));
        var bottom = top + layer.Viewport.Height;
        foreach (var box in layer.Boxes)
        {
            if (box.Bounds.Bottom >= top && box.Bounds.Y <= bottom)
            {
                boxes.Paint(canvas, box, palette);
            }
        }

        if (held?.Focused is { } focused && layer.Touches.Contains(focused))
        {
            boxes.PaintFocused(canvas, focused, palette, tree.PxPerMm);
        }

        if (held?.Pressed is { } pressed && layer.Touches.Contains(pressed))
        {
            boxes.PaintPressed(canvas, pressed, palette, tree.PxPerMm);
        }

        canvas.Restore();
    }

    /// <summary>Hairlines where the body disappears below the fixed parts.</summary>
    private void PaintEdges(SKCanvas canvas, LayoutTree tree, double scrollPx, Palette palette)
    {
        fill.Color = palette[Ink.Hairline];
        var height = (float)Math.Max(1, Math.Round(tree.PxPerMm * 0.25));
        if (tree.Header.Viewport.Height > 0 && scrollPx > 0)
        {
            canvas.DrawRect(0, (float)tree.Header.Viewport.Bottom - height, tree.WidthPx, height, fill);
        }

        if (tree.Footer.Viewport.Height > 0)
        {
            canvas.DrawRect(0, (float)tree.Footer.Viewport.Y, tree.WidthPx, height, fill);
        }
    }

    private void PaintScrollBar(SKCanvas canvas, LayoutTree tree, double scrollPx, Palette palette)
    {
        var layer = tree.Scrolling;
        if (layer.MaxScrollPx <= 0 || layer.Viewport.Height <= 0)
        {
            return;
        }

        var width = (float)Math.Max(3, ScrollBarMm * tree.PxPerMm);
        var margin = (float)(ScrollBarMarginMm * tree.PxPerMm);
        var track = (float)layer.Viewport.Height - (2 * margin);
        var share = layer.Viewport.Height / layer.ContentHeightPx;
        var thumb = (float)Math.Clamp(track * share, Math.Min(track, MinThumbMm * tree.PxPerMm), track);
        var progress = (float)Math.Clamp(scrollPx / layer.MaxScrollPx, 0, 1);
        var x = (float)layer.Viewport.Right - width - margin;
        var y = (float)layer.Viewport.Y + margin;
        fill.Color = palette[Ink.Track];
        canvas.DrawRoundRect(x, y, width, track, width / 2, width / 2, fill);
        fill.Color = palette[Ink.Muted];
        canvas.DrawRoundRect(x, y + ((track - thumb) * progress), width, thumb, width / 2, width / 2, fill);
    }

    private void Dim(SKCanvas canvas, LayoutTree tree, byte alpha)
    {
        fill.Color = SKColors.Black.WithAlpha(alpha);
        canvas.DrawRect(-16, -16, tree.WidthPx + 32, tree.HeightPx + 32, fill);
    }

    private static SKRect ToRect(PxRect rect) =>
        new((float)rect.X, (float)rect.Y, (float)rect.Right, (float)rect.Bottom);
}
