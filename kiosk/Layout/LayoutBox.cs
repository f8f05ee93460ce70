using VillagePublic.Content.Log;

namespace VillagePublic.Kiosk.Layout;

/// <summary>One thing to draw, where it stands. Coordinates are those of its layer before scrolling.</summary>
/// <param name="Bounds">The area it may touch with paint.</param>
internal abstract record LayoutBox(PxRect Bounds)
{
    /// <summary>A surface with rounded corners.</summary>
    internal sealed record Surface(PxRect Bounds, Fill Fill, double CornerPx) : LayoutBox(Bounds)
    {
        public Ink? Border { get; init; }

        public double BorderPx { get; init; }

        public Ink? Stripe { get; init; }

        public double StripePx { get; init; }
    }

    /// <summary>A rectangle of ink: a rule, a bar, a column of a chart.</summary>
    internal sealed record Mark(PxRect Bounds, Ink Ink, double CornerPx) : LayoutBox(Bounds);

    /// <summary>One line of text.</summary>
    /// <param name="BaselinePx">y of the baseline.</param>
    internal sealed record Line(PxRect Bounds, double BaselinePx, IReadOnlyList<TextSpan> Spans) : LayoutBox(Bounds);

    /// <summary>A line icon.</summary>
    internal sealed record IconMark(PxRect Bounds, Icon Icon, Ink Ink, double StrokePx) : LayoutBox(Bounds);

    /// <summary>A picture; <paramref name="Bounds"/> shows the part <paramref name="Source"/> of it.</summary>
    /// <param name="Source">Shown part in shares of the upright picture: 0, 0, 1, 1 is all of it.</param>
    internal sealed record Picture(PxRect Bounds, Hash Blob, PxRect Source) : LayoutBox(Bounds)
    {
        /// <summary>Whether it is seen at many sizes: then a larger one serves until the right one is there.</summary>
        public bool IsZoomed { get; init; }
    }

    /// <summary>Where fingers move a picture; nothing is painted for it.</summary>
    /// <param name="View">What is seen of the picture now.</param>
    /// <param name="Fit">Sizes of place and picture.</param>
    internal sealed record Pane(PxRect Bounds, PictureView View, PaneFit Fit) : LayoutBox(Bounds);

    /// <summary>A QR symbol with its quiet zone.</summary>
    internal sealed record Qr(PxRect Bounds, string Content) : LayoutBox(Bounds);

    /// <summary>Where an anchor stands; nothing is painted for it.</summary>
    internal sealed record Anchor(PxRect Bounds, string Key) : LayoutBox(Bounds);
}

/// <summary>A run of one style in a line.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Text">Never empty.</param>
/// <param name="WidthPx">Sum of its advances.</param>
internal sealed record TextSpan(double X, string Text, TextStyle Style, Ink Ink, double WidthPx)
{
    public bool Strike { get; init; }

    public bool Code { get; init; }

    public bool Marked { get; init; }
}

/// <summary>Something that answers to a touch.</summary>
/// <param name="Bounds">What is seen of it.</param>
/// <param name="Area">Where a touch counts; never smaller than <see cref="Bounds"/>.</param>
/// <param name="Name">For read-aloud and tests.</param>
/// <param name="CornerPx">Corner of the pressed state.</param>
internal sealed record TouchArea(PxRect Bounds, PxRect Area, TouchAction Action, string Name, double CornerPx);
