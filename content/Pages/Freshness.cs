using System.Globalization;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>Says on every page how old the time is that the log's clock has signed: a server that goes on showing an
/// old state cannot hide it.</summary>
internal static class Freshness
{
    // The clock signs daily and a page is made for a day: what was signed two days ago may be 48 hours old, see
    // FollowOutcome.FreshFor; three days ago is older for certain.
    private const int OldDays = 3;

    /// <summary>The day the clock has signed last; <see langword="null"/> when it never has.</summary>
    public static DateOnly? SignedDay(VillageSnapshot snapshot) =>
        snapshot.SignedAt is { } time ? Wording.ChinaDay(time) : null;

    /// <summary>The sentence; <see langword="null"/> when the clock has signed nothing.</summary>
    public static HtmlElement? Line(PageContext page)
    {
        if (SignedDay(page.Snapshot) is not { } signed)
        {
            return null;
        }

        var days = page.Today.DayNumber - signed.DayNumber;
        var day = Wording.Day(signed, page);
        var count = days.ToString(CultureInfo.InvariantCulture);
        return days >= OldDays
            ? P("ochre", [page.Say(
                $"⚠ 村里已经 {count} 天没有签过时间（上次是{day}），这以后公布的可能没送到这里。",
                $"⚠ The village has signed no time for {count} days, since {day}: what came after may be missing.")])
            : P(days switch
            {
                0 => page.Say("这里的记录是新的：村里今天签过时间。", "This is fresh: the village signed the time today."),
                1 => page.Say("这里的记录是新的：村里昨天签过时间。", "This is fresh: the village signed the time yesterday."),
                2 => page.Say("村里前天签过时间。", "The village signed the time two days ago."),
                _ => page.Say($"村里签的时间是{day}。", $"The village signed the time on {day}."),
            });
    }
}
