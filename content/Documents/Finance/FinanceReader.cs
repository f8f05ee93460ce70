namespace VillagePublic.Content.Documents;

/// <summary>Reads the books of one ledger over one period.</summary>
internal sealed class FinanceReader : KindReader
{
    private static readonly Column[] BookColumns =
    [
        Column.Date, Column.Number, Column.Description, Column.Account, Column.Amount, Column.Income, Column.Spending,
        Column.Balance, Column.Source, Column.Handler, Column.Witness, Column.Approver, Column.Voucher,
        Column.Authority, Column.Note,
    ];

    private static readonly Column[] StockColumns =
    [
        Column.Date, Column.Number, Column.Description, Column.Account, Column.Amount, Column.Source, Column.Handler,
        Column.Voucher, Column.Authority, Column.Note,
    ];

    public override DocumentKind Kind => DocumentKind.Finance;

    public override string Folder => "finance";

    public override LocalText Template => new(
        """
        ---
        kind: finance
        title: 2026 年 10 月收支
        ledger: committee
        period: 2026-10
        opening: 0.00
        closing: 0.00
        summary: 一句话说清这个月收了多少、花了多少。
        ---

        ## 收入

        | 日期 | 凭证号 | 摘要 | 科目 | 金额 | 资金来源 | 经手人 |
        | --- | --- | --- | --- | ---: | --- | --- |
        | 合计 | | | | 0.00 | | |

        ## 支出

        | 日期 | 凭证号 | 摘要 | 科目 | 金额 | 经手人 | 证明人 | 审批人 | 凭证 | 依据 |
        | --- | --- | --- | --- | ---: | --- | --- | --- | --- | --- |
        | 合计 | | | | 0.00 | | | | | |
        """,
        """
        ---
        kind: finance
        title: Income and spending, October 2026
        ledger: committee
        period: 2026-10
        opening: 0.00
        closing: 0.00
        summary: One sentence on what came in and what was spent.
        ---

        ## Income

        | Date | Number | Description | Account | Amount | Source | Handler |
        | --- | --- | --- | --- | ---: | --- | --- |
        | Total | | | | 0.00 | | |

        ## Spending

        | Date | Number | Description | Account | Amount | Handler | Witness | Approver | Voucher | Authority |
        | --- | --- | --- | --- | ---: | --- | --- | --- | --- | --- |
        | Total | | | | 0.00 | | | | | |
        """);

    public override ParsedDocument Read(DocumentContext context)
    {
        var keys = context.Keys;
        if (context.Period is null && keys.Find("period") is null)
        {
            keys.Missing("period", "账期");
        }

        var unit = keys.Choice("unit", Words.Units) ?? MoneyUnit.Yuan;
        var books = new Books(context, unit);
        foreach (var (section, heading, table) in context.Tables())
        {
            books.Read(section, TableVocabulary.UnitOf(heading), table);
        }

        return new FinanceReport
        {
            Source = context.Source,
            Title = context.Title,
            Body = context.Body,
            Ledger = keys.RequiredText("ledger", "哪本账"),
            Unit = unit,
            Opening = keys.Money("opening", unit),
            Closing = keys.Money("closing", unit),
            Income = books.Lines(FinanceSection.Income),
            Spending = books.Lines(FinanceSection.Spending),
            Planned = books.Lines(FinanceSection.Planned),
            Assets = books.Lines(FinanceSection.Assets),
            Receivables = books.Lines(FinanceSection.Receivables),
            Payables = books.Lines(FinanceSection.Payables),
            Resources = books.Lines(FinanceSection.Resources),
            StatedTotals = books.Totals,
        };
    }

    /// <summary>Gathers the lines of all tables.</summary>
    private sealed class Books(DocumentContext context, MoneyUnit documentUnit)
    {
        private readonly Dictionary<FinanceSection, List<FinanceLine>> lines = [];

        public List<StatedTotal> Totals { get; } = [];

        public IReadOnlyList<FinanceLine> Lines(FinanceSection section) =>
            lines.TryGetValue(section, out var found) ? found : [];

        public void Read(Section? section, MoneyUnit? headingUnit, Block.Table block)
        {
            var unit = headingUnit ?? documentUnit;
            if (SectionOf(section) is { } known)
            {
                var book = known is FinanceSection.Income or FinanceSection.Spending;
                var table = DataTable.Read(block, book ? BookColumns : StockColumns);
                var amount = known switch
                {
                    FinanceSection.Income when !table.Has(Column.Amount) => Column.Income,
                    FinanceSection.Spending when !table.Has(Column.Amount) => Column.Spending,
                    _ => Column.Amount,
                };
                ReadOneSided(table, known, amount, unit);
                return;
            }

            var detail = DataTable.Read(block, BookColumns);
            if (detail.Has(Column.Income) && detail.Has(Column.Spending))
            {
                ReadTwoSided(detail, unit);
            }
            else if (detail.Has(Column.Amount) && detail.Has(Column.Description))
            {
                context.ReportUntyped(
                    block,
                    "这张表有金额，但上面没有“收入”“支出”这样的标题，没有读成账。",
                    "This table holds amounts, but no heading such as 'Income' or 'Spending' stands above it.");
            }
        }

        private static FinanceSection? SectionOf(Section? section) => section switch
        {
            Section.Income => FinanceSection.Income,
            Section.Spending => FinanceSection.Spending,
            Section.Planned => FinanceSection.Planned,
            Section.Assets => FinanceSection.Assets,
            Section.Receivables => FinanceSection.Receivables,
            Section.Payables => FinanceSection.Payables,
            Section.Resources => FinanceSection.Resources,
            _ => null,
        };

        private void ReadOneSided(DataTable table, FinanceSection section, Column amount, MoneyUnit unit)
        {
            // Resources are listed by area; all other tables make no sense without amounts.
            if (!table.Has(amount) && section != FinanceSection.Resources)
            {
                context.ReportUntyped(
                    table.Block, "这张表没有“金额”一列，没有读成账。", "This table has no 'amount' column.");
                return;
            }

            context.MarkAsData(table.Block);
            foreach (var row in table.Rows.Where(row => row.FirstText.Length > 0))
            {
                var value = row.Money(amount, unit, context.Values);
                if (TableVocabulary.IsTotal(row.FirstText))
                {
                    Totals.Add(new StatedTotal(section, row.FirstText, value, row.Line));
                    continue;
                }

                Add(section, row, value, unit);
            }
        }

        private void ReadTwoSided(DataTable table, MoneyUnit unit)
        {
            context.MarkAsData(table.Block);
            foreach (var row in table.Rows.Where(row => row.FirstText.Length > 0))
            {
                var income = row.Money(Column.Income, unit, context.Values);
                var spending = row.Money(Column.Spending, unit, context.Values);
                if (TableVocabulary.IsTotal(row.FirstText))
                {
                    Totals.Add(new StatedTotal(FinanceSection.Income, row.FirstText, income, row.Line));
                    Totals.Add(new StatedTotal(FinanceSection.Spending, row.FirstText, spending, row.Line));
                    continue;
                }

                // A line with neither figure is still a line; the side that is not empty decides, else spending.
                if (income.Value is not null)
                {
                    Add(FinanceSection.Income, row, income, unit);
                }

                if (spending.Value is not null || income.Value is null)
                {
                    Add(FinanceSection.Spending, row, spending, unit);
                }
            }
        }

        private void Add(FinanceSection section, DataRow row, WrittenMoney amount, MoneyUnit unit)
        {
            if (!lines.TryGetValue(section, out var list))
            {
                lines[section] = list = [];
            }

            // Claims and assets are older than the period; only bookings must lie in it.
            var booked = section is FinanceSection.Income or FinanceSection.Spending;
            var day = context.Values.Day(
                row.Cell(Column.Date).Text,
                booked ? context.Period : null,
                context.Period?.Year,
                row.PlaceOf(Column.Date));
            list.Add(new FinanceLine(row.Text(Column.Description) ?? row.FirstText, amount, row.Line)
            {
                Date = day,
                Number = row.Text(Column.Number),
                Account = row.Text(Column.Account),
                Balance = row.Money(Column.Balance, unit, context.Values),
                Source = row.Text(Column.Source),
                Handler = row.Text(Column.Handler),
                Witness = row.Text(Column.Witness),
                Approver = row.Text(Column.Approver),
                Vouchers = row.Files(Column.Voucher),
                Authorities = row.Documents(Column.Authority),
                Note = row.Text(Column.Note),
                Others = [.. row.Others(), .. row.Unlinked(Column.Voucher), .. row.Unlinked(Column.Authority)],
            });
        }
    }
}
