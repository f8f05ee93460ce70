using System.Globalization;
using VillagePublic.Content;
using VillagePublic.Kiosk.Care;

namespace VillagePublic.Admin.Care;

/// <summary>What a technician should do something about, in words, from a screen's own report.</summary>
internal static class KioskTroubles
{
    /// <summary>Below this a screen cannot take in a year's pictures.</summary>
    public const long LowFreeBytes = 500L * 1024 * 1024;

    /// <summary>A clock that is off by more makes dates on the screen doubtful.</summary>
    public static readonly TimeSpan MostClockError = TimeSpan.FromMinutes(2);

    /// <summary>All of them, gravest first; empty for a screen that is well.</summary>
    /// <param name="sent">Its report.</param>
    /// <param name="number">Number of the settings it should have.</param>
    /// <param name="ownVersion">Version of this program.</param>
    public static IReadOnlyList<LocalText> Of(SentReport sent, long number, string ownVersion)
    {
        var report = sent.Report;
        var found = new List<LocalText>();
        if (report.IsContradicted)
        {
            found.Add(new(
                "两份签过字的历史互相矛盾，屏幕已经报警。请看“钥匙被盗怎么办”，不要重装。",
                "Two signed histories contradict each other; the screen raises the alarm. See 'compromised key'; "
                + "do not reinstall."));
        }

        if (report.StoreFault is { } fault)
        {
            found.Add(new($"存储读不出来：{fault}", $"Its store cannot be read: {fault}"));
        }

        if (report.Source == "Refused")
        {
            found.Add(new(
                "它不相信收到的内容，仍显示核对过的。",
                "It does not believe what it was sent and shows what it had verified."));
        }

        AddClock(found, sent);
        if (report.Storage.FreeBytes < LowFreeBytes)
        {
            found.Add(new(
                $"磁盘快满了，只剩 {Megabytes(report.Storage.FreeBytes)} MB。",
                $"Its disk is nearly full: {Megabytes(report.Storage.FreeBytes)} MB are left."));
        }

        found.AddRange(report.BrokenPages.Select(page => new LocalText(
            $"“{page.Page}”画不出来（{page.Times} 次，{page.Reason}），先跳过了，别的页照常。",
            $"'{page.Page}' could not be drawn ({page.Times} times, {page.Reason}); it is skipped.")));
        if (report.Posted is { FaultCount: > 0 and var days })
        {
            found.Add(new(
                $"它的公示记录有 {days} 天被改过或者坏了；在那台机器上运行 kiosk posting 看是哪几天。",
                $"{days} days of its record of what was shown were changed or are damaged; "
                + "'kiosk posting' on that machine names them."));
        }

        found.AddRange(report.Problems.Select(problem => new LocalText(problem, problem)));
        AddSettings(found, report, number);
        if (report.Version != ownVersion)
        {
            found.Add(new(
                $"程序版本是 {report.Version}，这里是 {ownVersion}。",
                $"It runs version {report.Version}, this is {ownVersion}."));
        }

        return found;
    }

    private static void AddClock(List<LocalText> found, SentReport sent)
    {
        var error = sent.SentAt - sent.CameAt;
        if (error.Duration() > MostClockError)
        {
            var minutes = (long)Math.Round(error.Duration().TotalMinutes);
            found.Add(error > TimeSpan.Zero
                ? new($"钟快了 {minutes} 分钟。", $"Its clock is {minutes} minutes fast.")
                : new($"钟慢了 {minutes} 分钟。", $"Its clock is {minutes} minutes slow."));
        }
    }

    private static void AddSettings(List<LocalText> found, KioskReport report, long number)
    {
        if (report.Refused is { } refused && refused.Number == number)
        {
            found.Add(new($"新设置不合用，没有采用：{refused.Why}", $"It refused the new settings: {refused.Why}"));
        }
        else if (report.SettingsNumber != number)
        {
            found.Add(new(
                "新设置已经发出，等没人看的时候换上。", "New settings are on their way; it takes them over when nobody reads."));
        }
    }

    private static string Megabytes(long bytes) => (bytes / (1024 * 1024)).ToString(CultureInfo.InvariantCulture);
}
