using System.Globalization;

namespace VillagePublic.Kiosk.Following;

/// <summary>The hours of the day in which the line may be used: at night it is cheap, or the router is switched off.
/// </summary>
/// <param name="From">First moment, in China's time.</param>
/// <param name="Until">First moment after them; before <paramref name="From"/> when midnight lies between.</param>
internal sealed record LineHours(TimeOnly From, TimeOnly Until)
{
    private const string Format = "HH:mm";

    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>Reads <c>22:00-06:00</c>; <see langword="null"/> for anything else and for no time at all.</summary>
    public static LineHours? TryParse(string text) =>
        text.Split('-') is [var from, var until]
        && TimeOnly.TryParseExact(from, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
        && TimeOnly.TryParseExact(until, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var end)
        && start != end
            ? new LineHours(start, end)
            : null;

    /// <summary>How long until the line may be used; zero when it may be now.</summary>
    public TimeSpan UntilOpen(DateTimeOffset now)
    {
        var time = TimeOnly.FromTimeSpan(now.ToOffset(ChinaOffset).TimeOfDay);
        return time.IsBetween(From, Until) ? TimeSpan.Zero : From - time;
    }
}
