using System.Globalization;
using System.Text.RegularExpressions;

namespace VillagePublic.Content.Documents;

/// <summary>Reads days, periods and times of day as people write them.</summary>
public static partial class DateText
{
    private const int MinYear = 1949;
    private const int MaxYear = 2999;

    // Year 1 of the Republic's calendar is 1912.
    private const int RepublicOffset = 1911;
    private const int MaxLength = 40;

    /// <summary>Reads a day: <c>2026-10-08</c>, <c>2026年10月8日</c>, <c>民國115年10月8日</c>.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="year">Year of a date that names none (<c>10-08</c>, <c>10月8日</c>).</param>
    /// <returns><see langword="null"/> if it is not a day. A period is not a day.</returns>
    public static DateOnly? TryReadDay(string text, int? year = null)
    {
        var narrowed = Ready(text);
        if (narrowed is null)
        {
            return null;
        }

        var match = FullDay().Match(narrowed);
        if (match.Success)
        {
            return Day(YearOf(match), match);
        }

        match = YearlessDay().Match(narrowed);
        return match.Success && year is { } given ? Day(given, match) : null;
    }

    /// <summary>Reads a period: <c>2026-10</c>, <c>2026-Q3</c>, <c>2026年第三季度</c>, <c>2026</c>.</summary>
    /// <returns><see langword="null"/> if it is not a period.</returns>
    public static Period? TryReadPeriod(string text)
    {
        var narrowed = Ready(text);
        var match = narrowed is null ? Match.Empty : PeriodShape().Match(narrowed);
        if (!match.Success || YearOf(match) is not { } year || year is < MinYear or > MaxYear)
        {
            return null;
        }

        if (match.Groups["month"].Success)
        {
            return Number(match.Groups["month"].Value) is >= 1 and <= 12 and var month
                ? new Period(PeriodLength.Month, year, month)
                : null;
        }

        if (match.Groups["quarter"].Success)
        {
            return Number(match.Groups["quarter"].Value) is >= 1 and <= 4 and var quarter
                ? new Period(PeriodLength.Quarter, year, quarter)
                : null;
        }

        return match.Groups["half"].Value switch
        {
            "" => new Period(PeriodLength.Year, year, 1),
            "1" or "上" => new Period(PeriodLength.HalfYear, year, 1),
            _ => new Period(PeriodLength.HalfYear, year, 2),
        };
    }

    /// <summary>Reads a time of day: <c>19:00</c>, <c>19：05</c>, <c>下午3点半</c>, <c>9点</c>.</summary>
    public static TimeOnly? TryReadTime(string text)
    {
        var match = Ready(text) is { } narrowed ? TimeShape().Match(narrowed) : Match.Empty;
        if (!match.Success || Number(match.Groups["hour"].Value) is not { } hour)
        {
            return null;
        }

        var minute = match.Groups["half"].Success ? 30
            : match.Groups["minute"].Success ? Number(match.Groups["minute"].Value) : 0;
        var afternoon = match.Groups["part"].Value is "下午" or "晚上" or "晚" && hour < 12;
        hour += afternoon ? 12 : 0;
        return hour is >= 0 and <= 23 && minute is >= 0 and <= 59 ? new TimeOnly(hour, minute.Value) : null;
    }

    private static string? Ready(string text)
    {
        var narrowed = WrittenText.Narrow(text);
        return narrowed.Length is > 0 and <= MaxLength ? narrowed : null;
    }

    private static int? YearOf(Match match)
    {
        var year = Number(match.Groups["year"].Value);
        return match.Groups["republic"].Success ? year + RepublicOffset : year;
    }

    private static DateOnly? Day(int? year, Match match)
    {
        var month = Number(match.Groups["month"].Value);
        var day = Number(match.Groups["day"].Value);
        return year is >= MinYear and <= MaxYear and var y
            && month is >= 1 and <= 12 and var m
            && day is >= 1 and var d && d <= DateTime.DaysInMonth(y, m)
                ? new DateOnly(y, m, d)
                : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : ChineseNumber.TryParse(text) is { } written and <= MaxYear ? (int)written
        : null;

    private const string YearPart =
        @"(?:(?<republic>民[国國])\s*)?(?<year>[0-9]{4}|(?<=民[国國]\s*)[0-9]{1,3}|[〇零○一二三四五六七八九]{4})\s*";

    [GeneratedRegex("^" + YearPart + @"(?:
          -(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})
        | /(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})
        | \.\s?(?<month>[0-9]{1,2})\.\s?(?<day>[0-9]{1,2})
        | 年\s*(?<month>[0-9一二三四五六七八九十]{1,2})\s*月\s*(?<day>[0-9一二三四五六七八九十]{1,3})\s*[日号]
        )$", RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex FullDay();

    [GeneratedRegex(@"^(?:
          (?<month>[0-9]{1,2})[-/.](?<day>[0-9]{1,2})
        | (?<month>[0-9一二三四五六七八九十]{1,2})\s*月\s*(?<day>[0-9一二三四五六七八九十]{1,3})\s*[日号]?
        )$", RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex YearlessDay();

    [GeneratedRegex("^" + YearPart + @"(?:
          年? | 年?度
        | -(?<month>[0-9]{2}) | [./](?<month>[0-9]{1,2}) | 年\s*(?<month>[0-9一二三四五六七八九十]{1,2})\s*月份?
        | -?[Qq](?<quarter>[1-4]) | 年\s*第?\s*(?<quarter>[1-4一二三四])\s*季度?
        | -?[Hh](?<half>[12]) | 年\s*(?<half>[上下])半年
        )$", RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex PeriodShape();

    [GeneratedRegex(@"^(?<part>上午|下午|晚上|晚|早上|中午)?\s*(?<hour>[0-9一二三四五六七八九十]{1,3})
        (?: :(?<minute>[0-9]{2})(:[0-9]{2})? | [点时](?: (?<half>半) | (?<minute>[0-9一二三四五六七八九十]{1,3})分? )? )$",
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TimeShape();
}
