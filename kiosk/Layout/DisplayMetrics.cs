namespace VillagePublic.Kiosk.Layout;

/// <summary>The display a scene is laid out for.</summary>
/// <param name="WidthPx">Width in physical pixels.</param>
/// <param name="HeightPx">Height in physical pixels.</param>
/// <param name="PxPerMm">Pixels per millimetre.</param>
/// <param name="TextScale">1 for standard text, 1.5, or 2.</param>
internal sealed record DisplayMetrics(int WidthPx, int HeightPx, double PxPerMm, double TextScale = 1)
{
    /// <summary>
    /// A reader steps back until the display fits into about 70 degrees of view, but stays within a step of it, for
    /// it is touched.
    /// </summary>
    private const double DistancePerDiagonal = 0.72;

    private const double MaxNaturalDistanceMm = 1200;

    /// <summary>Distance between eye and display. Text grows with it; touch targets do not.</summary>
    public double ViewingDistanceMm { get; init; } = TypeScale.StandardDistanceMm;

    /// <summary>Distance from which a display of this size is read, when nobody measured it: 55 inches, 1 m.</summary>
    public double NaturalDistanceMm
    {
        get
        {
            var diagonalMm = Math.Sqrt(((double)WidthPx * WidthPx) + ((double)HeightPx * HeightPx)) / PxPerMm;
            return Math.Clamp(
                diagonalMm * DistancePerDiagonal, TypeScale.StandardDistanceMm, MaxNaturalDistanceMm);
        }
    }

    /// <summary>Text as a multiple of standard text seen from the standard distance.</summary>
    public double TextFactor => TextScale * ViewingDistanceMm / TypeScale.StandardDistanceMm;

    /// <summary>Metrics of a display from its diagonal, read from the distance that suits its size.</summary>
    /// <param name="widthPx">Width in physical pixels.</param>
    /// <param name="heightPx">Height in physical pixels.</param>
    /// <param name="diagonalInches">Diagonal of the visible area, 5 to 100 inches.</param>
    public static DisplayMetrics FromDiagonal(int widthPx, int heightPx, double diagonalInches)
    {
        const double MmPerInch = 25.4;
        var diagonalPx = Math.Sqrt(((double)widthPx * widthPx) + ((double)heightPx * heightPx));
        var metrics = new DisplayMetrics(widthPx, heightPx, diagonalPx / (diagonalInches * MmPerInch));
        return metrics with { ViewingDistanceMm = metrics.NaturalDistanceMm };
    }
}
