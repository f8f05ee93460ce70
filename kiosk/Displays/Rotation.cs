namespace VillagePublic.Kiosk.Displays;

/// <summary>A turn clockwise.</summary>
internal enum Rotation
{
    None,
    Quarter,
    Half,
    ThreeQuarters,
}

/// <summary>What a turn does to sizes and points.</summary>
internal static class Rotations
{
    public static bool SwapsSides(this Rotation rotation) => rotation is Rotation.Quarter or Rotation.ThreeQuarters;

    /// <summary>Where a point of the panel lies in the picture that was turned before it was shown.</summary>
    /// <param name="x">0 to 1 across the panel.</param>
    /// <param name="y">0 to 1 down the panel.</param>
    /// <returns>0 to 1 across and down the picture as it is read.</returns>
    public static (double X, double Y) ToPicture(this Rotation rotation, double x, double y) => rotation switch
    {
        Rotation.Quarter => (y, 1 - x),
        Rotation.Half => (1 - x, 1 - y),
        Rotation.ThreeQuarters => (1 - y, x),
        _ => (x, y),
    };
}
