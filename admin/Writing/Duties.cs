using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Store;

namespace VillagePublic.Admin.Writing;

/// <summary>What the village has to publish now, by its rule set.</summary>
internal static class Duties
{
    /// <summary>A year of duties, oldest first; none before the village has said who it is.</summary>
    public static IReadOnlyList<Duty> All(VillageLibrary library, DateOnly today)
    {
        if (library.Village is not { } village)
        {
            return [];
        }

        var reports = library.Current.OfKind(DocumentKind.Finance).Select(library.Read).OfType<ParsedDocument>();
        return DutyCalendar.Of(village, reports, today);
    }

    /// <summary>Overdue and due accounts, most urgent first.</summary>
    public static IReadOnlyList<Duty> Open(VillageLibrary library, DateOnly today) =>
        DutyCalendar.Open(All(library, today));

    /// <summary>The period a clerk most likely wants: the oldest owed, else the one after the latest.</summary>
    public static Period NextPeriod(VillageLibrary library, string ledger, DateOnly today)
    {
        if (Open(library, today).FirstOrDefault(duty => duty.Ledger == ledger) is { } owed)
        {
            return owed.Period;
        }

        var latest = library.Current.OfKind(DocumentKind.Finance)
            .Select(library.Read).OfType<FinanceReport>()
            .Where(report => report.Ledger == ledger && report.Period is not null)
            .Max(report => report.Period);
        return latest?.Next ?? new Period(PeriodLength.Month, today.Year, today.Month).Previous;
    }
}
