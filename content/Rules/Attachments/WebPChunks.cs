using System.Buffers.Binary;

namespace VillagePublic.Content.Rules.Attachments;

/// <summary>Walks the chunks of a WebP file (a RIFF container).</summary>
internal static class WebPChunks
{
    private const int HeaderBytes = 12;
    private const int ChunkHeaderBytes = 8;

    public static PictureFile Look(ReadOnlySpan<byte> file)
    {
        var (place, more, moving) = (false, false, false);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + (long)ChunkHeaderBytes;
        var at = HeaderBytes;
        while (at + ChunkHeaderBytes <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (length > file.Length - at - ChunkHeaderBytes)
            {
                break;
            }

            var name = file.Slice(at, 4);
            var data = file.Slice(at + ChunkHeaderBytes, (int)length);
            moving |= name.SequenceEqual("ANIM"u8);
            var tells = name.SequenceEqual("EXIF"u8) || name.SequenceEqual("XMP "u8);
            more |= tells;
            place |= tells && ExifBlock.TellsPlace(data);

            // Chunks begin at even places.
            at += ChunkHeaderBytes + (int)length + (int)(length & 1);
        }

        return new PictureFile(FileNature.WebP, place, more || place, IsCmyk: false, moving, size <= file.Length);
    }
}
