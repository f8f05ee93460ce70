using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The published reports of one ledger, by period.</summary>
internal sealed class FinanceHistory
{
    private readonly Dictionary<Period, (PublishedRevision Revision, FinanceReport Report)> byPeriod = [];

    public FinanceHistory(ScreenContext context, string ledger)
    {
        foreach (var revision in context.Snapshot.OfKind(DocumentKind.Finance))
        {
            if (context.Read(revision) is FinanceReport { Period: { } period } report && report.Ledger == ledger)
            {
                byPeriod.TryAdd(period, (revision, report));
            }
        }
    }

    public FinanceReport? Report(Period period) => byPeriod.GetValueOrDefault(period).Report;

    public PublishedRevision? Revision(Period period) => byPeriod.GetValueOrDefault(period).Revision;

    /// <summary>A period and those before it, oldest first.</summary>
    public IReadOnlyList<(Period Period, FinanceReport? Report)> Until(Period last, int count)
    {
        var periods = new List<(Period, FinanceReport?)>();
        for (var period = last; periods.Count < count; period = period.Previous)
        {
            periods.Insert(0, (period, Report(period)));
        }

        return periods;
    }
}
