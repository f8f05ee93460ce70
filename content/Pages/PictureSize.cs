using System.Buffers.Binary;

namespace VillagePublic.Content.Pages;

/// <summary>Width and height of a picture, read from its header, so that a page does not jump while it loads.</summary>
/// <param name="WidthPx">Width.</param>
/// <param name="HeightPx">Height.</param>
internal readonly record struct PictureSize(int WidthPx, int HeightPx)
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads a PNG's or JPEG's size; <see langword="null"/> for anything else or damaged headers.</summary>
    public static PictureSize? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 24 && bytes.StartsWith(PngSignature))
        {
            return Checked(
                BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
        }

        return bytes.Length > 4 && bytes[0] == 0xFF && bytes[1] == 0xD8 ? TryReadJpeg(bytes) : null;
    }

    private static PictureSize? TryReadJpeg(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 9 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            var isFrame = marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (isFrame)
            {
                return Checked(
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return null;
    }

    private static PictureSize? Checked(int width, int height) =>
        width > 0 && height > 0 ? new PictureSize(width, height) : null;
}
