using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>VP2xxx: whether figures agree. Two more show while reading: <see cref="ValueRules"/>.</summary>
public static class ArithmeticRules
{
    /// <summary>VP2003.</summary>
    public static readonly DiagnosticRule Equation = DiagnosticRule.Warning(
        "VP2003", "期初＋收入－支出≠期末", "opening + income − spending ≠ closing");

    /// <summary>VP2004.</summary>
    public static readonly DiagnosticRule Total = DiagnosticRule.Warning(
        "VP2004", "合计和各行加起来不一样", "total differs from its rows");

    /// <summary>VP2005.</summary>
    public static readonly DiagnosticRule RunningBalance = DiagnosticRule.Warning(
        "VP2005", "逐笔余额接不上", "running balance does not follow");

    /// <summary>VP2006.</summary>
    public static readonly DiagnosticRule Percentage = DiagnosticRule.Warning(
        "VP2006", "百分比和金额不符", "percentage does not follow from the figures");

    /// <summary>VP2007.</summary>
    public static readonly DiagnosticRule NoAmount = DiagnosticRule.Warning(
        "VP2007", "这一笔没有金额", "line without an amount");

    /// <summary>VP2008.</summary>
    public static readonly DiagnosticRule NoBalance = DiagnosticRule.Warning(
        "VP2008", "没有写期初或期末余额", "opening or closing balance missing");

    /// <summary>VP2009.</summary>
    public static readonly DiagnosticRule InstalmentSum = DiagnosticRule.Warning(
        "VP2009", "各期应付加起来不等于合同金额", "instalments do not add up to the contract's amount");

    /// <summary>VP2010.</summary>
    public static readonly DiagnosticRule PaidTooMuch = DiagnosticRule.Warning(
        "VP2010", "实付多于应付", "paid more than was due");

    /// <summary>VP2011.</summary>
    public static readonly DiagnosticRule SameNumberTwice = DiagnosticRule.Warning(
        "VP2011", "同一张表里凭证号重复", "voucher number used twice in one document");

    /// <summary>VP2101.</summary>
    public static readonly DiagnosticRule OpeningDiffers = DiagnosticRule.Warning(
        "VP2101", "期初不等于上期期末", "opening differs from the closing before");

    /// <summary>VP2102.</summary>
    public static readonly DiagnosticRule VoucherTwice = DiagnosticRule.Warning(
        "VP2102", "同一张凭证用了两次", "the same voucher used twice");

    /// <summary>VP2103.</summary>
    public static readonly DiagnosticRule BeyondContract = DiagnosticRule.Warning(
        "VP2103", "付款超过合同金额", "payments exceed the contract");

    /// <summary>VP2104.</summary>
    public static readonly DiagnosticRule BeyondBudget = DiagnosticRule.Warning(
        "VP2104", "付款超过预算", "payments exceed the budget");

    /// <summary>VP2105.</summary>
    public static readonly DiagnosticRule PeriodMissing = DiagnosticRule.Warning(
        "VP2105", "中间缺一期的账", "a period of the ledger is missing");

    /// <summary>VP2106.</summary>
    public static readonly DiagnosticRule SamePeriodTwice = DiagnosticRule.Warning(
        "VP2106", "同一本账同一期有两份", "two documents for one period of a ledger");

    /// <summary>VP2012.</summary>
    public static readonly DiagnosticRule SamePersonTwice = DiagnosticRule.Warning(
        "VP2012", "同一个人列了两次", "one person listed twice");

    /// <summary>VP2107.</summary>
    public static readonly DiagnosticRule PartsDiffer = DiagnosticRule.Warning(
        "VP2107", "季度、半年、全年和各月对不上", "a longer period differs from its parts");

    /// <summary>VP2108.</summary>
    public static readonly DiagnosticRule BooksDiffer = DiagnosticRule.Warning(
        "VP2108", "合同写的已付和账上不一样", "contract and books tell different payments");

    /// <summary>VP2109.</summary>
    public static readonly DiagnosticRule ContractsBeyondBudget = DiagnosticRule.Warning(
        "VP2109", "合同加起来超过预算", "contracts exceed the budget");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        Equation, Total, RunningBalance, Percentage, NoAmount, NoBalance, InstalmentSum, PaidTooMuch,
        SameNumberTwice, OpeningDiffers, VoucherTwice, BeyondContract, BeyondBudget, PeriodMissing, SamePeriodTwice,
        SamePersonTwice, PartsDiffer, BooksDiffer, ContractsBeyondBudget,
    ];
}
