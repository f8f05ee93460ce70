namespace VillagePublic.Content.Documents;

/// <summary>Income and spending of one ledger over one period, line by line.</summary>
public sealed record FinanceReport : ParsedDocument
{
    /// <inheritdoc />
    public override DocumentKind Kind => DocumentKind.Finance;

    /// <summary>Which books: <c>committee</c>, <c>cooperative</c>, … .</summary>
    public required string Ledger { get; init; }

    /// <summary>Unit the author stated; every <see cref="Money"/> here is already in fen.</summary>
    public MoneyUnit Unit { get; init; }

    /// <summary>Balance at the start.</summary>
    public WrittenMoney Opening { get; init; } = WrittenMoney.NotGiven;

    /// <summary>Balance at the end as stated.</summary>
    public WrittenMoney Closing { get; init; } = WrittenMoney.NotGiven;

    /// <summary>Income, one by one, without total rows.</summary>
    public IReadOnlyList<FinanceLine> Income { get; init; } = [];

    /// <summary>Spending, one by one, without total rows.</summary>
    public IReadOnlyList<FinanceLine> Spending { get; init; } = [];

    /// <summary>Spending planned for the next period.</summary>
    public IReadOnlyList<FinanceLine> Planned { get; init; } = [];

    /// <summary>Assets.</summary>
    public IReadOnlyList<FinanceLine> Assets { get; init; } = [];

    /// <summary>What others owe the village; never netted against payables.</summary>
    public IReadOnlyList<FinanceLine> Receivables { get; init; } = [];

    /// <summary>What the village owes.</summary>
    public IReadOnlyList<FinanceLine> Payables { get; init; } = [];

    /// <summary>Resources (land, ponds, woods).</summary>
    public IReadOnlyList<FinanceLine> Resources { get; init; } = [];

    /// <summary>Total rows as stated by the author, for checking.</summary>
    public IReadOnlyList<StatedTotal> StatedTotals { get; init; } = [];

    /// <summary>Sum of the income lines that give an amount.</summary>
    public Money IncomeTotal => Sum(Income);

    /// <summary>Sum of the spending lines that give an amount.</summary>
    public Money SpendingTotal => Sum(Spending);

    /// <summary>Opening + income − spending; <see langword="null"/> when no opening is given.</summary>
    public Money? ComputedClosing => Opening.Value is { } opening ? opening + IncomeTotal - SpendingTotal : null;

    private static Money Sum(IEnumerable<FinanceLine> lines) =>
        lines.Aggregate(Money.Zero, (sum, line) => sum + (line.Amount.Value ?? Money.Zero));
}

/// <summary>One line of a ledger, or of a table of assets, claims, debts or resources.</summary>
/// <param name="Description">What it was, in the author's words.</param>
/// <param name="Amount">How much.</param>
/// <param name="Line">Line in the author's file, from 1.</param>
public sealed record FinanceLine(string Description, WrittenMoney Amount, int Line)
{
    /// <summary>Day.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Voucher number as written.</summary>
    public string? Number { get; init; }

    /// <summary>Account of the chart of accounts, as written.</summary>
    public string? Account { get; init; }

    /// <summary>Running balance.</summary>
    public WrittenMoney Balance { get; init; } = WrittenMoney.NotGiven;

    /// <summary>Where the money came from.</summary>
    public string? Source { get; init; }

    /// <summary>经手人: who handled it.</summary>
    public string? Handler { get; init; }

    /// <summary>证明人: who witnessed it.</summary>
    public string? Witness { get; init; }

    /// <summary>审批人: who approved it.</summary>
    public string? Approver { get; init; }

    /// <summary>Paths of voucher pictures, relative to the village folder.</summary>
    public IReadOnlyList<string> Vouchers { get; init; } = [];

    /// <summary>Ids of the documents that allowed it.</summary>
    public IReadOnlyList<string> Authorities { get; init; } = [];

    /// <summary>Remark.</summary>
    public string? Note { get; init; }

    /// <summary>Columns the vocabulary does not know: header and text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Others { get; init; } = [];
}

/// <summary>A total the author stated.</summary>
/// <param name="Section">Heading of the table: income, spending, …</param>
/// <param name="Label">合计, 小计, …</param>
/// <param name="Amount">The stated amount.</param>
/// <param name="Line">Line in the author's file, from 1.</param>
public sealed record StatedTotal(FinanceSection Section, string Label, WrittenMoney Amount, int Line);

/// <summary>The tables of a finance document.</summary>
public enum FinanceSection
{
    /// <summary>收入.</summary>
    Income,

    /// <summary>支出.</summary>
    Spending,

    /// <summary>下月计划.</summary>
    Planned,

    /// <summary>资产.</summary>
    Assets,

    /// <summary>债权.</summary>
    Receivables,

    /// <summary>债务.</summary>
    Payables,

    /// <summary>资源.</summary>
    Resources,
}
