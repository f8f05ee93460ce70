using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Import;

/// <summary>What the clerk says about a ledger beside the sheet.</summary>
/// <param name="Ledger">Key of the ledger.</param>
/// <param name="Title">Title of the document.</param>
/// <param name="Period">Period it accounts for.</param>
/// <param name="Opening">Balance before; <see langword="null"/>: taken from the sheet when it states one.</param>
public sealed record LedgerHead(string Ledger, string Title, Period Period, Money? Opening);

/// <summary>A ledger taken from a sheet: Markdown the clerk can read, and what to look at.</summary>
/// <param name="Markdown">The whole document.</param>
/// <param name="LineCount">Ledger lines taken.</param>
/// <param name="Findings">Warnings, by row.</param>
public sealed record LedgerDraft(string Markdown, int LineCount, IReadOnlyList<ImportFinding> Findings);

/// <summary>Turns a ledger sheet into a finance document.</summary>
public static class LedgerImport
{
    private static readonly string[] CarriedForward = ["上期结转", "上月结转", "上年结转", "期初余额", "上期余额", "上月余额"];

    /// <summary>Drafts the document. Nothing is corrected: odd amounts and totals are pointed out.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="mapping">How it is laid out, as the clerk confirmed it.</param>
    /// <param name="head">What the sheet does not say.</param>
    public static LedgerDraft Draft(Sheet sheet, LedgerMapping mapping, LedgerHead head)
    {
        var findings = new List<ImportFinding>();
        var lines = new List<LedgerRow>();
        var opening = head.Opening;
        var units = LedgerUnits.Of(sheet, mapping);
        LedgerRowReader? reader = null;
        for (var row = mapping.FirstDataRow; row < sheet.Rows.Count; row++)
        {
            reader = new LedgerRowReader(sheet, row, mapping, units, reader);
            if (reader.IsBlank)
            {
                continue;
            }

            if (reader.TotalLabel is { } label)
            {
                var carried = CarriedForward.Any(word => label.Contains(word, StringComparison.Ordinal));
                if (carried)
                {
                    opening ??= reader.Balance ?? reader.Income ?? reader.Spending;
                }
                else
                {
                    findings.AddRange(CheckTotal(reader, label, lines));
                }
            }
            else
            {
                lines.AddRange(reader.Read(findings));
            }
        }

        findings.AddRange(PersonalColumns.Find(sheet, mapping));
        findings.AddRange(CheckBalances(sheet.Name, opening, lines));
        if (lines.Count == 0)
        {
            findings.Add(ImportFinding.Error(
                "没有读到一笔账。请看看各列选得对不对。", "No line was read. Look whether the columns are right.", sheet.Name));
        }

        return new LedgerDraft(LedgerMarkdown.Write(head with { Opening = opening }, lines), lines.Count, findings);
    }

    // Totals a program cached may skip amounts typed as text: both figures are shown.
    private static IEnumerable<ImportFinding> CheckTotal(LedgerRowReader total, string label, List<LedgerRow> lines)
    {
        if (label.Contains('累', StringComparison.Ordinal) || label.Contains('年', StringComparison.Ordinal))
        {
            yield break;
        }

        foreach (var (name, stated, income) in
            new[] { ("收入", total.Income, true), ("支出", total.Spending, false) })
        {
            var sum = lines.Where(line => line.IsIncome == income)
                .Aggregate(Money.Zero, (all, line) => all + line.Fen);
            if (stated is { } value && value != sum)
            {
                yield return ImportFinding.Warning(
                    $"第 {total.RowNumber} 行“{label}”写的{name}是 {value}，逐笔相加是 {sum}。",
                    $"Row {total.RowNumber}, '{label}': {(income ? "income" : "spending")} is stated as {value}, "
                        + $"the lines add up to {sum}.",
                    total.SheetName,
                    total.RowNumber);
            }
        }
    }

    private static IEnumerable<ImportFinding> CheckBalances(string sheet, Money? opening, List<LedgerRow> lines)
    {
        var balance = opening;
        foreach (var line in lines)
        {
            balance = line.IsIncome ? balance + line.Fen : balance - line.Fen;
            if (line.Balance is { } stated && balance is { } computed && stated != computed)
            {
                yield return ImportFinding.Warning(
                    $"第 {line.RowNumber} 行余额写的是 {stated}，按前面的账算是 {computed}。",
                    $"Row {line.RowNumber}: the balance is stated as {stated}, computed {computed}.",
                    sheet,
                    line.RowNumber);
                yield break;
            }
        }
    }
}
