using SkiaSharp;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>The colours of one theme.</summary>
internal sealed class Palette
{
    private readonly Dictionary<Ink, SKColor> inks;
    private readonly Dictionary<Fill, SKColor> fills;

    private Palette(Dictionary<Ink, SKColor> inks, Dictionary<Fill, SKColor> fills, bool outlinesSurfaces)
    {
        this.inks = inks;
        this.fills = fills;
        OutlinesSurfaces = outlinesSurfaces;
    }

    /// <summary>Ink on warm paper.</summary>
    public static Palette Standard { get; } = new(
        new()
        {
            [Ink.Text] = SKColor.Parse("1F2328"),
            [Ink.Muted] = SKColor.Parse("5A5C60"),
            [Ink.Hairline] = SKColor.Parse("D9D2C3"),
            [Ink.Cinnabar] = SKColor.Parse("A8322A"),
            [Ink.Pine] = SKColor.Parse("1E5B4F"),
            [Ink.Ochre] = SKColor.Parse("8A5A00"),
            [Ink.Link] = SKColor.Parse("2F4B66"),
            [Ink.OnFill] = SKColor.Parse("FFFFFF"),
            [Ink.Track] = SKColor.Parse("E9E2D3"),
        },
        new()
        {
            [Fill.Paper] = SKColor.Parse("FBF8F1"),
            [Fill.Card] = SKColor.Parse("FFFEFB"),
            [Fill.Sunken] = SKColor.Parse("F3EEE2"),
            [Fill.Cinnabar] = SKColor.Parse("A8322A"),
            [Fill.Pine] = SKColor.Parse("1E5B4F"),
            [Fill.Ochre] = SKColor.Parse("8A5A00"),
            [Fill.Link] = SKColor.Parse("2F4B66"),
        },
        outlinesSurfaces: false);

    /// <summary>Black on white; the meaning colours so dark that each still reaches 7:1.</summary>
    public static Palette HighContrast { get; } = new(
        new()
        {
            [Ink.Text] = SKColor.Parse("000000"),
            [Ink.Muted] = SKColor.Parse("000000"),
            [Ink.Hairline] = SKColor.Parse("000000"),
            [Ink.Cinnabar] = SKColor.Parse("8B0000"),
            [Ink.Pine] = SKColor.Parse("004D3B"),
            [Ink.Ochre] = SKColor.Parse("5C3B00"),
            [Ink.Link] = SKColor.Parse("00277A"),
            [Ink.OnFill] = SKColor.Parse("FFFFFF"),
            [Ink.Track] = SKColor.Parse("DADADA"),
        },
        new()
        {
            [Fill.Paper] = SKColor.Parse("FFFFFF"),
            [Fill.Card] = SKColor.Parse("FFFFFF"),
            [Fill.Sunken] = SKColor.Parse("F2F2F2"),
            [Fill.Cinnabar] = SKColor.Parse("8B0000"),
            [Fill.Pine] = SKColor.Parse("004D3B"),
            [Fill.Ochre] = SKColor.Parse("5C3B00"),
            [Fill.Link] = SKColor.Parse("00277A"),
        },
        outlinesSurfaces: true);

    /// <summary>Black on bare paper; colours that a printer without colour still tells from white.</summary>
    public static Palette Print { get; } = new(
        new()
        {
            [Ink.Text] = SKColor.Parse("000000"),
            [Ink.Muted] = SKColor.Parse("4A4A4A"),
            [Ink.Hairline] = SKColor.Parse("9A9A9A"),
            [Ink.Cinnabar] = SKColor.Parse("8B0000"),
            [Ink.Pine] = SKColor.Parse("004D3B"),
            [Ink.Ochre] = SKColor.Parse("5C3B00"),
            [Ink.Link] = SKColor.Parse("1F2F45"),
            [Ink.OnFill] = SKColor.Parse("FFFFFF"),
            [Ink.Track] = SKColor.Parse("E2E2E2"),
        },
        new()
        {
            [Fill.Paper] = SKColor.Parse("FFFFFF"),
            [Fill.Card] = SKColor.Parse("FFFFFF"),
            [Fill.Sunken] = SKColor.Parse("EFEFEF"),
            [Fill.Cinnabar] = SKColor.Parse("8B0000"),
            [Fill.Pine] = SKColor.Parse("004D3B"),
            [Fill.Ochre] = SKColor.Parse("5C3B00"),
            [Fill.Link] = SKColor.Parse("1F2F45"),
        },
        outlinesSurfaces: true);

    /// <summary>The inverse, for a dark hall.</summary>
    public static Palette Night { get; } = new(
        new()
        {
            [Ink.Text] = SKColor.Parse("F2EFE8"),
            [Ink.Muted] = SKColor.Parse("C9C5BC"),
            [Ink.Hairline] = SKColor.Parse("4A4741"),
            [Ink.Cinnabar] = SKColor.Parse("FFA79D"),
            [Ink.Pine] = SKColor.Parse("8CDCC7"),
            [Ink.Ochre] = SKColor.Parse("F4C56C"),
            [Ink.Link] = SKColor.Parse("A9CBEE"),
            [Ink.OnFill] = SKColor.Parse("FFFFFF"),
            [Ink.Track] = SKColor.Parse("33312D"),
        },
        new()
        {
            [Fill.Paper] = SKColor.Parse("000000"),
            [Fill.Card] = SKColor.Parse("141413"),
            [Fill.Sunken] = SKColor.Parse("1E1D1B"),
            [Fill.Cinnabar] = SKColor.Parse("7D231D"),
            [Fill.Pine] = SKColor.Parse("184F44"),
            [Fill.Ochre] = SKColor.Parse("624000"),
            [Fill.Link] = SKColor.Parse("2C4A68"),
        },
        outlinesSurfaces: true);

    /// <summary>Surfaces of a colour close to the paper's get an outline of ink.</summary>
    public bool OutlinesSurfaces { get; }

    public static Palette Of(Theme theme) => theme switch
    {
        Theme.HighContrast => HighContrast,
        Theme.Night => Night,
        _ => Standard,
    };

    public SKColor this[Ink ink] => inks[ink];

    /// <exception cref="ArgumentException"><see cref="Fill.None"/> has no colour.</exception>
    public SKColor this[Fill fill] => fills.TryGetValue(fill, out var color)
        ? color
        : throw new ArgumentException("No surface, no colour.", nameof(fill));
}
