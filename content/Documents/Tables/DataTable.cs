namespace VillagePublic.Content.Documents;

/// <summary>A table whose columns are known.</summary>
internal sealed class DataTable
{
    private readonly Dictionary<Column, int> indexes = [];
    private readonly Dictionary<Column, MoneyUnit> units = [];
    private readonly Block.Table table;

    private DataTable(Block.Table table, IReadOnlyList<Column> wanted)
    {
        this.table = table;
        var others = new List<int>();
        for (var index = 0; index < table.Header.Count; index++)
        {
            var header = table.Header[index].Text;
            var column = TableVocabulary.ColumnsOf(header)
                .Where(candidate => wanted.Contains(candidate) && !indexes.ContainsKey(candidate))
                .Select(candidate => (Column?)candidate)
                .FirstOrDefault();
            if (column is not { } known)
            {
                others.Add(index);
                continue;
            }

            indexes[known] = index;
            if (TableVocabulary.UnitOf(header) is { } unit)
            {
                units[known] = unit;
            }
        }

        OtherColumns = others;
    }

    /// <summary>The block it was read from.</summary>
    public Block.Table Block => table;

    public IEnumerable<DataRow> Rows => table.Rows.Select(row => new DataRow(this, row));

    /// <summary>Columns the vocabulary does not know here.</summary>
    public IReadOnlyList<int> OtherColumns { get; }

    /// <summary>Reads a table's header.</summary>
    /// <param name="table">Any table.</param>
    /// <param name="wanted">Columns that mean something in this place.</param>
    public static DataTable Read(Block.Table table, params IReadOnlyList<Column> wanted) => new(table, wanted);

    public bool Has(Column column) => indexes.ContainsKey(column);

    public int? IndexOf(Column column) => indexes.TryGetValue(column, out var index) ? index : null;

    /// <summary>The unit the column's header names, else the document's.</summary>
    public MoneyUnit UnitOf(Column column, MoneyUnit fallback) =>
        units.TryGetValue(column, out var unit) ? unit : fallback;

    public string HeaderOf(int index) => table.Header[index].Text;

    /// <summary>What a column is headed; empty when the table has none such.</summary>
    public string HeaderOf(Column column) => IndexOf(column) is { } index ? HeaderOf(index) : "";
}

/// <summary>One row of a <see cref="DataTable"/>.</summary>
internal sealed class DataRow(DataTable table, TableRow row)
{
    private static readonly TableCell Missing = new([], 1);

    public int Line => row.Line;

    /// <summary>Text of the first cell that holds any; empty for an empty row.</summary>
    public string FirstText => row.Cells.Select(cell => cell.Text).FirstOrDefault(text => text.Length > 0) ?? "";

    public TableCell Cell(Column column) => table.IndexOf(column) is { } index ? row.Cells[index] : Missing;

    public TextPlace PlaceOf(Column column) => new(Line, Cell(column).Column);

    /// <summary>The cell's text; <see langword="null"/> when nothing is given.</summary>
    public string? Text(Column column)
    {
        var text = Cell(column).Text;
        return WrittenText.IsNotGiven(WrittenText.Narrow(text)) ? null : text;
    }

    public WrittenMoney Money(Column column, MoneyUnit unit, ValueReader values) => table.Has(column)
        ? values.Money(Cell(column).Text, table.UnitOf(column, unit), PlaceOf(column))
        : WrittenMoney.NotGiven;

    public int? Count(Column column, ValueReader values) =>
        table.Has(column) ? values.Count(Cell(column).Text, PlaceOf(column)) : null;

    /// <summary>Paths of the village's files a cell links to or shows.</summary>
    public IReadOnlyList<string> Files(Column column) =>
        [.. LinksOf(Cell(column).Inlines).OfType<LinkTarget.File>().Select(file => file.Path)];

    /// <summary>Ids of the documents a cell links to.</summary>
    public IReadOnlyList<string> Documents(Column column) =>
        [.. LinksOf(Cell(column).Inlines).OfType<LinkTarget.Document>().Select(document => document.Id)];

    /// <summary>What a cell for links holds although it links nowhere: nothing an author wrote is lost.</summary>
    public IEnumerable<KeyValuePair<string, string>> Unlinked(Column column) =>
        table.IndexOf(column) is { } index && Text(column) is { } text && !LinksOf(Cell(column).Inlines).Any()
            ? [KeyValuePair.Create(table.HeaderOf(index), text)]
            : [];

    /// <summary>Header and text of the columns the vocabulary does not know, where something is written.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Others() =>
        [.. table.OtherColumns
            .Select(index => KeyValuePair.Create(table.HeaderOf(index), row.Cells[index].Text))
            .Where(pair => pair.Value.Length > 0)];

    /// <summary>The remark together with what would else be lost.</summary>
    /// <param name="note">Column of the remark.</param>
    /// <param name="linked">Columns read as links, whose plain text would be lost.</param>
    public string? JoinedNotes(Column note, params IEnumerable<Column> linked)
    {
        var parts = new[] { Text(note) }
            .OfType<string>()
            .Concat(Others().Concat(linked.SelectMany(Unlinked)).Select(pair => $"{pair.Key}：{pair.Value}"))
            .ToList();
        return parts.Count > 0 ? string.Join("；", parts) : null;
    }

    private static IEnumerable<LinkTarget> LinksOf(IEnumerable<Inline> inlines) => inlines.SelectMany(inline =>
        inline switch
        {
            Inline.Link link => [link.Target],
            Inline.Image image => [new LinkTarget.File(image.Path)],
            Inline.Styled styled => LinksOf(styled.Children),
            _ => Enumerable.Empty<LinkTarget>(),
        });
}
