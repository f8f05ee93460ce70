using VillagePublic.Kiosk.Drawing.Samples;

namespace VillagePublic.Tests.Sample;

/// <summary>The pictures of the sample village, drawn by <see cref="VoucherPainter"/>.</summary>
public sealed class SampleFilesTests
{
    /// <summary>Set to anything to draw all pictures anew from the ledgers before they are checked.</summary>
    private const string RepaintVariable = "VILLAGEPUBLIC_REPAINT_SAMPLE";

    private const int MaxPictureBytes = 120 * 1024;

    /// <summary>What a clone of the project and a first import over a village's line may cost.</summary>
    private const int MaxAllPicturesBytes = 5 * 1024 * 1024;

    public SampleFilesTests() => Repaint.Value.ToString();

    private static readonly Lazy<int> Repaint = new(() =>
        Environment.GetEnvironmentVariable(RepaintVariable) is { Length: > 0 } ? PaintAll() : 0);

    [Fact]
    public void Every_link_of_the_sample_leads_to_a_file_that_exists()
    {
        var dead = from document in PlainDocument.All
                   from link in document.Links()
                   where !link.StartsWith("http", StringComparison.Ordinal)
                   where !File.Exists(Path.Combine(PlainDocument.Root, link))
                   select $"{document.Id}: {link}";
        Assert.Empty(dead);
    }

    [Fact]
    public void Every_picture_of_the_sample_is_linked_from_a_document()
    {
        var linked = PlainDocument.All.SelectMany(document => document.Links()).ToHashSet();
        Assert.DoesNotContain(Pictures(), path => !linked.Contains(path));
        Assert.NotEmpty(Pictures());
    }

    [Fact]
    public void Pictures_are_small_enough_for_a_village_line()
    {
        var sizes = Pictures().Select(path => new FileInfo(Path.Combine(PlainDocument.Root, path)).Length).ToList();
        Assert.True(sizes.Max() <= MaxPictureBytes, $"largest {sizes.Max()}");
        Assert.True(sizes.Sum() <= MaxAllPicturesBytes, $"together {sizes.Sum()}");
    }

    [Fact]
    public void Spending_of_two_thousand_yuan_and_more_has_a_picture_of_its_voucher()
    {
        var without = from document in PlainDocument.All
                      where document.Kind == "finance"
                      let table = document.Table("支出")
                      from row in table.Items
                      where PlainDocument.Fen(table.Cell(row, "金额").Split('¥')[^1]) >= 200_000
                      where table.Cell(row, "凭证").Length == 0
                      select $"{document.Id}: {table.Cell(row, "摘要")}";
        Assert.Empty(without);
    }

    [Fact]
    public void Each_form_of_voucher_is_drawn_the_same_every_time_and_within_its_limit()
    {
        using var painter = new VoucherPainter();
        foreach (var voucher in SampleVouchers.All().Select(pair => pair.Voucher).DistinctBy(voucher => voucher.Form))
        {
            var first = painter.Paint(voucher, MaxPictureBytes);
            Assert.True(first.AsSpan().SequenceEqual(painter.Paint(voucher, MaxPictureBytes)), voucher.Number);
            Assert.Equal([0xFF, 0xD8, 0xFF], first[..3]);
        }
    }

    private static IEnumerable<string> Pictures() =>
        Directory.EnumerateFiles(Path.Combine(PlainDocument.Root, "files"), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(PlainDocument.Root, path).Replace('\\', '/'));

    private static int PaintAll()
    {
        using var painter = new VoucherPainter();
        var pictures = SampleVouchers.All()
            .Select(pair => (pair.Path, Bytes: painter.Paint(pair.Voucher, MaxPictureBytes)))
            .Concat(SitePhotoPainter.All.Select(photo => (photo.Path, Bytes: photo.Paint(MaxPictureBytes))));
        var count = 0;
        foreach (var (path, bytes) in pictures)
        {
            var whole = Path.Combine(PlainDocument.Root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
            File.WriteAllBytes(whole, bytes);
            count++;
        }

        return count;
    }
}
