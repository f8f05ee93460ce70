using System.Globalization;

namespace VillagePublic.Content.Documents;

/// <summary>Length of a period.</summary>
public enum PeriodLength
{
    /// <summary>A month, <c>2026-10</c>.</summary>
    Month,

    /// <summary>A quarter, <c>2026-Q3</c>.</summary>
    Quarter,

    /// <summary>Half a year, <c>2026-H1</c>.</summary>
    HalfYear,

    /// <summary>A year, <c>2026</c>.</summary>
    Year,
}

/// <summary>A calendar period a document accounts for. A period is not a date.</summary>
/// <param name="Length">How long it is.</param>
/// <param name="Year">Year, 1949 to 2999.</param>
/// <param name="Number">Month 1–12, quarter 1–4, half 1–2; 1 for a year.</param>
public readonly record struct Period(PeriodLength Length, int Year, int Number) : IComparable<Period>
{
    private int Months => Length switch
    {
        PeriodLength.Month => 1,
        PeriodLength.Quarter => 3,
        PeriodLength.HalfYear => 6,
        _ => 12,
    };

    /// <summary>First day.</summary>
    public DateOnly Start => new(Year, ((Number - 1) * Months) + 1, 1);

    /// <summary>First day after the period.</summary>
    public DateOnly End => Start.AddMonths(Months);

    /// <summary>The period before, of the same length.</summary>
    public Period Previous => At(Start.AddMonths(-Months));

    /// <summary>The period after, of the same length.</summary>
    public Period Next => At(End);

    /// <summary>The same period a year earlier.</summary>
    public Period YearBefore => this with { Year = Year - 1 };

    /// <summary>Earlier start first; of two that start together the longer first.</summary>
    public int CompareTo(Period other) =>
        (Start, -Months).CompareTo((other.Start, -other.Months));

    /// <summary>Compares starts.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Compares starts.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Compares starts.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Compares starts.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    /// <summary>The canonical spelling: <c>2026-10</c>, <c>2026-Q3</c>, <c>2026-H1</c>, <c>2026</c>.</summary>
    public override string ToString() => Length switch
    {
        PeriodLength.Month => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Number:00}"),
        PeriodLength.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year}-Q{Number}"),
        PeriodLength.HalfYear => string.Create(CultureInfo.InvariantCulture, $"{Year}-H{Number}"),
        _ => Year.ToString(CultureInfo.InvariantCulture),
    };

    private Period At(DateOnly start) => new(Length, start.Year, ((start.Month - 1) / Months) + 1);
}
