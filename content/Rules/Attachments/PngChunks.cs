using System.Buffers.Binary;

namespace VillagePublic.Content.Rules.Attachments;

/// <summary>Walks the chunks of a PNG (ISO/IEC 15948).</summary>
internal static class PngChunks
{
    private const int SignatureBytes = 8;

    // Length and name before the data, a checksum behind it.
    private const int AroundBytes = 12;

    public static PictureFile Look(ReadOnlySpan<byte> file)
    {
        var (place, more, moving, whole) = (false, false, false, false);
        var at = SignatureBytes;
        while (!whole && at + AroundBytes <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - AroundBytes)
            {
                break;
            }

            var name = file.Slice(at + 4, 4);
            var data = file.Slice(at + 8, (int)length);
            whole = name.SequenceEqual("IEND"u8);
            moving |= name.SequenceEqual("acTL"u8);
            place |= name.SequenceEqual("eXIf"u8) && ExifBlock.TellsPlace(data);
            place |= name.SequenceEqual("iTXt"u8) && data.IndexOf("GPSLatitude"u8) >= 0;
            more |= name.SequenceEqual("eXIf"u8) || name.SequenceEqual("tEXt"u8) || name.SequenceEqual("iTXt"u8)
                || name.SequenceEqual("zTXt"u8) || name.SequenceEqual("tIME"u8);
            at += AroundBytes + (int)length;
        }

        more |= whole && file[at..].IndexOfAnyExcept((byte)0) >= 0;
        return new PictureFile(FileNature.Png, place, more || place, IsCmyk: false, moving, whole);
    }
}
