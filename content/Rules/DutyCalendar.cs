using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules;

/// <summary>Which period of which ledger is due when, computed from the rule set. Pure; thread-safe.</summary>
public static class DutyCalendar
{
    /// <summary>How many months back the calendar looks: a year and the month before it.</summary>
    public const int MonthsBack = 13;

    /// <summary>The duties of a village, oldest period first, ledgers in the village's order.</summary>
    /// <param name="village">The village; <see langword="null"/> when it has published nothing about itself.</param>
    /// <param name="documents">Published documents; only finance reports count.</param>
    /// <param name="today">Today in the village.</param>
    public static IReadOnlyList<Duty> Of(Village? village, IEnumerable<ParsedDocument> documents, DateOnly today) =>
        Of(
            village,
            documents.OfType<FinanceReport>()
                .Where(report => report.Period is not null)
                .Select(report => new PublishedBooks(report.Id, report.Ledger, report.Period!.Value)),
            today);

    /// <summary>The duties of a village, oldest period first, ledgers in the village's order.</summary>
    /// <param name="village">The village; <see langword="null"/> when it has published nothing about itself.</param>
    /// <param name="published">What is published.</param>
    /// <param name="today">Today in the village.</param>
    public static IReadOnlyList<Duty> Of(Village? village, IEnumerable<PublishedBooks> published, DateOnly today)
    {
        var rules = RuleSets.For(village);
        var books = published.ToList();
        var ledgers = village?.Ledgers is { Count: > 0 } named
            ? named
            : [.. books.Select(book => book.Ledger).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(key => KeyValuePair.Create(key, key))];
        return [.. ledgers
            .SelectMany(ledger => OfLedger(ledger.Key, ledger.Value, books, rules, today))
            .OrderBy(duty => duty.Period)];
    }

    /// <summary>The duties that ask for work: overdue ones first, then those due, soonest first.</summary>
    public static IReadOnlyList<Duty> Open(IEnumerable<Duty> duties) =>
        [.. duties.Where(duty => duty.State is DutyState.Overdue or DutyState.Due).OrderBy(duty => duty.DueDate)];

    /// <summary>What readers are told: the open ones, then the newest of each ledger that is done, so that good work is
    /// seen too.</summary>
    public static IReadOnlyList<Duty> Told(IReadOnlyList<Duty> duties) =>
    [
        .. Open(duties),
        .. duties.Where(duty => duty.State == DutyState.Published)
            .GroupBy(duty => duty.Ledger)
            .Select(group => group.Last()),
    ];

    private static IEnumerable<Duty> OfLedger(
        string ledger, string name, List<PublishedBooks> published, RuleSet rules, DateOnly today)
    {
        var books = published.Where(book => book.Ledger == ledger).ToList();
        var length = LengthOf(books, rules.Finance);
        var running = PeriodOf(length, today);
        var oldest = PeriodOf(length, today.AddMonths(-MonthsBack));

        // Nothing is owed for the time before the village began to publish.
        var first = books.Count > 0 ? PeriodOf(length, books.Min(book => book.Period.Start)) : running.Previous;
        for (var period = first < oldest ? oldest : first; period <= running; period = period.Next)
        {
            yield return Judge(ledger, name, period, books, rules, today);
        }
    }

    // "Monthly if there are many": a ledger once published by month is one with many.
    private static PeriodLength LengthOf(List<PublishedBooks> books, FinanceDuty duty) => duty.Every switch
    {
        "month" or "quarter" => LengthOf(duty.Every),
        _ => books.Count == 0 || books.Any(book => book.Period.Length == PeriodLength.Month)
            ? PeriodLength.Month
            : PeriodLength.Quarter,
    };

    /// <summary>What the rule sets call <c>month</c> and <c>quarter</c>.</summary>
    internal static PeriodLength LengthOf(string every) =>
        every == "month" ? PeriodLength.Month : PeriodLength.Quarter;

    /// <summary>The month or quarter a day is in.</summary>
    internal static Period PeriodOf(PeriodLength length, DateOnly day) => length == PeriodLength.Month
        ? new Period(PeriodLength.Month, day.Year, day.Month)
        : new Period(PeriodLength.Quarter, day.Year, ((day.Month - 1) / 3) + 1);

    private static Duty Judge(
        string ledger, string name, Period period, List<PublishedBooks> books, RuleSet rules, DateOnly today)
    {
        var document = books.Where(book => book.Period == period).Select(book => book.DocumentId).FirstOrDefault();
        var due = rules.Finance.DueDay is { } day
            ? new DateOnly(period.End.Year, period.End.Month, day)
            : period.Next.End.AddDays(-1);
        var daysLeft = due.DayNumber - today.DayNumber;
        var state = document is not null ? DutyState.Published
            : today < period.End ? DutyState.Running
            : daysLeft >= 0 ? DutyState.Due
            : DutyState.Overdue;
        return new Duty
        {
            Ledger = ledger,
            LedgerName = name,
            Period = period,
            DueDate = due,
            DueDateIsLaw = rules.Finance.DueDay is not null,
            State = state,
            DaysLeft = daysLeft,
            DocumentId = document,
            Citation = rules.Cite(rules.Finance.Cite, period.Start),
            Sentence = Explain(name, period, state, daysLeft),
        };
    }

    private static LocalText Explain(string name, Period period, DutyState state, int daysLeft)
    {
        var (chinese, english) = state switch
        {
            DutyState.Published => ("已公布", "published"),
            DutyState.Running => ("还没到月底结账", "still running"),
            DutyState.Due when daysLeft == 0 => ("今天是最后一天", "due today"),
            DutyState.Due => ($"还有 {daysLeft} 天", $"{daysLeft} days left"),
            _ => ($"已过期 {-daysLeft} 天", $"{-daysLeft} days overdue"),
        };
        if (state == DutyState.Running && period.Length != PeriodLength.Month)
        {
            chinese = "还没到期末";
        }

        return new LocalText($"{name} {InWords(period)}的账：{chinese}。", $"{name}, {period}: {english}.");
    }

    private static string InWords(Period period) => period.Length switch
    {
        PeriodLength.Month => $"{period.Year} 年 {period.Number} 月",
        PeriodLength.Quarter => $"{period.Year} 年第 {period.Number} 季度",
        _ => period.ToString(),
    };
}
