using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What the ledgers say was paid for a matter.</summary>
internal static class MatterMoney
{
    /// <summary>Spending lines that name the matter or a document of it as what allowed them, oldest first.</summary>
    /// <remarks>Monthly reports only: a quarter's report says the same payments again.</remarks>
    public static IReadOnlyList<MatterPayment> Payments(ScreenContext context, Matter matter)
    {
        var own = context.Snapshot.Current
            .Where(revision => revision.Kind is DocumentKind.Contract or DocumentKind.Vote)
            .Where(revision => context.Read(revision)?.Matters.Contains(matter.Id) == true)
            .Select(revision => revision.Id)
            .Append(matter.Id)
            .Append(matter.DecidedBy ?? matter.Id)
            .ToHashSet(StringComparer.Ordinal);
        var payments =
            from revision in context.Snapshot.OfKind(DocumentKind.Finance)
            let report = context.Read(revision) as FinanceReport
            where report?.Period is { Length: PeriodLength.Month }
            from entry in report.Spending.Index()
            where entry.Item.Authorities.Any(own.Contains) && entry.Item.Amount.Value is not null
            orderby entry.Item.Date
            select new MatterPayment(revision, entry.Index, entry.Item);
        return [.. payments];
    }
}

/// <summary>One payment for a matter.</summary>
/// <param name="Report">The report that lists it.</param>
/// <param name="Index">Its place among the spending lines.</param>
/// <param name="Line">The line.</param>
internal sealed record MatterPayment(PublishedRevision Report, int Index, FinanceLine Line);
