namespace VillagePublic.Kiosk.Layout;

/// <summary>Which part of a picture is seen in its place.</summary>
/// <param name="Zoom">1 shows all of it.</param>
/// <param name="PanX">0 its left edge, 1 its right edge; without meaning where all of the width is seen.</param>
/// <param name="PanY">0 its upper edge, 1 its lower edge.</param>
internal readonly record struct PictureView(double Zoom, double PanX, double PanY)
{
    /// <summary>So large a voucher shows the weave of its paper.</summary>
    public const double MaxZoom = 5;

    /// <summary>All of the picture.</summary>
    public static PictureView Whole { get; } = new(1, 0.5, 0.5);

    /// <summary>Whether it shows as much as there is, or as little.</summary>
    public bool IsWhole => Zoom <= 1;

    /// <summary>The same middle at another size.</summary>
    public PictureView Enlarged(double factor) => this with { Zoom = Limited(Zoom * factor) };

    /// <summary>Further along by shares of what is hidden.</summary>
    public PictureView Panned(double byX, double byY) =>
        this with { PanX = Math.Clamp(PanX + byX, 0, 1), PanY = Math.Clamp(PanY + byY, 0, 1) };

    /// <summary>After the picture was drawn along by fingers.</summary>
    /// <param name="dx">Way to the right in pixels.</param>
    /// <param name="dy">Way down in pixels.</param>
    public PictureView Moved(PaneFit fit, double dx, double dy) => Panned(
        Share(-dx, fit.HiddenWidthPx(Zoom)),
        Share(-dy, fit.HiddenHeightPx(Zoom)));

    /// <summary>At another size, with what is below a point kept there.</summary>
    /// <param name="x">Pixels from the left edge of the place.</param>
    /// <param name="y">Pixels from its upper edge.</param>
    public PictureView EnlargedAround(PaneFit fit, double factor, double x, double y)
    {
        var zoom = Limited(Zoom * factor);
        var left = Offset(fit.HiddenWidthPx(Zoom), fit.PaneWidthPx - (fit.WidthPx * Zoom), PanX);
        var top = Offset(fit.HiddenHeightPx(Zoom), fit.PaneHeightPx - (fit.HeightPx * Zoom), PanY);
        var growth = zoom / Zoom;
        return new PictureView(
            zoom,
            PanTo(((left + x) * growth) - x, fit.HiddenWidthPx(zoom)),
            PanTo(((top + y) * growth) - y, fit.HiddenHeightPx(zoom)));
    }

    /// <summary>Distance from the picture's edge to the place's; negative where there is room around it.</summary>
    private static double Offset(double hidden, double room, double pan) => hidden > 0 ? hidden * pan : -room / 2;

    private static double PanTo(double offset, double hidden) =>
        hidden > 0 ? Math.Clamp(offset / hidden, 0, 1) : Whole.PanX;

    private static double Share(double way, double hidden) => hidden > 0 ? way / hidden : 0;

    private static double Limited(double zoom) => Math.Clamp(zoom, 1, MaxZoom);
}

/// <summary>A picture in its place.</summary>
/// <param name="PaneWidthPx">Width of the place.</param>
/// <param name="PaneHeightPx">Height of the place.</param>
/// <param name="WidthPx">Width of the picture when all of it is seen.</param>
/// <param name="HeightPx">Height of the picture when all of it is seen.</param>
internal readonly record struct PaneFit(double PaneWidthPx, double PaneHeightPx, double WidthPx, double HeightPx)
{
    /// <summary>How much of the width is not seen at a zoom.</summary>
    public double HiddenWidthPx(double zoom) => Math.Max(0, (WidthPx * zoom) - PaneWidthPx);

    /// <summary>How much of the height is not seen at a zoom.</summary>
    public double HiddenHeightPx(double zoom) => Math.Max(0, (HeightPx * zoom) - PaneHeightPx);
}
