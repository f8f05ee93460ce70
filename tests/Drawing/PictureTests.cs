using SkiaSharp;
using VillagePublic.Content.Log;
using VillagePublic.Kiosk.Drawing;

namespace VillagePublic.Tests.Drawing;

public sealed class PictureTests
{
    private static readonly Hash Blob = new(new byte[Hash.SizeBytes]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_photo_stands_upright_however_the_camera_was_held(int orientation)
    {
        var file = Photo(orientation);
        Assert.Equal((80, 40), PictureDecoder.ReadSize(file));
        using var image = PictureDecoder.Decode(file, 80, 40)!;
        using var picture = SKBitmap.FromImage(image);
        Assert.True(picture.GetPixel(10, 10).Red > 180, "the red corner is at the top left");
        Assert.True(picture.GetPixel(70, 10).Green > 180, "the green corner is at the top right");
        Assert.True(picture.GetPixel(10, 30).Blue > 180, "the blue corner is at the bottom left");
    }

    [Fact]
    public void What_is_no_picture_has_no_size()
    {
        Assert.Null(PictureDecoder.ReadSize([]));
        Assert.Null(PictureDecoder.ReadSize("not a picture"u8.ToArray()));
        Assert.Null(PictureDecoder.Decode([1, 2, 3], 10, 10));
    }

    [Fact]
    public void A_picture_that_claims_to_be_enormous_is_not_decoded()
    {
        // A PNG header of 60,000 x 60,000 pixels.
        var png = Photo(1, SKEncodedImageFormat.Png);
        png[16] = png[20] = 0;
        png[17] = png[21] = 0;
        png[18] = png[22] = 0xEA;
        png[19] = png[23] = 0x60;
        Assert.Null(PictureDecoder.ReadSize(png));
        Assert.Null(PictureDecoder.Decode(png, 10, 10));
    }

    [Fact]
    public async Task A_picture_is_decoded_beside_the_screen_and_reported_when_ready()
    {
        using var cache = new PictureCache(_ => Photo(6), decodesInPlace: false);
        var ready = new TaskCompletionSource();
        cache.Ready += () => ready.TrySetResult();
        cache.Find(Blob, 80, 40);
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(80, cache.Find(Blob, 80, 40)!.Width);
        Assert.Equal((80, 40), cache.SizeOf(Blob));
    }

    [Fact]
    public void A_blob_that_arrives_later_is_shown_then()
    {
        byte[]? file = null;
        using var cache = new PictureCache(_ => file, decodesInPlace: true);
        Assert.Null(cache.SizeOf(Blob));
        file = Photo(1);
        Assert.Equal((80, 40), cache.SizeOf(Blob));
    }

    [Fact]
    public void When_memory_is_given_back_the_picture_that_is_seen_stays()
    {
        var decoded = 0;
        using var cache = new PictureCache(
            _ =>
            {
                decoded++;
                return Photo(1);
            },
            decodesInPlace: true);
        cache.Find(Blob, 40, 20);
        cache.Find(Blob, 80, 40);
        cache.Shrink(maxBytes: 0);
        Assert.Equal(2, decoded);

        Assert.NotNull(cache.Find(Blob, 80, 40));
        Assert.Equal(2, decoded);

        Assert.NotNull(cache.Find(Blob, 40, 20));
        Assert.Equal(3, decoded);
    }

    /// <summary>80 x 40 upright: red top left, green top right, blue bottom left; stored as a camera would.</summary>
    private static byte[] Photo(int orientation, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        var isTurned = orientation >= 5;
        using var bitmap = new SKBitmap(isTurned ? 40 : 80, isTurned ? 80 : 40);
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
            {
                var (u, v) = Upright(orientation, x, y, bitmap.Width, bitmap.Height);
                bitmap.SetPixel(x, y, (u < 40, v < 20) switch
                {
                    (true, true) => SKColors.Red,
                    (false, true) => SKColors.Lime,
                    (true, false) => SKColors.Blue,
                    _ => SKColors.White,
                });
            }
        }

        using var data = bitmap.Encode(format, 95);
        var file = data.ToArray();
        return format == SKEncodedImageFormat.Jpeg ? WithOrientation(file, orientation) : file;
    }

    /// <summary>Where a stored pixel stands in the upright picture (EXIF 2.3, tag 0x0112).</summary>
    private static (int X, int Y) Upright(int orientation, int x, int y, int width, int height) => orientation switch
    {
        2 => (width - 1 - x, y),
        3 => (width - 1 - x, height - 1 - y),
        4 => (x, height - 1 - y),
        5 => (y, x),
        6 => (height - 1 - y, x),
        7 => (height - 1 - y, width - 1 - x),
        8 => (y, width - 1 - x),
        _ => (x, y),
    };

    private static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        byte[] segment =
        [
            0xFF, 0xE1, 0x00, 0x22, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
            (byte)'M', (byte)'M', 0x00, 0x2A, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01,
            0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, (byte)orientation, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        ];
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }
}
