using System.Globalization;

namespace VillagePublic.Kiosk.Layout;

/// <summary>A rectangle in physical pixels; y grows downwards.</summary>
internal readonly record struct PxRect(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CenterX => X + (Width / 2);

    public double CenterY => Y + (Height / 2);

    public PxRect MovedBy(double dx, double dy) => new(X + dx, Y + dy, Width, Height);

    public PxRect GrownBy(double dx, double dy) => new(X - dx, Y - dy, Width + (2 * dx), Height + (2 * dy));

    public bool Contains(double x, double y) => x >= X && x < Right && y >= Y && y < Bottom;

    public bool Overlaps(PxRect other) =>
        X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Distance from a point to the nearest edge; 0 inside.</summary>
    public double DistanceTo(double x, double y)
    {
        var dx = Math.Max(0, Math.Max(X - x, x - Right));
        var dy = Math.Max(0, Math.Max(Y - y, y - Bottom));
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    /// <summary>The same edges on whole pixels, so that lines are crisp and neighbours meet.</summary>
    public PxRect Snapped()
    {
        var left = Math.Round(X);
        var top = Math.Round(Y);
        return new PxRect(left, top, Math.Round(Right) - left, Math.Round(Bottom) - top);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{X:0},{Y:0} {Width:0}x{Height:0}");
}
