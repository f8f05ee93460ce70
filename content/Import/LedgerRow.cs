using System.Text.RegularExpressions;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Import;

/// <summary>One line of a ledger as read from a sheet.</summary>
/// <param name="RowNumber">Row of the sheet, from 1.</param>
/// <param name="IsIncome">Money in, not out.</param>
/// <param name="Amount">How much; the value is <see langword="null"/> when not given or not readable, and what was
/// written stands beside it.</param>
/// <param name="Balance">Running balance.</param>
/// <param name="Texts">The other columns' text.</param>
internal sealed record LedgerRow(
    int RowNumber,
    bool IsIncome,
    WrittenMoney Amount,
    Money? Balance,
    IReadOnlyDictionary<LedgerColumn, string> Texts)
{
    /// <summary>The amount, nothing when there is none.</summary>
    public Money Fen => Amount.Value ?? Money.Zero;
}

/// <summary>Reads one row of a ledger sheet.</summary>
internal sealed partial class LedgerRowReader
{
    private readonly Dictionary<LedgerColumn, string> texts = [];
    private readonly LedgerMapping mapping;
    private readonly Dictionary<LedgerColumn, MoneyUnit> units;
    private readonly string firstText;

    /// <param name="sheet">The sheet.</param>
    /// <param name="row">Index of the row, from 0.</param>
    /// <param name="mapping">How the sheet is laid out.</param>
    /// <param name="units">Unit of each column that names one, from <see cref="LedgerUnits"/>.</param>
    /// <param name="above">The row above; <see langword="null"/> for the first.</param>
    public LedgerRowReader(
        Sheet sheet, int row, LedgerMapping mapping, Dictionary<LedgerColumn, MoneyUnit> units, LedgerRowReader? above)
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

        (Month, Day) = (ReadPart(LedgerColumn.Month, above?.Month), ReadPart(LedgerColumn.Day, above?.Day));
        if (Month is not null && Day is not null)
        {
            texts.TryAdd(LedgerColumn.Date, $"{Month}月{Day}日");
        }
    }

    /// <summary>Month of a day that stands in two columns.</summary>
    private string? Month { get; }

    private string? Day { get; }

    public string SheetName { get; }

    /// <summary>From 1.</summary>
    public int RowNumber { get; }

    public bool IsBlank => firstText.Length == 0;

    /// <summary>合计, 上期结转, … when the row is not a line of its own.</summary>
    public string? TotalLabel => TableVocabulary.IsTotal(firstText) ? firstText
        : texts.GetValueOrDefault(LedgerColumn.Description) is { } text && TableVocabulary.IsTotal(text) ? text
        : null;

    public Money? Income => Value(IncomeColumn);

    public Money? Spending => Value(SpendingColumn);

    public Money? Balance => Value(LedgerColumn.Balance);

    private LedgerColumn IncomeColumn => ColumnOf(LedgerColumn.Income, mapping.AmountIsIncome);

    private LedgerColumn SpendingColumn => ColumnOf(LedgerColumn.Spending, !mapping.AmountIsIncome);

    /// <summary>The lines of the row: none for a note below the table, two where money came in and went out. Odd cells
    /// are pointed out.</summary>
    public IReadOnlyList<LedgerRow> Read(List<ImportFinding> findings)
    {
        var isReported = ReportUnreadable(findings);
        var (income, spending) = (Written(IncomeColumn), Written(SpendingColumn));
        if (SaysSomething(IncomeColumn) && SaysSomething(SpendingColumn))
        {
            var (first, second) = (Shown(income), Shown(spending));
            findings.Add(ImportFinding.Warning(
                $"第 {RowNumber} 行收入和支出都有数，写成了两笔：收入 {first}，支出 {second}。",
                $"Row {RowNumber} has income and spending; it became two lines: {first} and {second}.",
                SheetName,
                RowNumber));

            // The balance is the one after both.
            return [
                new LedgerRow(RowNumber, true, income, null, texts),
                new LedgerRow(RowNumber, false, spending, Balance, texts),
            ];
        }

        if (income.Value is null && spending.Value is null)
        {
            return ReadWithoutAmount(income, spending, isReported ? null : findings);
        }

        // A column that does not apply often says 0.
        var isIncome = SaysSomething(IncomeColumn) || (!SaysSomething(SpendingColumn) && income.Value is not null);
        return [new LedgerRow(RowNumber, isIncome, isIncome ? income : spending, Balance, texts)];
    }

    // Account books write month and day once and leave them out while they stay the same.
    private string? ReadPart(LedgerColumn column, string? above) =>
        !mapping.Columns.Contains(column) ? null : texts.GetValueOrDefault(column, above ?? "") is { Length: > 0 } part
            ? part.TrimEnd('月', '日')
            : null;

    private static string Shown(WrittenMoney amount) => amount.Value?.ToString() ?? amount.Written;

    // A figure that is not zero, or something that cannot be read and must not be lost.
    private bool SaysSomething(LedgerColumn column) =>
        texts.TryGetValue(column, out var text)
        && MoneyText.Read(text, UnitOf(column)) is var reading
        && (reading.Problem != MoneyProblem.None || reading.Amount.Value is { Fen: not 0 });

    // Findings are null where the row has been pointed out already.
    private IReadOnlyList<LedgerRow> ReadWithoutAmount(
        WrittenMoney income, WrittenMoney spending, List<ImportFinding>? findings)
    {
        // What has no day, no amount and hardly a word stands below the table: 制表人：… and remarks.
        var dated = texts.TryGetValue(LedgerColumn.Date, out var day) && day.Any(char.IsAsciiDigit);
        var written = income.Written.Length + spending.Written.Length > 0;
        if (!dated && !written && texts.Count <= 2)
        {
            if (!SignOffLine().IsMatch(firstText))
            {
                findings?.Add(ImportFinding.Warning(
                    $"第 {RowNumber} 行没有当成一笔账：{firstText}。",
                    $"Row {RowNumber} was not taken for a line of the books: {firstText}.",
                    SheetName,
                    RowNumber));
            }

            return [];
        }

        var what = texts.GetValueOrDefault(LedgerColumn.Description, firstText);
        findings?.Add(ImportFinding.Warning(
            $"第 {RowNumber} 行没有金额：{what}。", $"Row {RowNumber} has no amount: {what}.", SheetName, RowNumber));
        var isIncome = income.Written.Length > 0;
        return [new LedgerRow(RowNumber, isIncome, isIncome ? income : spending, Balance, texts)];
    }

    private bool ReportUnreadable(List<ImportFinding> findings)
    {
        var before = findings.Count;
        foreach (var column in (LedgerColumn[])[LedgerColumn.Income, LedgerColumn.Spending, LedgerColumn.Amount])
        {
            if (texts.TryGetValue(column, out var written)
                && MoneyText.Read(written, UnitOf(column)).Problem is not MoneyProblem.None)
            {
                findings.Add(ImportFinding.Warning(
                    $"第 {RowNumber} 行的“{written}”读不成金额，原样留在账里，请改成数字。",
                    $"Row {RowNumber}: '{written}' cannot be read as an amount; it is kept as written. Write a figure.",
                    SheetName,
                    RowNumber));
            }
        }

        return findings.Count > before;
    }

    private LedgerColumn ColumnOf(LedgerColumn own, bool takesAmount) =>
        !texts.ContainsKey(own) && takesAmount ? LedgerColumn.Amount : own;

    private Money? Value(LedgerColumn column) => Written(column).Value;

    private WrittenMoney Written(LedgerColumn column) => texts.TryGetValue(column, out var text)
        ? MoneyText.Read(text, UnitOf(column)).Amount
        : WrittenMoney.NotGiven;

    private MoneyUnit UnitOf(LedgerColumn column) => units.GetValueOrDefault(column, MoneyUnit.Yuan);

    [GeneratedRegex("^(制表|审核|记账|复核|出纳|会计|主管|负责人|经办|填报|打印|单位|第.*页|page)", RegexOptions.IgnoreCase)]
    private static partial Regex SignOffLine();
}
