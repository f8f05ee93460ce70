using System.Globalization;
using System.Text;

namespace VillagePublic.Content.Log;

/// <summary>Address of a tile or an entry bundle (c2sp.org/tlog-tiles), with one spelling each.</summary>
/// <param name="Level">0 holds leaf hashes; <see cref="EntriesLevel"/> for an entry bundle.</param>
/// <param name="Index">Number in its level, from 0.</param>
/// <param name="Width">Hashes or entries in it, 1 to 256.</param>
public readonly record struct TilePath(int Level, long Index, int Width)
{
    /// <summary>Hashes in a full tile, entries in a full bundle.</summary>
    public const int FullWidth = 256;

    /// <summary>Levels of the tree one tile covers: 2^8 = 256.</summary>
    public const int HeightLevels = 8;

    /// <summary>The level that stands for entry bundles.</summary>
    public const int EntriesLevel = -1;

    // tlog-tiles allows levels to 63; above 7 no tree of 2^63 entries has tiles.
    private const int MaxLevel = 63;
    private const int MaxLength = 64;

    /// <summary>Reads an address such as <c>tile/0/x001/x234/067</c> or <c>tile/entries/000.p/3</c>.</summary>
    /// <returns>The address, or <see langword="null"/> if <paramref name="text"/> is malformed.</returns>
    public static TilePath? TryParse(string text)
    {
        if (text.Length > MaxLength || !text.StartsWith("tile/", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = text["tile/".Length..].Split('/').AsSpan();
        var width = FullWidth;
        if (parts.Length >= 3 && parts[^2].EndsWith(".p", StringComparison.Ordinal))
        {
            if (!StrictDecimal.TryParse(parts[^1], out var partial) || partial is < 1 or >= FullWidth)
            {
                return null;
            }

            width = (int)partial;
            parts = parts[..^1];
            parts[^1] = parts[^1][..^2];
        }

        if (parts.Length < 2 || ParseLevel(parts[0]) is not { } level || ParseIndex(parts[1..]) is not { } index)
        {
            return null;
        }

        var path = new TilePath(level, index, width);
        return path.ToString() == text ? path : null;
    }

    /// <summary>The address, relative to the feed.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("tile/");
        text.Append(Level == EntriesLevel ? "entries" : StrictDecimal.Format(Level)).Append('/');
        AppendGroups(text, Index / 1000);
        text.Append(CultureInfo.InvariantCulture, $"{Index % 1000:000}");
        if (Width != FullWidth)
        {
            text.Append(CultureInfo.InvariantCulture, $".p/{Width}");
        }

        return text.ToString();
    }

    private static void AppendGroups(StringBuilder text, long groups)
    {
        if (groups > 0)
        {
            AppendGroups(text, groups / 1000);
            text.Append(CultureInfo.InvariantCulture, $"x{groups % 1000:000}/");
        }
    }

    private static int? ParseLevel(string text) =>
        text == "entries" ? EntriesLevel
        : StrictDecimal.TryParse(text, out var level) && level <= MaxLevel ? (int)level
        : null;

    private static long? ParseIndex(ReadOnlySpan<string> groups)
    {
        long index = 0;
        for (var i = 0; i < groups.Length; i++)
        {
            var digits = i == groups.Length - 1 ? groups[i] : groups[i].TrimStart('x');
            if (digits.Length != 3 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                || index > (long.MaxValue - 999) / 1000)
            {
                return null;
            }

            index = (index * 1000) + n;
        }

        return index;
    }
}
