using System.Buffers.Binary;
using SkiaSharp;

namespace VillagePublic.Tests.Rules;

/// <summary>Pictures as telephones take them: with a place, a camera and a time beside the pixels.</summary>
internal static class CameraPicture
{
    /// <summary>A little picture of one red quarter.</summary>
    public static byte[] Plain(SKEncodedImageFormat format, int width = 40, int height = 30)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.White);
        using var red = new SKPaint { Color = SKColors.Red };
        surface.Canvas.DrawRect(0, 0, width / 2f, height / 2f, red);
        using var image = surface.Snapshot();
        using var data = image.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>A JPEG of random pixels: every part of its data matters.</summary>
    public static byte[] Noise(int width, int height, SKColorType colours = SKColorType.Rgba8888)
    {
        var numbers = new Random(width * height);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, colours, SKAlphaType.Opaque));
        numbers.NextBytes(bitmap.GetPixelSpan());
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }

    /// <summary>The picture with EXIF that tells where it was taken.</summary>
    public static byte[] WithPlace(SKEncodedImageFormat format) => format switch
    {
        SKEncodedImageFormat.Jpeg => InJpeg(Plain(format), [.. "Exif\0\0"u8, .. Tiff(hasPlace: true)]),
        SKEncodedImageFormat.Png => InPng(Plain(format), "eXIf", Tiff(hasPlace: true)),
        _ => InWebP(Plain(format), Tiff(hasPlace: true)),
    };

    /// <summary>The JPEG with EXIF that tells no place, only which way is up.</summary>
    public static byte[] WithoutPlace() =>
        InJpeg(Plain(SKEncodedImageFormat.Jpeg), [.. "Exif\0\0"u8, .. Tiff(hasPlace: false)]);

    /// <summary>A JPEG with a first application segment of one's own.</summary>
    public static byte[] InJpeg(byte[] jpeg, byte[] payload)
    {
        byte[] head = [0xFF, 0xE1, (byte)((payload.Length + 2) >> 8), (byte)(payload.Length + 2)];
        return [.. jpeg[..2], .. head, .. payload, .. jpeg[2..]];
    }

    /// <summary>A PNG with one more chunk behind its header; the checksum is right.</summary>
    public static byte[] InPng(byte[] png, string name, byte[] payload)
    {
        const int HeaderEnd = 33;
        var chunk = new byte[payload.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, payload.Length);
        for (var index = 0; index < name.Length; index++)
        {
            chunk[4 + index] = (byte)name[index];
        }

        payload.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(
            chunk.AsSpan(payload.Length + 8), Crc32(chunk.AsSpan(4, payload.Length + 4)));
        return [.. png[..HeaderEnd], .. chunk, .. png[HeaderEnd..]];
    }

    // One entry that points to a GPS directory of two, or one that turns the picture.
    private static byte[] Tiff(bool hasPlace)
    {
        byte[] head = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1];
        byte[] turn = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0];
        byte[] pointer = [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0];
        byte[] place =
        [
            0, 2,
            0, 1, 0, 2, 0, 0, 0, 2, (byte)'N', 0, 0, 0,
            0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 0,
            0, 0, 0, 0,
        ];
        return hasPlace ? [.. head, .. pointer, .. place] : [.. head, .. turn];
    }

    private static byte[] InWebP(byte[] webp, byte[] payload)
    {
        var chunk = new byte[payload.Length + 8 + (payload.Length & 1)];
        "EXIF"u8.CopyTo(chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), payload.Length);
        payload.CopyTo(chunk, 8);
        byte[] whole = [.. webp, .. chunk];
        BinaryPrimitives.WriteInt32LittleEndian(whole.AsSpan(4), whole.Length - 8);
        return whole;
    }

    /// <summary>The checksum of a PNG's chunk.</summary>
    public static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }
}
