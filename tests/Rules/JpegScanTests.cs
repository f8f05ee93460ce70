using SkiaSharp;
using VillagePublic.Content.Rules.Attachments;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Rules;

public sealed class JpegScanTests
{
    [Fact]
    public void Whole_pictures_of_any_size_and_colouring_are_whole()
    {
        foreach (var (width, height) in ((int, int)[])[(1, 1), (7, 9), (16, 16), (33, 50), (400, 300)])
        {
            Assert.False(JpegScan.IsDamaged(CameraPicture.Noise(width, height, SKColorType.Rgba8888)));
            Assert.False(JpegScan.IsDamaged(CameraPicture.Noise(width, height, SKColorType.Gray8)));
        }

        var files = Path.Combine(Repository.Root, "content", "sample", "files");
        Assert.All(
            Directory.EnumerateFiles(files, "*.jpg", SearchOption.AllDirectories),
            path => Assert.False(JpegScan.IsDamaged(File.ReadAllBytes(path)), path));
    }

    [Fact]
    public void A_piece_that_was_lost_or_emptied_on_the_way_is_noticed()
    {
        var whole = CameraPicture.Noise(400, 300, SKColorType.Rgba8888);
        var zeroed = (byte[])whole.Clone();
        zeroed.AsSpan(whole.Length / 2, 512).Clear();
        byte[] lost = [.. whole[..(whole.Length / 2)], .. whole[((whole.Length / 2) + 512)..]];
        byte[] endOnly = [.. whole[..(whole.Length / 2)], 0xFF, 0xD9];

        Assert.All([zeroed, lost, endOnly], file => Assert.True(PictureFile.Of(file).IsWhole));
        Assert.All([zeroed, lost, endOnly], file => Assert.True(JpegScan.IsDamaged(file)));
    }

    [Fact]
    public void Any_changed_byte_is_read_without_an_exception_and_most_are_noticed()
    {
        var whole = CameraPicture.Noise(64, 64, SKColorType.Rgba8888);
        var numbers = new Random(1);
        var noticed = 0;
        for (var round = 0; round < 400; round++)
        {
            var changed = (byte[])whole.Clone();
            changed.AsSpan(numbers.Next(2, whole.Length - 20), numbers.Next(1, 16)).Fill((byte)numbers.Next(256));
            noticed += JpegScan.IsDamaged(changed) ? 1 : 0;
            JpegScan.IsDamaged(changed.AsSpan(0, numbers.Next(whole.Length)));
        }

        Assert.InRange(noticed, 200, 400);
    }
}
