namespace VillagePublic.Content.Documents;

/// <summary>A contract: something let, sold, leased or built.</summary>
public sealed record Contract : ParsedDocument
{
    /// <inheritdoc />
    public override DocumentKind Kind => DocumentKind.Contract;

    /// <summary>The other party.</summary>
    public string? Party { get; init; }

    /// <summary>What it is about.</summary>
    public string? Subject { get; init; }

    /// <summary>Unit the author stated; every amount here is already in fen.</summary>
    public MoneyUnit Unit { get; init; }

    /// <summary>Whole amount.</summary>
    public WrittenMoney Amount { get; init; } = WrittenMoney.NotGiven;

    /// <summary>First day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Id of the document that awarded it.</summary>
    public string? AwardedBy { get; init; }

    /// <summary>Whether the village is paid, as for a pond let: the table says 应收 or 实收.</summary>
    public bool MoneyComesIn { get; init; }

    /// <summary>Instalments.</summary>
    public IReadOnlyList<Instalment> Instalments { get; init; } = [];

    /// <summary>Total rows as stated by the author, for checking; their label is 合计 or alike.</summary>
    public IReadOnlyList<Instalment> StatedTotals { get; init; } = [];
}

/// <summary>One instalment of a contract.</summary>
/// <param name="Label">期次.</param>
/// <param name="DueDate">应付日期.</param>
/// <param name="Due">应付.</param>
/// <param name="Paid">实付.</param>
/// <param name="Vouchers">Paths of voucher pictures.</param>
/// <param name="Line">Line in the author's file, from 1.</param>
public sealed record Instalment(
    string Label, DateOnly? DueDate, WrittenMoney Due, WrittenMoney Paid, IReadOnlyList<string> Vouchers, int Line)
{
    /// <summary>备注, with the columns the vocabulary does not know.</summary>
    public string? Note { get; init; }
}
