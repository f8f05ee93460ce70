using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Tests.Drawing;

namespace VillagePublic.Tests.Screens;

/// <summary>What the design asks of every screen, read from its layout.</summary>
internal static class ScreenRules
{
    /// <summary>From the middle of one control to the middle of the next: a finger of 16 mm and a gap of 4.</summary>
    private const double PitchMm = 20;

    private const double RoundingPx = 1.5;

    /// <summary>Controls that are too small, too close, nameless or off the display, each in a sentence.</summary>
    public static IEnumerable<string> Controls(LayoutTree tree)
    {
        var least = (LayoutPass.TouchFloorMm * tree.PxPerMm) - RoundingPx;
        var pitch = (PitchMm * tree.PxPerMm) - (2 * RoundingPx);
        foreach (var layer in Layers(tree))
        {
            for (var index = 0; index < layer.Touches.Count; index++)
            {
                var touch = layer.Touches[index];
                if (Math.Min(touch.Bounds.Width, touch.Bounds.Height) < least)
                {
                    yield return $"'{touch.Name}' is too small: {touch.Bounds}";
                }

                if (touch.Bounds.X < -1 || touch.Bounds.Right > tree.WidthPx + 1)
                {
                    yield return $"'{touch.Name}' is off the display: {touch.Bounds}";
                }

                if (string.IsNullOrWhiteSpace(touch.Name))
                {
                    yield return $"a control without a name: {touch.Bounds}";
                }

                foreach (var other in layer.Touches.Take(index).Where(other => AreTooClose(touch, other, pitch)))
                {
                    yield return $"'{touch.Name}' is too close to '{other.Name}': {touch.Bounds} {other.Bounds}";
                }
            }
        }
    }

    /// <summary>Text that does not stand out enough from what is below it, each in a sentence.</summary>
    public static IEnumerable<string> Text(LayoutTree tree, Theme theme)
    {
        var least = theme == Theme.Standard ? 4.5 : 7;
        var palette = Palette.Of(theme);
        foreach (var layer in Layers(tree))
        {
            var below = new List<LayoutBox>();
            foreach (var box in layer.Boxes)
            {
                if (box is LayoutBox.Line line)
                {
                    var surface = below.LastOrDefault(candidate => Covers(candidate.Bounds, line.Bounds));
                    var color = surface switch
                    {
                        LayoutBox.Surface { Fill: not Fill.None } filled => palette[filled.Fill],
                        LayoutBox.Mark mark => palette[mark.Ink],
                        _ => palette[Fill.Paper],
                    };
                    foreach (var span in line.Spans.Where(span => span.Text.Trim().Length > 0))
                    {
                        var contrast = Contrast.Of(palette[span.Ink], color);
                        if (contrast < least)
                        {
                            yield return $"'{span.Text}' {span.Ink} has only {contrast:0.0}:1 in {theme}";
                        }
                    }
                }
                else if (box is LayoutBox.Surface { Fill: not Fill.None } or LayoutBox.Mark)
                {
                    below.Add(box);
                }
            }
        }
    }

    /// <summary>Text that reaches beyond the display, where nobody can read it.</summary>
    public static IEnumerable<string> Cut(LayoutTree tree) =>
        from layer in Layers(tree)
        from line in layer.Boxes.OfType<LayoutBox.Line>()
        where line.Bounds.X < -line.Bounds.Height || line.Bounds.Right > tree.WidthPx + 1
        select $"'{string.Concat(line.Spans.Select(span => span.Text))}' is cut off: {line.Bounds}";

    private static IEnumerable<LayoutLayer> Layers(LayoutTree tree) =>
        tree.Fixed.Append(tree.Body).Concat(tree.Overlay is { } overlay ? [overlay] : []);

    private static bool AreTooClose(TouchArea one, TouchArea other, double pitch) =>
        Math.Abs(one.Bounds.CenterX - other.Bounds.CenterX) < pitch
        && Math.Abs(one.Bounds.CenterY - other.Bounds.CenterY) < pitch;

    private static bool Covers(PxRect surface, PxRect text) =>
        surface.Contains(text.CenterX, text.CenterY);
}
