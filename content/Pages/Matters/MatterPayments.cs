using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Pages;

/// <summary>Spending lines that name a matter, or a decision of it alone, as what allowed them.</summary>
/// <param name="Lines">The lines, oldest first.</param>
/// <param name="Total">Their sum.</param>
internal sealed record MatterPayments(IReadOnlyList<MatterPayment> Lines, Money Total)
{
    /// <summary>Looks through the current finance reports.</summary>
    public static MatterPayments Of(PageContext page, Matter matter)
    {
        var authorities = AuthoritiesOf(page, matter);
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

    // A decision that serves several matters says nothing about which of them a payment is for, and a meeting
    // decides more than one thing: only votes and contracts that belong to this matter alone count.
    private static HashSet<string> AuthoritiesOf(PageContext page, Matter matter) =>
    [
        matter.Id,
        .. page.Snapshot.Current
            .Where(revision => revision.Kind is DocumentKind.Vote or DocumentKind.Contract)
            .Select(revision => page.Library.Read(revision))
            .OfType<ParsedDocument>()
            .Where(document => document.Matters is [var only] && only == matter.Id)
            .Select(document => document.Id),
    ];
}

/// <summary>One payment for a matter.</summary>
/// <param name="ReportId">The finance document it stands in.</param>
/// <param name="Line">The line.</param>
internal sealed record MatterPayment(string ReportId, FinanceLine Line);
