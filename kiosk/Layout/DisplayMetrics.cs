namespace VillagePublic.Kiosk.Layout;

/// <summary>The display a scene is laid out for.</summary>
/// <param name="WidthPx">Width in physical pixels.</param>
/// <param name="HeightPx">Height in physical pixels.</param>
/// <param name="PxPerMm">Pixels per millimetre.</param>
/// <param name="TextScale">1 for standard text, 1.5, or 2.</param>
internal sealed record DisplayMetrics(int WidthPx, int HeightPx, double PxPerMm, double TextScale = 1)
{
    /// <summary>Distance between eye and display. Text grows with it; touch targets do not.</summary>
    public double ViewingDistanceMm { get; init; } = TypeScale.StandardDistanceMm;

    /// <summary>Metrics of a display from its diagonal.</summary>
    /// <param name="widthPx">Width in physical pixels.</param>
    /// <param name="heightPx">Height in physical pixels.</param>
    /// <param name="diagonalInches">Diagonal of the visible area, 5 to 100 inches.</param>
    public static DisplayMetrics FromDiagonal(int widthPx, int heightPx, double diagonalInches)
    {
        const double MmPerInch = 25.4;
        var diagonalPx = Math.Sqrt(((double)widthPx * widthPx) + ((double)heightPx * heightPx));
        return new DisplayMetrics(widthPx, heightPx, diagonalPx / (diagonalInches * MmPerInch));
    }
}
