using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Tests.Drawing;

/// <summary>Contrast of every pair that can meet, by the formula of WCAG 2.2.</summary>
public sealed class PaletteTests
{
    private static readonly Ink[] TextInks = [Ink.Text, Ink.Muted, Ink.Cinnabar, Ink.Pine, Ink.Ochre, Ink.Link];
    private static readonly Fill[] Surfaces = [Fill.Paper, Fill.Card, Fill.Sunken];
    private static readonly Fill[] Colored = [Fill.Cinnabar, Fill.Pine, Fill.Ochre, Fill.Link];

    public static TheoryData<int, double> Themes => new()
    {
        { (int)Theme.Standard, 4.5 },
        { (int)Theme.HighContrast, 7 },
        { (int)Theme.Night, 7 },
    };

    [Theory]
    [MemberData(nameof(Themes))]
    public void Text_can_be_read_on_every_surface(int theme, double least)
    {
        var palette = Palette.Of((Theme)theme);
        foreach (var (ink, fill) in TextInks.SelectMany(ink => Surfaces.Select(fill => (ink, fill))))
        {
            var contrast = Contrast.Of(palette[ink], palette[fill]);
            Assert.True(contrast >= least, $"{ink} on {fill}: {contrast:0.00}");
        }

        foreach (var fill in Colored)
        {
            var contrast = Contrast.Of(palette[Ink.OnFill], palette[fill]);
            Assert.True(contrast >= least, $"OnFill on {fill}: {contrast:0.00}");
        }
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Bars_stand_out_from_their_track_and_from_the_paper(int theme, double least)
    {
        var palette = Palette.Of((Theme)theme);
        foreach (var ink in new[] { Ink.Cinnabar, Ink.Pine, Ink.Ochre, Ink.Link, Ink.Muted })
        {
            Assert.True(Contrast.Of(palette[ink], palette[Ink.Track]) >= 3, $"{ink} on its track, text needs {least}");
        }
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Buttons_have_an_outline_that_can_be_seen(int theme, double least)
    {
        var palette = Palette.Of((Theme)theme);
        Assert.True(Contrast.Of(palette[Ink.Link], palette[Fill.Paper]) >= Math.Min(3, least));
        Assert.True(Contrast.Of(palette[Fill.Link], palette[Ink.OnFill]) >= least);
    }

    [Fact]
    public void Every_ink_and_every_surface_has_a_colour_in_every_theme()
    {
        foreach (var theme in Enum.GetValues<Theme>())
        {
            var palette = Palette.Of(theme);
            Assert.All(Enum.GetValues<Ink>(), ink => Assert.Equal(255, palette[ink].Alpha));
            var fills = Enum.GetValues<Fill>().Where(fill => fill != Fill.None);
            Assert.All(fills, fill => Assert.Equal(255, palette[fill].Alpha));
            Assert.Throws<ArgumentException>(() => palette[Fill.None]);
        }
    }
}
