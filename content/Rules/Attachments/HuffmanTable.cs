namespace VillagePublic.Content.Rules.Attachments;

/// <summary>One table of prefix codes of a JPEG: 16 bits of data tell the next code's length and value.</summary>
internal sealed class HuffmanTable
{
    /// <summary>Longest code.</summary>
    public const int MaxBits = 16;

    // By the next 16 bits: length in the high byte, value in the low one; 0 where no code begins so.
    private readonly ushort[] byPrefix = new ushort[1 << MaxBits];

    private HuffmanTable()
    {
    }

    /// <summary>Makes a table; <see langword="null"/> when the lengths do not fit together.</summary>
    /// <param name="counts">How many codes have 1, 2, … 16 bits.</param>
    /// <param name="values">The values, shortest code first.</param>
    public static HuffmanTable? TryCreate(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> values)
    {
        var table = new HuffmanTable();
        var (code, index) = (0, 0);
        for (var bits = 1; bits <= MaxBits; bits++)
        {
            for (var i = 0; i < counts[bits - 1]; i++)
            {
                if (code >= 1 << bits)
                {
                    return null;
                }

                table.byPrefix.AsSpan(code << (MaxBits - bits), 1 << (MaxBits - bits))
                    .Fill((ushort)((bits << 8) | values[index++]));
                code++;
            }

            code <<= 1;
        }

        return table;
    }

    /// <summary>Length in bits and value of the code that begins with these 16 bits; length 0: there is none.</summary>
    public (int Bits, int Value) Find(int next) => (byPrefix[next] >> 8, byPrefix[next] & 0xFF);
}
