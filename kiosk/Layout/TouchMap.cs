using System.Globalization;

namespace VillagePublic.Kiosk.Layout;

/// <summary>Where on the picture a touch is meant, from where the panel says it is. Both in shares, 0 to 1.</summary>
/// <remarks>
/// Moves, stretches, shears, mirrors and turns: whatever the panel is glued on like, one map of this kind mends it.
/// </remarks>
internal sealed record TouchMap(double Xx, double Xy, double X0, double Yx, double Yy, double Y0)
{
    /// <summary>Points that measure a panel: three decide a map, the fourth shows whether they were meant.</summary>
    public const int PointCount = 4;

    /// <summary>How far a point may lie from where the map puts it: a finger's width on a small display.</summary>
    private const double MaxError = 0.03;

    /// <summary>Smallest area that a whole panel may be mapped to: below, it was measured with one point.</summary>
    private const double MinArea = 0.05;

    /// <summary>A touch is where the panel says.</summary>
    public static TouchMap Identity { get; } = new(1, 0, 0, 0, 1, 0);

    /// <summary>The map that brings what was touched to what was to be touched, with the least squares of errors.
    /// </summary>
    /// <returns><see langword="null"/> if there is none that fits: somebody touched something else.</returns>
    public static TouchMap? Fit(IReadOnlyList<(double X, double Y)> touched, IReadOnlyList<(double X, double Y)> wanted)
    {
        if (Solve(touched, [.. wanted.Select(point => point.X)]) is not var (xx, xy, x0)
            || Solve(touched, [.. wanted.Select(point => point.Y)]) is not var (yx, yy, y0))
        {
            return null;
        }

        var map = new TouchMap(xx, xy, x0, yx, yy, y0);
        var isClose = touched.Zip(wanted).All(pair =>
        {
            var (x, y) = map.Apply(pair.First.X, pair.First.Y);
            return Math.Abs(x - pair.Second.X) <= MaxError && Math.Abs(y - pair.Second.Y) <= MaxError;
        });
        return isClose && Math.Abs((xx * yy) - (xy * yx)) >= MinArea ? map : null;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns><see langword="null"/> if the text is no map.</returns>
    public static TouchMap? TryParse(string text)
    {
        var numbers = new double[6];
        var parts = text.Trim().Split(' ');
        return parts.Length == numbers.Length
            && parts.Index().All(part =>
                double.TryParse(part.Item, NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[part.Index])
                && Math.Abs(numbers[part.Index]) < 10)
            ? new TouchMap(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
            : null;
    }

    public (double X, double Y) Apply(double x, double y) => ((Xx * x) + (Xy * y) + X0, (Yx * x) + (Yy * y) + Y0);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Xx:R} {Xy:R} {X0:R} {Yx:R} {Yy:R} {Y0:R}");

    /// <summary>The plane a·x + b·y + c nearest to the values, by Cramer's rule on the normal equations.</summary>
    private static (double A, double B, double C)? Solve(
        IReadOnlyList<(double X, double Y)> points, IReadOnlyList<double> values)
    {
        double n = points.Count;
        var (sx, sy) = (points.Sum(point => point.X), points.Sum(point => point.Y));
        var (sxx, syy) = (points.Sum(point => point.X * point.X), points.Sum(point => point.Y * point.Y));
        var sxy = points.Sum(point => point.X * point.Y);
        var sv = values.Sum();
        var sxv = points.Zip(values).Sum(pair => pair.First.X * pair.Second);
        var syv = points.Zip(values).Sum(pair => pair.First.Y * pair.Second);
        var determinant = Determinant(sxx, sxy, sx, sxy, syy, sy, sx, sy, n);
        if (Math.Abs(determinant) < 1e-6)
        {
            return null;
        }

        return (
            Determinant(sxv, sxy, sx, syv, syy, sy, sv, sy, n) / determinant,
            Determinant(sxx, sxv, sx, sxy, syv, sy, sx, sv, n) / determinant,
            Determinant(sxx, sxy, sxv, sxy, syy, syv, sx, sy, sv) / determinant);
    }

    private static double Determinant(
        double a, double b, double c, double d, double e, double f, double g, double h, double i) =>
        (a * ((e * i) - (f * h))) - (b * ((d * i) - (f * g))) + (c * ((d * h) - (e * g)));
}
