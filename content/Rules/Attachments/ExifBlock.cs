using System.Buffers.Binary;

namespace VillagePublic.Content.Rules.Attachments;

/// <summary>Looks for a place in the block where cameras write about a photograph.</summary>
internal static class ExifBlock
{
    private const ushort GpsTag = 0x8825;
    private const int EntryBytes = 12;
    private const int HeaderBytes = 8;

    // An IFD of a camera has some forty entries.
    private const int MaxEntries = 512;

    /// <summary>Whether an EXIF or XMP block, with or without signature, tells where a picture was taken.</summary>
    public static bool TellsPlace(ReadOnlySpan<byte> block)
    {
        if (block.StartsWith("http://ns.adobe.com/xap/"u8) || block.StartsWith("<"u8))
        {
            return block.IndexOf("GPSLatitude"u8) >= 0;
        }

        return HasGps(block.StartsWith("Exif\0\0"u8) ? block[6..] : block);
    }

    // TIFF 6.0: byte order, 42, offset of the first directory; its entry GPSInfo points to another directory.
    private static bool HasGps(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < HeaderBytes || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
        {
            return false;
        }

        var little = tiff[0] == (byte)'I';
        var directory = Read32(tiff[4..], little);
        if (directory > tiff.Length - 2)
        {
            return false;
        }

        var count = Math.Min((int)Read16(tiff[(int)directory..], little), MaxEntries);
        for (var index = 0; index < count; index++)
        {
            var at = (int)directory + 2 + (index * EntryBytes);
            if (at + EntryBytes > tiff.Length)
            {
                return false;
            }

            if (Read16(tiff[at..], little) == GpsTag)
            {
                // An empty directory, or one with nothing but its version, tells no place.
                var gps = Read32(tiff[(at + 8)..], little);
                return gps > tiff.Length - 2 || Read16(tiff[(int)gps..], little) > 1;
            }
        }

        return false;
    }

    private static ushort Read16(ReadOnlySpan<byte> bytes, bool little) => little
        ? BinaryPrimitives.ReadUInt16LittleEndian(bytes)
        : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Read32(ReadOnlySpan<byte> bytes, bool little) => little
        ? BinaryPrimitives.ReadUInt32LittleEndian(bytes)
        : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
