using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Displays;

/// <summary>How a display is mounted and read.</summary>
internal sealed record DisplayOptions
{
    /// <summary>Diagonal assumed when neither the configuration nor the device says one.</summary>
    public const double DefaultDiagonalInches = 21.5;

    /// <summary>Displays often report nonsense; a density outside of this range is not believed.</summary>
    private const double MinDpi = 30;
    private const double MaxDpi = 400;
    private const double MmPerInch = 25.4;

    /// <summary>Diagonal of the visible area; <see langword="null"/>: what the device says.</summary>
    public double? DiagonalInches { get; init; }

    /// <summary>Distance between eye and display; <see langword="null"/>: what suits the display's size.</summary>
    public double? ViewingDistanceMm { get; init; }

    /// <summary>Turn of the picture, for a panel hung on its side.</summary>
    public Rotation Picture { get; init; }

    /// <summary>Turn of the touch panel if it differs from the picture's.</summary>
    public Rotation? Touch { get; init; }

    /// <summary>Cover the whole display; else a window of <see cref="WindowSize"/>.</summary>
    public bool IsFullScreen { get; init; } = true;

    /// <summary>Size of the window or of the browser's frames, before rotation.</summary>
    public DisplaySize WindowSize { get; init; } = new(1080, 1920);

    /// <summary>Metrics for layout.</summary>
    public DisplayMetrics MetricsFor(DisplaySize size)
    {
        var width = Math.Max(1, size.WidthPx);
        var height = Math.Max(1, size.HeightPx);
        var metrics = DiagonalInches is null && size.ReportedDpi is >= MinDpi and <= MaxDpi
            ? new DisplayMetrics(width, height, size.ReportedDpi / MmPerInch)
            : DisplayMetrics.FromDiagonal(width, height, DiagonalInches ?? DefaultDiagonalInches);
        return metrics with { ViewingDistanceMm = ViewingDistanceMm ?? metrics.NaturalDistanceMm };
    }
}
