using VillagePublic.Content;
using VillagePublic.Content.Import;

namespace VillagePublic.Admin.Pages;

/// <summary>What a column of a spreadsheet may be taken for, as clerks call it.</summary>
internal static class SheetWords
{
    /// <summary>In the order a ledger has them; what is left out comes last.</summary>
    public static readonly IReadOnlyList<KeyValuePair<LedgerColumn, LocalText>> Columns =
    [
        new(LedgerColumn.Date, new("日期", "date")),
        new(LedgerColumn.Number, new("凭证号", "voucher number")),
        new(LedgerColumn.Description, new("摘要", "description")),
        new(LedgerColumn.Account, new("科目", "account")),
        new(LedgerColumn.Income, new("收入（借方）", "income (debit)")),
        new(LedgerColumn.Spending, new("支出（贷方）", "spending (credit)")),
        new(LedgerColumn.Amount, new("金额", "amount")),
        new(LedgerColumn.Balance, new("余额", "balance")),
        new(LedgerColumn.Handler, new("经手人", "handled by")),
        new(LedgerColumn.Witness, new("证明人", "witness")),
        new(LedgerColumn.Approver, new("审批人", "approved by")),
        new(LedgerColumn.Month, new("月", "month")),
        new(LedgerColumn.Day, new("日", "day of the month")),
        new(LedgerColumn.Note, new("备注", "note")),
        new(LedgerColumn.Ignored, new("不导入", "leave out")),
    ];
}
