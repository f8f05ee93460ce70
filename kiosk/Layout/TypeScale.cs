namespace VillagePublic.Kiosk.Layout;

/// <summary>Text sizes for one display and one text scale.</summary>
internal sealed class TypeScale
{
    /// <summary>Height of a capital at the standard size: 0.7 degrees of view at 600 mm (EN 301 549, 5.1.4).</summary>
    public const double CapHeightMm = 7.3;

    /// <summary>Viewing distance that the standard size is meant for.</summary>
    public const double StandardDistanceMm = 600;

    /// <summary>Height of a capital in ems; the lowest among the fonts the kiosk looks for.</summary>
    public const double CapHeightEm = 0.70;

    /// <summary>Widest column of body text, in Han characters: longer lines lose the reader.</summary>
    public const double MeasureEm = 34;

    /// <summary>
    /// Ratio between two sizes. Larger text is stepped less, or its headings would not fit a display.
    /// </summary>
    private static readonly (double Scale, double Ratio)[] Ratios = [(1, 1.25), (1.5, 1.17), (2, 1.1)];

    private readonly double bodyPx;
    private readonly double ratio;

    public TypeScale(DisplayMetrics metrics)
    {
        Factor = metrics.TextFactor;
        bodyPx = CapHeightMm / CapHeightEm * metrics.PxPerMm * Factor;
        ratio = Ratios.Last(entry => entry.Scale <= Math.Max(1, metrics.TextScale)).Ratio;
    }

    /// <summary>Body size as a multiple of the standard size.</summary>
    public double Factor { get; }

    public double BodyPx => bodyPx;

    /// <summary>Size of the em square.</summary>
    public double SizePx(TextStep step) => bodyPx * Math.Pow(ratio, (int)step);

    /// <summary>Distance between two baselines. Never below 1.35: dense Han needs air to be read.</summary>
    public static double LineHeightPx(double sizePx, TextStep step) =>
        Math.Round(sizePx * (step <= TextStep.Lead ? 1.5 : 1.36));
}
