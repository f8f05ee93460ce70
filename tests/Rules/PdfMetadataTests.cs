using System.Text;
using SkiaSharp;
using VillagePublic.Content.Rules.Attachments;

namespace VillagePublic.Tests.Rules;

public sealed class PdfMetadataTests
{
    private const string Packet =
        "<?xpacket begin=\"\" id=\"W5M0\"?><x:xmpmeta><dc:creator>张三</dc:creator></x:xmpmeta>\n<?xpacket end=\"w\"?>";

    [Fact]
    public void Who_made_it_with_what_and_when_is_gone_and_nothing_else_has_moved()
    {
        var file = Pdf(@"/Title (\(东\)头路) /Author (zhang (san\)) ) /Producer <FEFF0057> /ModDate(D:20261125)", Packet);
        var blank = PdfMetadata.Blank(file);

        Assert.Equal(
            new PictureFile(FileNature.Pdf, false, TellsMore: true, false, false, IsWhole: true), PictureFile.Of(file));
        Assert.True(PictureFile.Of(blank) is { TellsMore: false, IsWhole: true });
        Assert.Equal(file.Length, blank.Length);
        var text = Encoding.Latin1.GetString(blank);
        Assert.DoesNotContain("zhang", text, StringComparison.Ordinal);
        Assert.DoesNotContain("FEFF", text, StringComparison.Ordinal);
        Assert.DoesNotContain("20261125", text, StringComparison.Ordinal);
        Assert.DoesNotContain("creator", text, StringComparison.Ordinal);
        Assert.Contains("(page one)", text, StringComparison.Ordinal);
        Assert.Equal(Places(file, "endobj"), Places(blank, "endobj"));
        Assert.Same(blank, PdfMetadata.Blank(blank));
    }

    [Fact]
    public void A_photograph_inside_does_not_tell_where_it_was_taken()
    {
        var photograph = CameraPicture.WithPlace(SKEncodedImageFormat.Jpeg);
        byte[] file = [.. Pdf("", ""), .. photograph, .. "\n%%EOF\n"u8];
        var blank = PdfMetadata.Blank(file);

        Assert.True(PictureFile.Of(file) is { TellsPlace: true, TellsMore: true });
        Assert.True(PictureFile.Of(blank) is { TellsPlace: false, TellsMore: false });
        var start = blank.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
        using var picture = SKBitmap.Decode(blank[start..(start + photograph.Length)]);
        Assert.Equal((40, 30), (picture.Width, picture.Height));
    }

    [Fact]
    public void What_somebody_has_signed_keeps_its_bytes()
    {
        var file = Pdf("/Author (x)", "/ByteRange [0 10 20 10]");

        Assert.Same(file, PdfMetadata.Blank(file));
        Assert.True(PictureFile.Of(file).TellsMore);
    }

    [Fact]
    public void A_paper_that_breaks_off_is_refused()
    {
        var file = Pdf("/Author (x)", "");

        Assert.Equal(PictureRefusals.BrokenPdf, AttachmentCheck.Refuse(PictureFile.Of(file.AsSpan(..^10)), 100));
        Assert.Null(AttachmentCheck.Refuse(PictureFile.Of(file), 100));
    }

    [Fact]
    public void Any_cut_or_changed_byte_is_looked_at_without_an_exception()
    {
        var file = Pdf(@"/Author (a\) /Title <41", Packet);
        var numbers = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var changed = (byte[])file.Clone();
            changed[numbers.Next(file.Length)] = (byte)numbers.Next(256);
            var cut = changed[..numbers.Next(file.Length)];

            Assert.Equal(changed.Length, PdfMetadata.Blank(changed).Length);
            Assert.Equal(cut.Length, PdfMetadata.Blank(cut).Length);
        }
    }

    private static byte[] Pdf(string information, string more) => Encoding.UTF8.GetBytes(
        "%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n21 0 obj\n(page one)\nendobj\n"
        + $"2 0 obj\n<<{information}>>\nendobj\n"
        + $"3 0 obj\n{more}\nendobj\ntrailer\n<</Root 1 0 R /Info 2 0 R>>\nstartxref\n9\n%%EOF\n");

    private static List<int> Places(byte[] file, string word)
    {
        var places = new List<int>();
        var text = Encoding.Latin1.GetString(file);
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            places.Add(at);
        }

        return places;
    }
}
