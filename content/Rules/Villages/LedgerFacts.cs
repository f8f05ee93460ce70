using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>What the checks across documents need of one ledger's period.</summary>
/// <param name="Ledger">Key of the ledger.</param>
/// <param name="Period">Its period; <see langword="null"/> when it could not be read.</param>
/// <param name="Opening">Balance at the start.</param>
/// <param name="Closing">Balance at the end as stated.</param>
/// <param name="Income">Sum of the income lines.</param>
/// <param name="Spending">Sum of the spending lines.</param>
/// <param name="Lines">The lines that refer to an authority or a voucher, income first.</param>
internal sealed record LedgerFacts(
    string Ledger,
    Period? Period,
    Money? Opening,
    Money? Closing,
    Money Income,
    Money Spending,
    ReferringLine[] Lines)
{
    public static LedgerFacts Of(FinanceReport report, VillageNames names) => new(
        report.Ledger,
        report.Period,
        report.Opening.Value,
        report.Closing.Value,
        report.IncomeTotal,
        report.SpendingTotal,
        [
            .. report.Income.Where(IsReferring).Select(line => Refer(line, isSpending: false, names)),
            .. report.Spending.Where(IsReferring).Select(line => Refer(line, isSpending: true, names)),
        ]);

    private static bool IsReferring(FinanceLine line) => line.Authorities.Count > 0 || line.Vouchers.Count > 0;

    private static ReferringLine Refer(FinanceLine line, bool isSpending, VillageNames names) => new(
        line.Line,
        isSpending,
        line.Date,
        line.Amount.Value,
        isSpending && line.Authorities.Count > 0 ? line.Description : "",
        names.ShareIds(line.Authorities),
        names.ShareFiles(line.Vouchers));
}

/// <summary>A line of a ledger that refers to what allowed it or to what proves it.</summary>
/// <param name="Line">Line in the author's file, from 1.</param>
/// <param name="IsSpending">Whether money goes out.</param>
/// <param name="Date">Day.</param>
/// <param name="Amount">How much.</param>
/// <param name="Description">What it was; empty where no finding names it.</param>
/// <param name="Authorities">Ids of the documents that allowed it.</param>
/// <param name="Vouchers">Paths of voucher pictures.</param>
internal readonly record struct ReferringLine(
    int Line,
    bool IsSpending,
    DateOnly? Date,
    Money? Amount,
    string Description,
    string[] Authorities,
    string[] Vouchers);
