using SkiaSharp;

namespace VillagePublic.Kiosk.Displays;

/// <summary>Finds which parts of two frames differ.</summary>
internal static class FrameDifference
{
    /// <summary>Side of a tile: small enough for a button, large enough that few rectangles come of a page.</summary>
    private const int TilePx = 64;

    /// <summary>
    /// Rectangles that cover every difference, row of tiles by row of tiles, joined where they can be.
    /// </summary>
    public static List<SKRectI> Find(FrameBuffer before, FrameBuffer after)
    {
        var result = new List<SKRectI>();
        for (var top = 0; top < after.HeightPx; top += TilePx)
        {
            var bottom = Math.Min(after.HeightPx, top + TilePx);
            if (FindInBand(before, after, top, bottom) is not { } band)
            {
                continue;
            }

            // A band right below one of the same width continues it.
            if (result.Count > 0 && result[^1] is var previous && previous.Bottom == top
                && previous.Left == band.Left && previous.Right == band.Right)
            {
                result[^1] = new SKRectI(band.Left, previous.Top, band.Right, bottom);
            }
            else
            {
                result.Add(band);
            }
        }

        return result;
    }

    private static SKRectI? FindInBand(FrameBuffer before, FrameBuffer after, int top, int bottom)
    {
        var left = int.MaxValue;
        var right = 0;
        for (var y = top; y < bottom; y++)
        {
            var one = before.Row(y);
            var other = after.Row(y);
            var first = one.CommonPrefixLength(other);
            if (first == one.Length)
            {
                continue;
            }

            left = Math.Min(left, first / 4);
            var last = one.Length - 1;
            while (one[last] == other[last])
            {
                last--;
            }

            right = Math.Max(right, (last / 4) + 1);
        }

        if (right == 0)
        {
            return null;
        }

        var tileLeft = left / TilePx * TilePx;
        var tileRight = Math.Min(after.WidthPx, (right + TilePx - 1) / TilePx * TilePx);
        return new SKRectI(tileLeft, top, tileRight, bottom);
    }
}
