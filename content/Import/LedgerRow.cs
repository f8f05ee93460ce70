using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Import;

/// <summary>One line of a ledger as read from a sheet.</summary>
/// <param name="RowNumber">Row of the sheet, from 1.</param>
/// <param name="IsIncome">Money in, not out.</param>
/// <param name="Amount">How much; <see langword="null"/> when not given.</param>
/// <param name="Balance">Running balance.</param>
/// <param name="Texts">The other columns' text.</param>
internal sealed record LedgerRow(
    int RowNumber, bool IsIncome, Money? Amount, Money? Balance, IReadOnlyDictionary<LedgerColumn, string> Texts);

/// <summary>Reads one row of a ledger sheet.</summary>
internal sealed class LedgerRowReader
{
    private readonly Dictionary<LedgerColumn, string> texts = [];
    private readonly LedgerMapping mapping;
    private readonly Dictionary<LedgerColumn, MoneyUnit> units;
    private readonly string firstText;

    /// <param name="sheet">The sheet.</param>
    /// <param name="row">Index of the row, from 0.</param>
    /// <param name="mapping">How the sheet is laid out.</param>
    /// <param name="units">Unit of each column that names one, from <see cref="LedgerUnits"/>.</param>
    public LedgerRowReader(
        Sheet sheet, int row, LedgerMapping mapping, Dictionary<LedgerColumn, MoneyUnit> units)
    {
        this.mapping = mapping;
        this.units = units;
        SheetName = sheet.Name;
        RowNumber = row + 1;
        var cells = sheet.Rows[row];
        firstText = cells.FirstOrDefault(cell => cell.Length > 0) ?? "";
        for (var column = 0; column < Math.Min(cells.Count, mapping.Columns.Count); column++)
        {
            if (mapping.Columns[column] != LedgerColumn.Ignored && cells[column].Length > 0)
            {
                texts.TryAdd(mapping.Columns[column], cells[column]);
            }
        }
    }

    public string SheetName { get; }

    /// <summary>From 1.</summary>
    public int RowNumber { get; }

    public bool IsBlank => firstText.Length == 0;

    /// <summary>合计, 上期结转, … when the row is not a line of its own.</summary>
    public string? TotalLabel => TableVocabulary.IsTotal(firstText) ? firstText
        : texts.GetValueOrDefault(LedgerColumn.Description) is { } text && TableVocabulary.IsTotal(text) ? text
        : null;

    public Money? Income => Value(LedgerColumn.Income) ?? (mapping.AmountIsIncome ? Value(LedgerColumn.Amount) : null);

    public Money? Spending =>
        Value(LedgerColumn.Spending) ?? (mapping.AmountIsIncome ? null : Value(LedgerColumn.Amount));

    public Money? Balance => Value(LedgerColumn.Balance);

    /// <summary>The line, or <see langword="null"/> for a note below the table; odd cells are pointed out.</summary>
    public LedgerRow? Read(List<ImportFinding> findings)
    {
        var (income, spending) = (Income, Spending);
        foreach (var column in (LedgerColumn[])[LedgerColumn.Income, LedgerColumn.Spending, LedgerColumn.Amount])
        {
            if (texts.TryGetValue(column, out var written) && MoneyText.Read(written).Problem == MoneyProblem.NotMoney)
            {
                findings.Add(ImportFinding.Warning(
                    $"第 {RowNumber} 行的“{written}”不是金额，按“没有写”处理。",
                    $"Row {RowNumber}: '{written}' is not an amount; taken as not given.",
                    SheetName,
                    RowNumber));
            }
        }

        if (income is null && spending is null)
        {
            // 制表人：… and similar lines stand below a table with one or two cells.
            var dated = texts.TryGetValue(LedgerColumn.Date, out var day) && day.Any(char.IsAsciiDigit);
            if (dated || texts.Count > 2)
            {
                findings.Add(ImportFinding.Warning(
                    $"第 {RowNumber} 行没有金额：{firstText}。", $"Row {RowNumber} has no amount: {firstText}.",
                    SheetName,
                    RowNumber));
            }
            else
            {
                return null;
            }
        }

        if (income is { Fen: not 0 } && spending is { Fen: not 0 })
        {
            findings.Add(ImportFinding.Warning(
                $"第 {RowNumber} 行收入和支出都有数，只取了收入。请拆成两笔。",
                $"Row {RowNumber} has income and spending; only the income was taken. Split it into two lines.",
                SheetName,
                RowNumber));
        }

        var isIncome = income is { Fen: not 0 } || (spending is null && income is not null);
        return new LedgerRow(RowNumber, isIncome, isIncome ? income : spending, Balance, texts);
    }

    private Money? Value(LedgerColumn column) =>
        texts.TryGetValue(column, out var text)
            ? MoneyText.Read(text, units.GetValueOrDefault(column, MoneyUnit.Yuan)).Amount.Value
            : null;
}
