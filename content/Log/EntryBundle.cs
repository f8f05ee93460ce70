using System.Buffers.Binary;

namespace VillagePublic.Content.Log;

/// <summary>Up to 256 entries as one file: for each a big-endian 16-bit length and the bytes.</summary>
public static class EntryBundle
{
    /// <summary>Longest entry a bundle can hold.</summary>
    public const int MaxEntrySizeBytes = ushort.MaxValue;

    private const int LengthSizeBytes = sizeof(ushort);

    /// <summary>Writes entries one after another.</summary>
    /// <exception cref="ArgumentException">An entry is too long.</exception>
    public static byte[] Encode(IReadOnlyList<byte[]> entries)
    {
        var bundle = new byte[entries.Sum(entry => LengthSizeBytes + entry.Length)];
        var rest = bundle.AsSpan();
        foreach (var entry in entries)
        {
            if (entry.Length > MaxEntrySizeBytes)
            {
                throw new ArgumentException("An entry of a log has at most 65,535 bytes.", nameof(entries));
            }

            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)entry.Length);
            entry.CopyTo(rest[LengthSizeBytes..]);
            rest = rest[(LengthSizeBytes + entry.Length)..];
        }

        return bundle;
    }

    /// <summary>Reads exactly so many entries, with nothing before, between or after them.</summary>
    /// <returns>The entries, or <see langword="null"/> when the bundle is cut short or has bytes left over.</returns>
    public static IReadOnlyList<byte[]>? TryParse(ReadOnlySpan<byte> bundle, int count)
    {
        var entries = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            if (bundle.Length < LengthSizeBytes)
            {
                return null;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(bundle);
            bundle = bundle[LengthSizeBytes..];
            if (bundle.Length < length)
            {
                return null;
            }

            entries[i] = bundle[..length].ToArray();
            bundle = bundle[length..];
        }

        return bundle.IsEmpty ? entries : null;
    }
}
