namespace VillagePublic.Content.Documents;

/// <summary>Reads lists of people and money.</summary>
internal sealed class RosterReader : KindReader
{
    public override DocumentKind Kind => DocumentKind.Roster;

    public override string Folder => "rosters";

    public override LocalText Template => new(
        """
        ---
        kind: roster
        title: 三季度救助名单
        date: 2026-10-08
        scheme: 临时救助
        objections-until: 2026-10-15
        summary: 一句话说清发什么钱、多少户、一共多少。
        ---

        | 姓名 | 组别 | 人数 | 金额 | 备注 |
        | --- | --- | ---: | ---: | --- |
        | 某某 | 一组 | 2 | 500.00 | |
        | 合计 | | 2 | 500.00 | |
        """,
        """
        ---
        kind: roster
        title: Relief, third quarter
        date: 2026-10-08
        scheme: Relief
        objections-until: 2026-10-15
        summary: One sentence on what is paid, to how many, and how much in all.
        ---

        | Name | Group | People | Amount | Note |
        | --- | --- | ---: | ---: | --- |
        | Somebody | First group | 2 | 500.00 | |
        | Total | | 2 | 500.00 | |
        """);

    public override ParsedDocument Read(DocumentContext context)
    {
        var lines = new List<RosterLine>();
        var totals = new List<RosterLine>();
        foreach (var (_, _, block) in context.Tables())
        {
            var table = DataTable.Read(
                block, Column.Name, Column.Group, Column.People, Column.Amount, Column.Note);
            if (!table.Has(Column.Name))
            {
                context.ReportUntyped(block, "名单要有“姓名”一列，这张表没有读成名单。", "A roster needs a 'name' column.");
                continue;
            }

            context.MarkAsData(block);
            foreach (var row in table.Rows.Where(row => row.FirstText.Length > 0))
            {
                (TableVocabulary.IsTotal(row.FirstText) ? totals : lines).Add(ReadLine(row, context.Values));
            }
        }

        return new Roster
        {
            Source = context.Source,
            Title = context.Title,
            Body = context.Body,
            Scheme = context.Keys.Text("scheme"),
            ObjectionsUntil = context.Keys.Day("objections-until"),
            Lines = lines,
            StatedTotals = totals,
        };
    }

    private static RosterLine ReadLine(DataRow row, ValueReader values) => new(
        row.Text(Column.Name) ?? row.FirstText,
        row.Text(Column.Group),
        row.Count(Column.People, values),
        row.Money(Column.Amount, MoneyUnit.Yuan, values),
        row.JoinedNotes(Column.Note),
        row.Line);
}
