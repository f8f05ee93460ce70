namespace VillagePublic.Content.Import;

/// <summary>What a column of a ledger sheet is taken for.</summary>
public enum LedgerColumn
{
    /// <summary>Not imported.</summary>
    Ignored,

    /// <summary>日期.</summary>
    Date,

    /// <summary>凭证号.</summary>
    Number,

    /// <summary>摘要.</summary>
    Description,

    /// <summary>科目.</summary>
    Account,

    /// <summary>收入 or 借方: money in.</summary>
    Income,

    /// <summary>支出 or 贷方: money out.</summary>
    Spending,

    /// <summary>金额, whose direction the sheet does not say column by column.</summary>
    Amount,

    /// <summary>余额.</summary>
    Balance,

    /// <summary>经手人.</summary>
    Handler,

    /// <summary>证明人.</summary>
    Witness,

    /// <summary>审批人.</summary>
    Approver,

    /// <summary>备注.</summary>
    Note,

    /// <summary>月: the month of a day that stands in two columns, as in printed account books.</summary>
    Month,

    /// <summary>日: the day of such a month.</summary>
    Day,
}

/// <summary>Where a sheet's header ends and what its columns are. Shown to the clerk and corrected.</summary>
/// <param name="FirstDataRow">Index of the first row below the header, from 0.</param>
/// <param name="Headers">Header text of each column, two rows joined.</param>
/// <param name="Columns">Meaning of each column.</param>
/// <param name="AmountIsIncome">Direction of an <see cref="LedgerColumn.Amount"/> column.</param>
public sealed record LedgerMapping(
    int FirstDataRow, IReadOnlyList<string> Headers, IReadOnlyList<LedgerColumn> Columns, bool AmountIsIncome)
{
    /// <summary>The same mapping with one column taken for something else.</summary>
    /// <param name="column">Index of the column, from 0.</param>
    /// <param name="meaning">What it is.</param>
    public LedgerMapping With(int column, LedgerColumn meaning) =>
        this with { Columns = [.. Columns.Select((old, index) => index == column ? meaning : old)] };

    /// <summary>What a village corrected, to be remembered: header text and meaning.</summary>
    public IReadOnlyDictionary<string, LedgerColumn> Remember() =>
        Headers.Zip(Columns)
            .Where(pair => pair.First.Length > 0)
            .GroupBy(pair => pair.First, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Second, StringComparer.Ordinal);
}
