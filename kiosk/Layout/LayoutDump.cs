using System.Globalization;
using System.Text;

namespace VillagePublic.Kiosk.Layout;

/// <summary>A layout as text, one line for each box: for tests and for looking into a fault.</summary>
internal static class LayoutDump
{
    public static string Write(LayoutTree tree)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"display {tree.WidthPx}x{tree.HeightPx} {tree.ScrollKey}\n");
        Append(text, "header", tree.Header);
        Append(text, "body", tree.Body);
        Append(text, "footer", tree.Footer);
        if (tree.Aside is { } aside)
        {
            Append(text, "aside", aside);
        }

        if (tree.Overlay is { } overlay)
        {
            Append(text, "overlay", overlay);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, LayoutLayer layer)
    {
        if (layer.Boxes.Count == 0 && layer.Viewport.Height == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"{name} {layer.Viewport} content {layer.ContentHeightPx:0}\n");
        foreach (var box in layer.Boxes)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Describe(box)}\n");
        }

        foreach (var touch in layer.Touches)
        {
            text.Append(CultureInfo.InvariantCulture, $"  touch {touch.Bounds} {touch.Name}\n");
        }
    }

    private static string Describe(LayoutBox box) => box switch
    {
        LayoutBox.Surface surface => $"surface {box.Bounds} {surface.Fill}"
            + (surface.Border is { } border ? $" border {border}" : "")
            + (surface.Stripe is { } stripe ? $" stripe {stripe}" : ""),
        LayoutBox.Mark mark => $"mark {box.Bounds} {mark.Ink}",
        LayoutBox.Line line => $"line {box.Bounds} " + string.Join('|', line.Spans.Select(Describe)),
        LayoutBox.IconMark icon => $"icon {box.Bounds} {icon.Icon} {icon.Ink}",
        LayoutBox.Picture picture => $"picture {box.Bounds} {picture.Blob.ToString()[..8]}",
        LayoutBox.Pane pane => string.Create(
            CultureInfo.InvariantCulture,
            $"pane {box.Bounds} zoom {pane.View.Zoom:0.00} at {pane.View.PanX:0.00},{pane.View.PanY:0.00}"),
        LayoutBox.Qr qr => $"qr {box.Bounds} {qr.Content}",
        LayoutBox.Anchor anchor => $"anchor {box.Bounds} {anchor.Key}",
        _ => throw new InvalidOperationException($"No description of {box.GetType().Name}."),
    };

    private static string Describe(TextSpan span) => string.Create(
        CultureInfo.InvariantCulture, $"{span.Text}[{span.Style.SizePx:0}{Style(span.Style)} {span.Ink}{Marks(span)}]");

    private static string Style(TextStyle style) => (style.Bold ? "b" : "") + (style.RightToLeft ? " rtl" : "");

    private static string Marks(TextSpan span) => (span.Strike ? " strike" : "") + (span.Code ? " code" : "")
        + (span.Marked ? " marked" : "");
}
