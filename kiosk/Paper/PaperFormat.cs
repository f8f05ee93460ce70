using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Paper;

/// <summary>A size of paper, upright, with the size of type that is read on it.</summary>
/// <remarks>
/// Pages are set with the same nodes as the screen. On paper all their millimetres shrink in the ratio of the two body
/// sizes, so that both look like one printed notice.
/// </remarks>
/// <param name="Name">As printers call it.</param>
/// <param name="BodyEmMm">Size of the em square of body text.</param>
/// <param name="MarginMm">White on all sides; no office printer prints closer than 5 mm to the edge.</param>
internal sealed record PaperFormat(string Name, double WidthMm, double HeightMm, double BodyEmMm, double MarginMm)
{
    /// <summary>Layout pixels in a millimetre: 254 dpi, finer than the eye at arm's length.</summary>
    public const double PxPerMm = 10;

    // 8.5 point, a newspaper's: the smallest anybody should be asked to read.
    private const double SmallEmMm = 3;

    private const double ScreenEmMm = TypeScale.CapHeightMm / TypeScale.CapHeightEm;

    /// <summary>The board behind glass, read standing, at a step's distance.</summary>
    public static PaperFormat A3 { get; } = new("A3", 297, 420, 5.0, 18);

    /// <summary>What every printer has: 11 point type.</summary>
    public static PaperFormat A4 { get; } = new("A4", 210, 297, 3.9, 15);

    /// <summary>A slip for every household, held in the hand.</summary>
    public static PaperFormat A5 { get; } = new("A5", 148, 210, 3.5, 11);

    public static IReadOnlyList<PaperFormat> All { get; } = [A3, A4, A5];

    /// <summary>The same paper for a page that would otherwise need a second one.</summary>
    public PaperFormat InSmallType => this with { BodyEmMm = Math.Min(BodyEmMm, SmallEmMm) };

    public int WidthPx => (int)(WidthMm * PxPerMm);

    public int HeightPx => (int)(HeightMm * PxPerMm);

    public double MarginPx => MarginMm * PxPerMm;

    /// <summary>The paper as a display of the same proportions.</summary>
    public DisplayMetrics Metrics => new(WidthPx, HeightPx, PxPerMm * BodyEmMm / ScreenEmMm);

    /// <summary>A length on paper in the millimetres that nodes are measured in.</summary>
    public double NodeMm(double paperMm) => paperMm * ScreenEmMm / BodyEmMm;

    /// <returns><see langword="null"/> if there is no such size.</returns>
    public static PaperFormat? Find(string? name) =>
        All.FirstOrDefault(format => string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase));
}
