using System.Globalization;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Pages;

/// <summary>How dates, sums and names of kinds read in the two languages.</summary>
internal static class Wording
{
    private const long FenPerTenThousandYuan = 1_000_000;

    /// <summary>Beijing time is the only one in use in a village.</summary>
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>A sum in yuan with two decimals, with a true minus sign.</summary>
    public static string Yuan(Money money) => money.ToString().Replace('-', '−');

    /// <summary>A sum in 万元 for large figures; <see langword="null"/> for sums easily read as they stand.</summary>
    public static string? InTenThousands(Money money, PageContext page)
    {
        if (Math.Abs(money.Fen) < FenPerTenThousandYuan)
        {
            return null;
        }

        var value = (money.Fen / (decimal)FenPerTenThousandYuan).ToString("0.##", CultureInfo.InvariantCulture);
        return page.Say($"约{value}万元", $"about {value} × 10,000 yuan").Replace('-', '−');
    }

    /// <summary>A written amount: the figure, or the author's words where there is no figure.</summary>
    public static string Amount(WrittenMoney amount, PageContext page) => amount switch
    {
        { Value: { } value } => Yuan(value),
        { Written.Length: > 0 } => amount.Written,
        _ => page.Say("没有写", "not given"),
    };

    /// <summary>A day in words.</summary>
    public static string Day(DateOnly day, PageContext page) => page.IsEnglish
        ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>Day and time of publication, Beijing time.</summary>
    public static string Moment(DateTimeOffset time, PageContext page)
    {
        var local = time.ToOffset(ChinaOffset);
        return Day(DateOnly.FromDateTime(local.DateTime), page) + " "
            + local.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Day of publication, Beijing time.</summary>
    public static DateOnly ChinaDay(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(ChinaOffset).DateTime);

    /// <summary>A period in words.</summary>
    public static string PeriodName(Period period, PageContext page)
    {
        var year = period.Year.ToString(CultureInfo.InvariantCulture);
        var number = period.Number;
        return period.Length switch
        {
            PeriodLength.Month when page.IsEnglish => period.Start.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
            PeriodLength.Month => page.Say($"{year}年{number}月", ""),
            PeriodLength.Quarter => page.Say($"{year}年第{"一二三四"[number - 1]}季度", $"Quarter {number} of {year}"),
            PeriodLength.HalfYear => page.Say($"{year}年{"上下"[number - 1]}半年", $"Half {number} of {year}"),
            _ => page.Say($"{year}年", year),
        };
    }

    /// <summary>What a document is of, from its entry: period or day in words, or nothing.</summary>
    public static string? SubjectTime(string? written, PageContext page)
    {
        if (written is null)
        {
            return null;
        }

        if (ParseDay(written) is { } day)
        {
            return Day(day, page);
        }

        return ParsePeriod(written) is { } period ? PeriodName(period, page) : written;
    }

    /// <summary>The month a document belongs to, <c>2026-10</c>; <see langword="null"/> without one.</summary>
    public static string? MonthOf(string? written) =>
        written is { Length: >= 7 } && ParsePeriod(written[..7]) is { Length: PeriodLength.Month }
            ? written[..7]
            : null;

    /// <summary>Reads a day, <c>2026-10-08</c>.</summary>
    public static DateOnly? ParseDay(string? text) => DateOnly.TryParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A time of day in the village.</summary>
    public static DateTimeOffset InChina(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), ChinaOffset);

    /// <summary>Reads the canonical spelling of a period.</summary>
    public static Period? ParsePeriod(string text)
    {
        if (text.Length < 4
            || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < 1949 or > 2999)
        {
            return null;
        }

        return text[4..] switch
        {
            "" => new Period(PeriodLength.Year, year, 1),
            ['-', 'Q', >= '1' and <= '4' and var quarter] => new Period(PeriodLength.Quarter, year, quarter - '0'),
            ['-', 'H', >= '1' and <= '2' and var half] => new Period(PeriodLength.HalfYear, year, half - '0'),
            ['-', var tens, var ones] when char.IsAsciiDigit(tens) && char.IsAsciiDigit(ones)
                && ((tens - '0') * 10) + ones - '0' is >= 1 and <= 12 and var month =>
                new Period(PeriodLength.Month, year, month),
            _ => null,
        };
    }

    /// <summary>A whole percentage of a part.</summary>
    public static string Percent(long part, long whole) =>
        whole == 0 ? "0%" : $"{Math.Round(part * 100m / whole).ToString(CultureInfo.InvariantCulture)}%";

    /// <summary>A number.</summary>
    public static string Number(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>Name of a body.</summary>
    public static string Body(DecisionBody body, PageContext page) => page.Say(DocumentWords.NameOf(body));
}
