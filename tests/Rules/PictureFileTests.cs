using SkiaSharp;
using VillagePublic.Content.Rules.Attachments;

namespace VillagePublic.Tests.Rules;

public sealed class PictureFileTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, FileNature.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png, FileNature.Png)]
    [InlineData(SKEncodedImageFormat.Webp, FileNature.WebP)]
    public void A_picture_says_whether_it_tells_where_it_was_taken(SKEncodedImageFormat format, FileNature nature)
    {
        var plain = PictureFile.Of(CameraPicture.Plain(format));
        var telling = PictureFile.Of(CameraPicture.WithPlace(format));

        Assert.Equal(new PictureFile(nature, false, false, false, false, true), plain);
        Assert.Equal(plain with { TellsPlace = true, TellsMore = true }, telling);
    }

    [Fact]
    public void What_tells_no_place_still_tells_more_than_pixels()
    {
        var jpeg = CameraPicture.Plain(SKEncodedImageFormat.Jpeg);
        byte[][] telling =
        [
            CameraPicture.WithoutPlace(),
            CameraPicture.InJpeg(jpeg, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"u8.ToArray()),
            [.. jpeg[..2], 0xFF, 0xFE, 0, 4, (byte)'h', (byte)'i', .. jpeg[2..]],
            [.. jpeg, .. "ftypmp42"u8],
            CameraPicture.InPng(CameraPicture.Plain(SKEncodedImageFormat.Png), "tEXt", "Author\0x"u8.ToArray()),
        ];

        Assert.All(telling, file => Assert.True(PictureFile.Of(file) is { TellsMore: true, TellsPlace: false }));
    }

    [Fact]
    public void A_place_in_xmp_is_a_place() => Assert.True(PictureFile.Of(CameraPicture.InJpeg(
        CameraPicture.Plain(SKEncodedImageFormat.Jpeg),
        "http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude=\"36,40.1N\"/>"u8.ToArray())).TellsPlace);

    [Fact]
    public void A_picture_that_breaks_off_and_one_of_four_inks_are_known_undecoded()
    {
        var jpeg = CameraPicture.Plain(SKEncodedImageFormat.Jpeg);
        byte[] cmyk =
        [
            0xFF, 0xD8, 0xFF, 0xC0, 0, 20, 8, 0, 16, 0, 16, 4,
            1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0, 0xFF, 0xD9,
        ];

        Assert.False(PictureFile.Of(jpeg.AsSpan(..^40)).IsWhole);
        Assert.False(PictureFile.Of(CameraPicture.Plain(SKEncodedImageFormat.Png).AsSpan(..^5)).IsWhole);
        Assert.True(PictureFile.Of(cmyk).IsCmyk);
    }

    [Fact]
    public void Any_cut_or_changed_byte_is_looked_at_without_an_exception()
    {
        foreach (var format in (SKEncodedImageFormat[])
            [SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp])
        {
            var whole = CameraPicture.WithPlace(format);
            for (var at = 0; at < whole.Length; at++)
            {
                Assert.NotNull(PictureFile.Of(whole.AsSpan(0, at)));
                foreach (var value in (byte[])[0, 0x7F, 0xFF])
                {
                    var changed = whole.ToArray();
                    changed[at] = value;
                    Assert.NotNull(PictureFile.Of(changed));
                }
            }
        }
    }

    [Theory]
    [InlineData("\0\0\0\u0018ftypheic....", "HEIC")]
    [InlineData("\0\0\0\u0018ftypavif....", "HEIC")]
    [InlineData("GIF89a..........", "GIF")]
    [InlineData("PK\u0003\u0004............", "只能是照片")]
    [InlineData("", "空的")]
    public void What_cannot_be_published_is_refused_with_words(string content, string word)
    {
        var file = content.Select(character => (byte)character).ToArray();

        Assert.Contains(
            word, AttachmentCheck.Refuse(PictureFile.Of(file), file.Length)!.Value.Chinese, StringComparison.Ordinal);
    }
}
