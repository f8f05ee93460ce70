using SkiaSharp;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Tests.Drawing;

public sealed class TextShaperTests : IDisposable
{
    private readonly FontSet fonts = FontSet.Load();
    private readonly TextShaper shaper;

    public TextShaperTests() => shaper = new TextShaper(fonts);

    public void Dispose()
    {
        shaper.Dispose();
        fonts.Dispose();
    }

    [Fact]
    public void The_machine_has_a_Chinese_font_with_simplified_forms()
    {
        Assert.Null(fonts.Problem);
        Assert.Equal("Noto Sans CJK SC", fonts.Regular.Typeface.FamilyName);
        Assert.True(fonts.Bold.Typeface.FontWeight > fonts.Regular.Typeface.FontWeight);
    }

    [Theory]
    [InlineData("村务公开")]
    [InlineData("office fi AVATAR 1,234.50")]
    [InlineData("（《办法》）。——“同意”，")]
    [InlineData("𠮷野家 ① ℃")]
    public void What_is_measured_is_what_is_drawn(string text)
    {
        var style = new TextStyle(60);
        var measured = Widths(text, style).Sum();
        var info = new SKImageInfo((int)measured + 100, 120, SKColorType.Bgra8888, SKAlphaType.Opaque);
        using var surface = SKSurface.Create(info);
        surface.Canvas.Clear(SKColors.White);
        using var paint = new SKPaint { Color = SKColors.Black };
        var bar = (float)measured;
        shaper.Shape(text + "|", style).Draw(surface.Canvas, 0, 80, paint);
        using var image = SKBitmap.FromImage(surface.Snapshot());

        // The bar after the text stands where the measured width says, within the bar's own side bearing.
        var ink = Enumerable.Range(0, image.Width).Last(x => Enumerable.Range(0, image.Height)
            .Any(y => image.GetPixel(x, y).Red < 100));
        Assert.InRange(ink - bar, 0, Widths("|", style).Sum());
    }

    [Theory]
    [InlineData("𠮷䶮", "rare Chinese")]
    [InlineData("བོད་ཡིག", "Tibetan")]
    [InlineData("ئۇيغۇرچە", "Uyghur")]
    [InlineData("😀👍", "emoji")]
    public void Every_writing_of_the_country_has_a_font_and_no_box(string text, string because)
    {
        var missing = new List<string>();
        fonts.ReportMissing(missing.Add);
        foreach (var rune in text.EnumerateRunes())
        {
            Assert.True(fonts.FaceFor(rune.Value, isBold: false).Has(rune.Value), because);
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void A_writing_without_a_font_is_said_once_with_the_command_that_mends_it()
    {
        var missing = new List<string>();
        fonts.ReportMissing(missing.Add);

        // Private use: no font for it, and none to install. A script invented in 2020: none here, one to install.
        fonts.FaceFor(0xE123, isBold: false);
        fonts.FaceFor(0x11930, isBold: false);
        fonts.FaceFor(0x11930, isBold: true);
        fonts.FaceFor(0x11931, isBold: false);
        Assert.Contains("apt-get install", Assert.Single(missing), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_from_right_to_left_is_set_from_right_to_left()
    {
        var style = new TextStyle(60, RightToLeft: true);
        var widths = Widths("ئۇ يغۇر", style);
        var first = shaper.Shape("ئۇ يغۇر", style);
        Assert.All(widths, width => Assert.True(width >= 0));
        using var surface = SKSurface.Create(new SKImageInfo((int)widths.Sum() + 40, 120));
        surface.Canvas.Clear(SKColors.White);
        using var paint = new SKPaint { Color = SKColors.Black };
        first.Draw(surface.Canvas, 0, 80, paint);
        using var image = SKBitmap.FromImage(surface.Snapshot());

        // The gap between the words: the short first word stands at the right.
        var columns = Enumerable.Range(0, (int)widths.Sum())
            .Select(x => Enumerable.Range(0, image.Height).Any(y => image.GetPixel(x, y).Red < 128)).ToList();
        var gap = columns.LastIndexOf(false, columns.LastIndexOf(true));
        Assert.True(gap > columns.Count / 2, $"gap at {gap} of {columns.Count}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Figures_of_a_column_are_equally_wide(bool isBold)
    {
        var style = new TextStyle(42, isBold, Tabular: true);
        var widths = "0123456789".Select(digit => Widths($"{digit}", style).Sum()).Distinct();
        Assert.Single(widths);
    }

    [Fact]
    public void Full_width_marks_that_meet_share_their_empty_halves()
    {
        var style = new TextStyle(100);
        Assert.Equal(100, Widths("）", style).Sum(), 0.5);
        Assert.Equal(150, Widths("）。", style).Sum(), 0.5);
        Assert.Equal(150, Widths("（《", style).Sum(), 0.5);
        Assert.Equal(200, Widths("）中", style).Sum(), 0.5);
    }

    [Fact]
    public void A_character_beyond_the_own_fonts_is_found_elsewhere_and_its_cluster_stays_whole()
    {
        var family = Widths("👨‍👩‍👧", new TextStyle(40));
        Assert.True(family[0] > 0 || family.Sum() > 0);
        var tibetan = Widths("བོད", new TextStyle(40));
        Assert.True(tibetan.Sum() > 0);
    }

    [Fact]
    public void The_same_text_is_shaped_once_and_memory_stays_bounded()
    {
        var style = new TextStyle(42);
        Assert.Same(shaper.Shape("公开", style), shaper.Shape("公开", style));
        for (var index = 0; index < 20_000; index++)
        {
            shaper.Shape($"第{index}笔村内道路维修工时费公开栏张贴", style);
        }

        Assert.InRange(shaper.CachedCount, 1, 40_000);
    }

    private float[] Widths(string text, TextStyle style)
    {
        var advances = new float[text.Length];
        shaper.Measure(text, style, advances);
        return advances;
    }
}
