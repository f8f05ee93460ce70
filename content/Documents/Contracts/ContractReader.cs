namespace VillagePublic.Content.Documents;

/// <summary>Reads contracts.</summary>
internal sealed class ContractReader : KindReader
{
    private static readonly Column[] Columns =
        [Column.Instalment, Column.DueDate, Column.Due, Column.Paid, Column.Voucher, Column.Note];

    /// <summary>What the headings say when the village is the one that is paid.</summary>
    private static readonly string[] IncomeSigns = ["收", "received", "receivable"];

    public override DocumentKind Kind => DocumentKind.Contract;

    public override string Folder => "contracts";

    public override LocalText Template => new(
        """
        ---
        kind: contract
        title: 鱼塘承包合同
        date: 2026-01-05
        party: 某某
        subject: 东头鱼塘 12 亩
        amount: 36,000.00
        from: 2026-01-01
        until: 2028-12-31
        awarded-by: votes/2025-12-20-fish-pond
        summary: 一句话说清包给谁、多少年、一共多少钱。
        ---

        | 期次 | 应付日期 | 应付 | 实付 | 凭证 |
        | --- | --- | ---: | ---: | --- |
        | 第一年 | 2026-01-10 | 12,000.00 | 12,000.00 | |
        | 第二年 | 2027-01-10 | 12,000.00 | | |
        | 第三年 | 2028-01-10 | 12,000.00 | | |
        """,
        """
        ---
        kind: contract
        title: Lease of the fish pond
        date: 2026-01-05
        party: Somebody
        subject: Eastern fish pond, 12 mu
        amount: 36,000.00
        from: 2026-01-01
        until: 2028-12-31
        awarded-by: votes/2025-12-20-fish-pond
        summary: One sentence on who, how long and how much.
        ---

        | Instalment | Due date | Due | Paid | Voucher |
        | --- | --- | ---: | ---: | --- |
        | First year | 2026-01-10 | 12,000.00 | 12,000.00 | |
        | Second year | 2027-01-10 | 12,000.00 | | |
        | Third year | 2028-01-10 | 12,000.00 | | |
        """);

    public override ParsedDocument Read(DocumentContext context)
    {
        var keys = context.Keys;
        var unit = keys.Choice("unit", Words.Units) ?? MoneyUnit.Yuan;
        var (from, until) = (keys.Day("from"), keys.Day("until"));
        if (until < from)
        {
            context.Diagnostics.Add(
                StructureRules.EndsBeforeStart,
                keys.PlaceOf("until"),
                $"合同到 {until:yyyy-MM-dd} 为止，早于开始的 {from:yyyy-MM-dd}。",
                $"The contract ends on {until:yyyy-MM-dd}, before it starts on {from:yyyy-MM-dd}.");
        }

        var instalments = new List<Instalment>();
        var totals = new List<Instalment>();
        var comesIn = false;
        foreach (var (_, _, block) in context.Tables())
        {
            var table = DataTable.Read(block, Columns);
            if (!table.Has(Column.Due) && !table.Has(Column.Paid))
            {
                continue;
            }

            context.MarkAsData(block);
            comesIn |= IncomeSigns.Any(sign => (table.HeaderOf(Column.Due) + table.HeaderOf(Column.Paid))
                .Contains(sign, StringComparison.OrdinalIgnoreCase));
            foreach (var row in table.Rows.Where(row => row.FirstText.Length > 0))
            {
                (TableVocabulary.IsTotal(row.FirstText) ? totals : instalments)
                    .Add(ReadInstalment(row, unit, context));
            }
        }

        return new Contract
        {
            Source = context.Source,
            Title = context.Title,
            Body = context.Body,
            Party = keys.Text("party"),
            Subject = keys.Text("subject"),
            Unit = unit,
            Amount = keys.Money("amount", unit),
            From = from,
            Until = until,
            AwardedBy = context.Id("awarded-by", "votes"),
            MoneyComesIn = comesIn,
            Instalments = instalments,
            StatedTotals = totals,
        };
    }

    private static Instalment ReadInstalment(DataRow row, MoneyUnit unit, DocumentContext context)
    {
        var day = context.Values.Day(
            row.Cell(Column.DueDate).Text, period: null, context.Date?.Year, row.PlaceOf(Column.DueDate));
        return new Instalment(
            row.Text(Column.Instalment) ?? row.FirstText,
            day,
            row.Money(Column.Due, unit, context.Values),
            row.Money(Column.Paid, unit, context.Values),
            row.Files(Column.Voucher),
            row.Line)
        {
            Note = row.JoinedNotes(Column.Note, Column.Voucher),
        };
    }
}
