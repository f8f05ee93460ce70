namespace VillagePublic.Kiosk.Layout;

/// <summary>Where everything on a screen stands.</summary>
/// <remarks>Immutable, so that one frame can be drawn while the next is laid out.</remarks>
/// <param name="WidthPx">Width in physical pixels.</param>
/// <param name="Header">Fixed at the top; empty if the screen has none.</param>
/// <param name="Body">Scrolls when its content is higher than its viewport.</param>
/// <param name="Footer">Fixed at the bottom; empty if the screen has none.</param>
/// <param name="Overlay">Over everything; <see langword="null"/> for none.</param>
internal sealed record LayoutTree(
    int WidthPx, int HeightPx, LayoutLayer Header, LayoutLayer Body, LayoutLayer Footer, LayoutLayer? Overlay)
{
    /// <summary>Key of the <see cref="Node.Anchor"/> around a target to be touched.</summary>
    public const string TargetKey = "target";

    /// <summary>Equal keys keep the scroll offset of the body.</summary>
    public required string ScrollKey { get; init; }

    /// <summary>Anchor being read aloud.</summary>
    public string? HighlightKey { get; init; }

    public string? ScrollToKey { get; init; }

    /// <summary>Pixels in a millimetre, for what the painter adds itself.</summary>
    public required double PxPerMm { get; init; }

    /// <summary>Beside the body; <see langword="null"/> for none.</summary>
    public LayoutLayer? Aside { get; init; }

    /// <summary>The fixed layers around the body.</summary>
    public IEnumerable<LayoutLayer> Fixed => Aside is null ? [Header, Footer] : [Header, Footer, Aside];

    /// <summary>All layers that can be touched now: the overlay alone as long as there is one.</summary>
    public IEnumerable<LayoutLayer> Touchable => Overlay is { } overlay ? [overlay] : [.. Fixed, Body];

    /// <summary>The layer that scrolls: the overlay as long as there is one.</summary>
    public LayoutLayer Scrolling => Overlay ?? Body;

    /// <summary>The control at a point of the display.</summary>
    /// <param name="scrollPx">Offset of <see cref="Scrolling"/>.</param>
    /// <returns><see langword="null"/> if nothing there answers.</returns>
    public TouchArea? HitTest(double x, double y, double scrollPx) => Touchable
        .Select(layer => layer.HitTest(x, y, ReferenceEquals(layer, Scrolling) ? scrollPx : 0))
        .FirstOrDefault(touch => touch is not null);
}

/// <summary>Boxes that scroll together behind one viewport.</summary>
/// <param name="Viewport">Part of the display that the layer shows.</param>
/// <param name="ContentHeightPx">Height of all boxes.</param>
/// <param name="Boxes">In the order of painting; y 0 is the top of the viewport before scrolling.</param>
/// <param name="Touches">Outer ones before inner ones, in the same coordinates.</param>
internal sealed record LayoutLayer(
    PxRect Viewport, double ContentHeightPx, IReadOnlyList<LayoutBox> Boxes, IReadOnlyList<TouchArea> Touches)
{
    /// <summary>Furthest that the layer can be scrolled.</summary>
    public double MaxScrollPx => Math.Max(0, Math.Ceiling(ContentHeightPx - Viewport.Height));

    /// <summary>The control at a point of the display: what is seen there, else the nearest area around it.</summary>
    public TouchArea? HitTest(double x, double y, double scrollPx)
    {
        if (!Viewport.Contains(x, y))
        {
            return null;
        }

        var innerY = y - Viewport.Y + scrollPx;
        TouchArea? nearest = null;
        var nearestPx = double.MaxValue;
        for (var index = Touches.Count - 1; index >= 0; index--)
        {
            var touch = Touches[index];
            if (!touch.Area.Contains(x, innerY))
            {
                continue;
            }

            var distance = touch.Bounds.DistanceTo(x, innerY);
            if (distance < nearestPx)
            {
                nearest = touch;
                nearestPx = distance;
            }
        }

        return nearest;
    }

    /// <returns>Bounds of an anchor in the layer; <see langword="null"/> if there is none with this key.</returns>
    public PxRect? FindAnchor(string key)
    {
        foreach (var box in Boxes)
        {
            if (box is LayoutBox.Anchor anchor && anchor.Key == key)
            {
                return anchor.Bounds;
            }
        }

        return null;
    }
}
