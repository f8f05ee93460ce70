using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Commands;

/// <summary>How a snapshot is to look.</summary>
/// <param name="WidthPx">Width in pixels.</param>
/// <param name="HeightPx">Height in pixels.</param>
/// <param name="DiagonalInches">Diagonal of the display that is stood for.</param>
/// <param name="TextScale">1, 1.5 or 2.</param>
/// <param name="Theme">Colours.</param>
/// <param name="Language">BCP 47 language.</param>
internal sealed record SnapshotLook(
    int WidthPx, int HeightPx, double DiagonalInches, double TextScale, Theme Theme, string Language)
{
    public DisplayMetrics Metrics =>
        DisplayMetrics.FromDiagonal(WidthPx, HeightPx, DiagonalInches) with { TextScale = TextScale };
}
