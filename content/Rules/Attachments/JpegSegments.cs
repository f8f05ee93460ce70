using System.Buffers.Binary;

namespace VillagePublic.Content.Rules.Attachments;

/// <summary>Walks the segments of a JPEG (ITU-T T.81, annex B).</summary>
internal static class JpegSegments
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte Comment = 0xFE;
    private const byte FirstApplication = 0xE0;
    private const byte LastApplication = 0xEF;
    private const int FourInks = 4;

    public static PictureFile Look(ReadOnlySpan<byte> file)
    {
        var (place, more, cmyk) = (false, false, false);
        var at = 2;
        while (at + 4 <= file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == EndOfImage)
            {
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            var end = Math.Min(file.Length, at + 2 + length);
            var payload = file[Math.Min(at + 4, end)..end];
            if (marker is >= FirstApplication and <= LastApplication or Comment)
            {
                more |= !IsPlain(marker, payload);
                place |= marker == FirstApplication + 1 && ExifBlock.TellsPlace(payload);
            }
            else if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && payload.Length > 5)
            {
                // The frame header states the number of components; four mean CMYK or YCCK.
                cmyk = payload[5] == FourInks;
            }

            at = marker == StartOfScan ? EndOfScan(file, end) : end;
        }

        var isWhole = at + 2 <= file.Length && file[at] == 0xFF && file[at + 1] == EndOfImage;

        // Phones hide films and second pictures, with places of their own, behind the end of the first.
        more |= isWhole && file[(at + 2)..].IndexOfAnyExcept((byte)0) >= 0;
        return new PictureFile(FileNature.Jpeg, place, more || place, cmyk, IsMoving: false, isWhole);
    }

    // JFIF without a thumbnail, and Adobe's one byte on how colours are coded.
    private static bool IsPlain(byte marker, ReadOnlySpan<byte> payload) => marker switch
    {
        FirstApplication => payload.StartsWith("JFIF\0"u8) && payload.Length <= 14,
        FirstApplication + 14 => payload.StartsWith("Adobe"u8) && payload.Length <= 12,
        _ => false,
    };

    // In the coded data 0xFF is followed by 0 or by a restart marker; anything else ends it.
    private static int EndOfScan(ReadOnlySpan<byte> file, int from)
    {
        for (var at = from; at + 1 < file.Length; at++)
        {
            if (file[at] == 0xFF && file[at + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        return file.Length;
    }
}
