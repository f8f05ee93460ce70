using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Paper;

/// <summary>The lines of a printed table as nodes.</summary>
internal sealed class PaperTable(PaperBlock.Table table)
{
    private const double CellGapMm = 6;
    private const double RowGapMm = 2.5;

    /// <summary>The column that takes notes.</summary>
    private readonly int widest = table.Columns.Index().MaxBy(column => column.Item.WidthEm).Index;

    public Node Header { get; } = new Node.Card(
        new Node.Row(
            [
                .. table.Columns.Select(column => new Node.Flex(
                    new Node.Text(column.Header) { Bold = true, Align = column.Align }, column.WidthEm)),
            ],
            CellGapMm))
    {
        Fill = Fill.Sunken, CornerMm = 0, PaddingMm = RowGapMm,
    };

    public Node Row(PaperRow row) => Line(row.Cells, row.Note, isBold: false);

    /// <summary>A total, or a sum carried over.</summary>
    public Node Sum(IReadOnlyList<string> cells) => Line(cells, null, isBold: true);

    private Node Line(IReadOnlyList<string> cells, string? note, bool isBold) => new Node.Column(
        [
            new Node.Card(new Node.Row(
                [.. table.Columns.Select((column, index) => Cell(column, cells[index], index, note, isBold))],
                CellGapMm)
            {
                Align = CrossAlign.Start,
            })
            {
                Fill = Fill.None, PaddingMm = RowGapMm,
            },
            new Node.Rule(),
        ]);

    private Node.Flex Cell(PaperColumn column, string text, int index, string? note, bool isBold)
    {
        var runs = new List<TextRun> { new(text) };
        if (index == widest && note is not null)
        {
            runs.Add(new TextRun("\n" + note) { Ink = Ink.Muted });
        }

        return new Node.Flex(
            new Node.Text(runs) { Bold = isBold, Align = column.Align, Tabular = column.Align == TextAlign.End },
            column.WidthEm);
    }
}
