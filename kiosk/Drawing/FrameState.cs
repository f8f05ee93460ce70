using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>What a frame depends on beside its layout.</summary>
/// <param name="ScrollPx">Offset of the scrolling layer; beyond its ends while an edge gives.</param>
internal readonly record struct FrameState(Theme Theme, double ScrollPx = 0)
{
    /// <summary>Control under the finger.</summary>
    public TouchArea? Pressed { get; init; }

    /// <summary>Control that the keys have reached.</summary>
    public TouchArea? Focused { get; init; }

    /// <summary>Shift against burn-in.</summary>
    public (int X, int Y) DriftPx { get; init; }

    /// <summary>1 for full brightness.</summary>
    public double Brightness { get; init; } = 1;
}
