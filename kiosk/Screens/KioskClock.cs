using VillagePublic.Content.Store;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What time it is, and whether that can be believed.</summary>
/// <param name="Now">Time at the village.</param>
/// <param name="IsPlausible">
/// <see langword="false"/> when the clock contradicts what is known: a flat battery says 1970.
/// </param>
/// <param name="Today">
/// The day that decides what is shown: today, or the newest day known for sure when the clock is wrong. A wrong clock
/// therefore neither starts nor expires anything.
/// </param>
internal sealed record KioskClock(DateTimeOffset Now, bool IsPlausible, DateOnly Today)
{
    /// <summary>A clock may be a little behind the publisher's.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromDays(1);

    /// <summary>A kiosk is not left without news for longer; a clock that says so is wrong.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(730);

    /// <summary>Judges a clock by what the log says.</summary>
    /// <param name="now">What the clock says, with the village's offset.</param>
    /// <param name="snapshot">What is published.</param>
    public static KioskClock Judge(DateTimeOffset now, VillageSnapshot snapshot)
    {
        if (snapshot.All is not [.., var newest])
        {
            return new KioskClock(now, true, DateOnly.FromDateTime(now.DateTime));
        }

        var known = newest.Entry.Published;
        var isPlausible = now > known - Behind && now < known + Ahead;
        var day = isPlausible ? now : known.ToOffset(now.Offset);
        return new KioskClock(now, isPlausible, DateOnly.FromDateTime(day.DateTime));
    }

    /// <summary>A moment in the village's time.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => moment.ToOffset(Now.Offset);

    /// <summary>The day of a moment in the village's time.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);
}
