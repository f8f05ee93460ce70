using System.Buffers.Binary;
using SkiaSharp;
using VillagePublic.Content.Rules.Attachments;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Tests.Rules;

namespace VillagePublic.Tests.Drawing;

public sealed class PictureIntakeTests
{
    [Fact]
    public void A_picture_keeps_its_pixels_and_loses_its_metadata()
    {
        var file = WithExif(Jpeg(400, 300), orientation: 1);
        var taken = Assert.IsType<PictureIntakeResult.Taken>(PictureIntake.Take(file));
        Assert.Equal((400, 300), (taken.WidthPx, taken.HeightPx));
        Assert.True(file.AsSpan().IndexOf("Exif"u8) > 0);
        Assert.Equal(-1, taken.Bytes.AsSpan().IndexOf("Exif"u8));
    }

    [Theory]
    [InlineData(1, 400, 300, 0, 0)]
    [InlineData(2, 400, 300, 1, 0)]
    [InlineData(3, 400, 300, 1, 1)]
    [InlineData(4, 400, 300, 0, 1)]
    [InlineData(5, 300, 400, 0, 0)]
    [InlineData(6, 300, 400, 1, 0)]
    [InlineData(7, 300, 400, 1, 1)]
    [InlineData(8, 300, 400, 0, 1)]
    public void A_picture_comes_out_upright(int orientation, int width, int height, int redX, int redY)
    {
        // The stored picture's upper left quarter is red; orientation says where that quarter belongs.
        var taken = Assert.IsType<PictureIntakeResult.Taken>(
            PictureIntake.Take(WithExif(Jpeg(400, 300), orientation)));
        Assert.Equal((width, height), (taken.WidthPx, taken.HeightPx));
        using var bitmap = SKBitmap.Decode(taken.Bytes);
        for (var x = 0; x <= 1; x++)
        {
            for (var y = 0; y <= 1; y++)
            {
                var pixel = bitmap.GetPixel((width / 4) + (x * width / 2), (height / 4) + (y * height / 2));
                Assert.Equal((x, y) == (redX, redY), pixel.Red > 150 && pixel.Blue < 100);
            }
        }
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, (int)PictureFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png, (int)PictureFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp, (int)PictureFormat.WebP)]
    public void Where_it_was_taken_is_gone_and_what_comes_out_is_kept_as_it_is(
        SKEncodedImageFormat encoded, int format)
    {
        // A test method is public, the format is not.
        var wanted = (PictureFormat)format;
        var file = CameraPicture.WithPlace(encoded);
        var taken = Assert.IsType<PictureIntakeResult.Taken>(PictureIntake.Take(file, wanted));
        var again = Assert.IsType<PictureIntakeResult.Taken>(PictureIntake.Take(taken.Bytes, wanted));

        Assert.True(PictureFile.Of(file).TellsPlace);
        Assert.True(PictureFile.Of(taken.Bytes) is { TellsMore: false, TellsPlace: false });
        Assert.Same(taken.Bytes, again.Bytes);
    }

    [Fact]
    public void A_large_picture_is_made_smaller()
    {
        var taken = Assert.IsType<PictureIntakeResult.Taken>(PictureIntake.Take(Jpeg(3600, 1200)));
        Assert.Equal((1800, 600), (taken.WidthPx, taken.HeightPx));
    }

    [Fact]
    public void What_is_not_a_good_picture_is_refused_with_words()
    {
        var cut = Jpeg(400, 300)[..^200];
        var heic = new byte[64];
        "\0\0\0\u0018ftypheic"u8.CopyTo(heic);
        Assert.Contains("不完整", Refusal(cut), StringComparison.Ordinal);
        Assert.Contains("HEIC", Refusal(heic), StringComparison.Ordinal);
        Assert.Contains("CMYK", Refusal(Cmyk()), StringComparison.Ordinal);
        Assert.Contains("识别", Refusal("PK not a picture"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("太大", Refusal(new byte[PictureIntake.MaxFileBytes + 1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_too_many_pixels_is_refused_before_it_is_decoded()
    {
        // Only the header of this PNG is real: decoding it would need 40 GB.
        var bomb = Png(1, 1);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 100_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 100_000);
        var crc = CameraPicture.Crc32(bomb.AsSpan(12, 17));
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), crc);
        Assert.Contains("100000×100000", Refusal(bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void A_photograph_with_a_hole_inside_is_refused_with_words()
    {
        var file = CameraPicture.Noise(400, 300);
        file.AsSpan(file.Length / 2, 300).Clear();

        Assert.Contains("中间坏了一段", Refusal(file), StringComparison.Ordinal);
    }

    private static string Refusal(byte[] file) =>
        Assert.IsType<PictureIntakeResult.Refused>(PictureIntake.Take(file)).Reason.Chinese;

    private static byte[] Jpeg(int width, int height) => Encode(width, height, SKEncodedImageFormat.Jpeg);

    private static byte[] Png(int width, int height) => Encode(width, height, SKEncodedImageFormat.Png);

    private static byte[] Encode(int width, int height, SKEncodedImageFormat format)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.White);
        using var red = new SKPaint { Color = SKColors.Red };
        surface.Canvas.DrawRect(0, 0, width / 2f, height / 2f, red);
        using var image = surface.Snapshot();
        using var data = image.Encode(format, 90);
        return data.ToArray();
    }

    // An APP1 segment with one little-endian TIFF entry: tag 0x0112, orientation.
    private static byte[] WithExif(byte[] jpeg, byte orientation)
    {
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 1, 0,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    private static byte[] WithExif(byte[] jpeg, int orientation) => WithExif(jpeg, (byte)orientation);

    private static byte[] Cmyk()
    {
        byte[] header = [0xFF, 0xD8, 0xFF, 0xC0, 0, 20, 8, 0, 16, 0, 16, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4];
        return [.. header, 0x11, 0, 0xFF, 0xD9];
    }
}
