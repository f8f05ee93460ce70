using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Pages;

/// <summary>Reports of the same ledger at other times.</summary>
internal static class FinanceHistory
{
    /// <summary>The current report of a ledger for a period; <see langword="null"/> when none is published.</summary>
    public static FinanceReport? Find(PageContext page, string ledger, Period period) =>
        page.Snapshot.OfKind(DocumentKind.Finance)
            .Where(revision => revision.Entry.Period == period.ToString())
            .Select(revision => page.Library.Read(revision))
            .OfType<FinanceReport>()
            .FirstOrDefault(report => report.Ledger == ledger);

    /// <summary>The latest current report of each ledger, in the village's order of ledgers.</summary>
    public static IEnumerable<FinanceReport> LatestOfEachLedger(PageContext page)
    {
        // Newest first already, so the first of each ledger is its latest. Two years are enough to find every ledger.
        const int ReportsLookedAt = 48;
        return page.Snapshot.OfKind(DocumentKind.Finance)
            .Take(ReportsLookedAt)
            .Select(revision => page.Library.Read(revision))
            .OfType<FinanceReport>()
            .DistinctBy(report => report.Ledger)
            .OrderBy(report => LedgerOrder(page, report.Ledger));
    }

    private static int LedgerOrder(PageContext page, string ledger)
    {
        var ledgers = page.Village?.Ledgers ?? [];
        for (var index = 0; index < ledgers.Count; index++)
        {
            if (ledgers[index].Key == ledger)
            {
                return index;
            }
        }

        return ledgers.Count;
    }
}
