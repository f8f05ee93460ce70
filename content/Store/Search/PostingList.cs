namespace VillagePublic.Content.Store.Search;

/// <summary>Ascending numbers as bytes: the difference to the former one, seven bits a byte, low bits first.</summary>
internal static class PostingList
{
    /// <summary>Encodes ascending numbers.</summary>
    public static byte[] Encode(IEnumerable<long> numbers)
    {
        var bytes = new List<byte>();
        var former = 0L;
        foreach (var number in numbers)
        {
            var difference = (ulong)(number - former);
            former = number;
            for (; difference >= 0x80; difference >>= 7)
            {
                bytes.Add((byte)(difference | 0x80));
            }

            bytes.Add((byte)difference);
        }

        return [.. bytes];
    }

    /// <summary>Decodes what <see cref="Encode"/> made.</summary>
    public static List<long> Decode(ReadOnlySpan<byte> bytes)
    {
        var numbers = new List<long>();
        var number = 0L;
        var difference = 0UL;
        var shift = 0;
        foreach (var b in bytes)
        {
            difference |= (ulong)(b & 0x7F) << shift;
            shift += 7;
            if (b < 0x80)
            {
                numbers.Add(number += (long)difference);
                (difference, shift) = (0, 0);
            }
        }

        return numbers;
    }

    /// <summary>The numbers that are in both ascending lists.</summary>
    public static List<long> Intersect(List<long> left, List<long> right)
    {
        var both = new List<long>(Math.Min(left.Count, right.Count));
        for (int l = 0, r = 0; l < left.Count && r < right.Count;)
        {
            var order = left[l].CompareTo(right[r]);
            if (order == 0)
            {
                both.Add(left[l]);
            }

            l += order <= 0 ? 1 : 0;
            r += order >= 0 ? 1 : 0;
        }

        return both;
    }
}
