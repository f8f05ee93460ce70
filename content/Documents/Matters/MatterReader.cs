namespace VillagePublic.Content.Documents;

/// <summary>Reads matters followed from proposal to payment.</summary>
internal sealed class MatterReader : KindReader
{
    public override DocumentKind Kind => DocumentKind.Matter;

    public override string Folder => "matters";

    public override LocalText Template => new(
        """
        ---
        kind: matter
        title: 东头修路
        date: 2026-01-08
        status: 商议中
        budget: 100,000.00
        decided-by: votes/2026-01-20-east-road
        summary: 一句话说清办到哪一步了。
        ---

        | 日期 | 阶段 | 内容 | 链接 |
        | --- | --- | --- | --- |
        | 2026-01-05 | 支部提议 | | |
        | 2026-01-08 | 两委商议 | | [记录](../minutes/2026-01-08-joint.md) |
        | 2026-01-15 | 党员大会审议 | | |
        | 2026-01-20 | 村民代表会议决议 | | |
        | 2026-01-21 | 决议公开 | | |
        | | 实施结果公开 | | |
        """,
        """
        ---
        kind: matter
        title: East road
        date: 2026-01-08
        status: under discussion
        budget: 100,000.00
        decided-by: votes/2026-01-20-east-road
        summary: One sentence on how far it is.
        ---

        | Date | Stage | Text | Link |
        | --- | --- | --- | --- |
        | 2026-01-05 | Proposal | | |
        | 2026-01-08 | Joint meeting | | [Minutes](../minutes/2026-01-08-joint.md) |
        """);

    public override ParsedDocument Read(DocumentContext context)
    {
        var steps = new List<MatterStep>();
        foreach (var (_, _, block) in context.Tables())
        {
            var table = DataTable.Read(block, Column.Date, Column.Stage, Column.Text, Column.Link);
            if (!table.Has(Column.Stage))
            {
                continue;
            }

            context.MarkAsData(block);
            steps.AddRange(table.Rows.Where(row => row.FirstText.Length > 0).Select(row => new MatterStep(
                context.Values.Day(
                    row.Cell(Column.Date).Text, period: null, context.Date?.Year, row.PlaceOf(Column.Date)),
                row.Text(Column.Stage) ?? "",
                row.Text(Column.Text) ?? "",
                row.Documents(Column.Link),
                row.Line)));
        }

        return new Matter
        {
            Source = context.Source,
            Title = context.Title,
            Body = context.Body,
            Status = context.Keys.Text("status"),
            Budget = context.Keys.Money("budget", context.Keys.Choice("unit", Words.Units) ?? MoneyUnit.Yuan),
            DecidedBy = context.Id("decided-by", "votes"),
            Steps = steps,
        };
    }
}
