using SkiaSharp;

namespace VillagePublic.Tests.EndToEnd;

/// <summary>Compares pictures of screens as an eye would.</summary>
internal static class Pictures
{
    // A glyph is larger than a block, so that one other character shows.
    private const int BlockPx = 24;

    // The browser screen sends whole frames as JPEG, which blurs edges; another character differs by far more.
    private const int MaxBlockDifference = 24;

    /// <summary>Whether the rows between two shares of the height look the same.</summary>
    public static bool LookAlike(SKBitmap one, SKBitmap other, double fromRow, double toRow)
    {
        for (var y = (int)(one.Height * fromRow); y + BlockPx <= one.Height * toRow; y += BlockPx)
        {
            for (var x = 0; x + BlockPx <= one.Width * 0.95; x += BlockPx)
            {
                if (Difference(one, other, x, y) > MaxBlockDifference)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Mean difference of green in one block, 0 to 255.</summary>
    private static int Difference(SKBitmap one, SKBitmap other, int left, int top)
    {
        var sum = 0;
        for (var y = top; y < top + BlockPx; y++)
        {
            for (var x = left; x < left + BlockPx; x++)
            {
                sum += Math.Abs(one.GetPixel(x, y).Green - other.GetPixel(x, y).Green);
            }
        }

        return sum / (BlockPx * BlockPx);
    }
}
