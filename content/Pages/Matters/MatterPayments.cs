using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Pages;

/// <summary>Spending lines that name a matter, or a document of it, as what allowed them.</summary>
/// <param name="Lines">The lines, oldest first.</param>
/// <param name="Total">Their sum.</param>
internal sealed record MatterPayments(IReadOnlyList<MatterPayment> Lines, Money Total)
{
    /// <summary>Looks through the current finance reports.</summary>
    public static MatterPayments Of(PageContext page, Matter matter)
    {
        var authorities = matter.Steps.SelectMany(step => step.Links)
            .Where(id => !id.StartsWith("finance/", StringComparison.Ordinal))
            .Append(matter.Id)
            .Concat(matter.DecidedBy is { } decision ? [decision] : [])
            .ToHashSet(StringComparer.Ordinal);
        var lines = page.Snapshot.OfKind(DocumentKind.Finance)
            .Select(revision => page.Library.Read(revision))
            .OfType<FinanceReport>()
            .SelectMany(report => report.Spending
                .Where(line => line.Authorities.Any(authorities.Contains))
                .Select(line => new MatterPayment(report.Id, line)))
            .OrderBy(payment => payment.Line.Date)
            .ToList();
        var total = lines.Aggregate(Money.Zero, (sum, item) => sum + (item.Line.Amount.Value ?? Money.Zero));
        return new MatterPayments(lines, total);
    }
}

/// <summary>One payment for a matter.</summary>
/// <param name="ReportId">The finance document it stands in.</param>
/// <param name="Line">The line.</param>
internal sealed record MatterPayment(string ReportId, FinanceLine Line);
