using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using MarkdigTable = Markdig.Extensions.Tables.Table;
using MarkdigTableCell = Markdig.Extensions.Tables.TableCell;
using MarkdigTableRow = Markdig.Extensions.Tables.TableRow;

namespace VillagePublic.Content.Documents;

/// <summary>Turns Markdig's tree into our blocks, once, right after parsing.</summary>
internal sealed class BlockReader
{
    private readonly SourceText source;
    private readonly int bodyOffset;
    private readonly InlineReader inlines;
    private readonly DiagnosticBag diagnostics;

    private BlockReader(SourceText source, int bodyLine, DiagnosticBag diagnostics)
    {
        this.source = source;
        this.diagnostics = diagnostics;
        bodyOffset = source.OffsetOf(bodyLine);
        inlines = new InlineReader(source, bodyOffset, diagnostics);
    }

    /// <summary>Reads the body of a file.</summary>
    /// <param name="source">The whole file.</param>
    /// <param name="bodyLine">First line of the body, from 1.</param>
    /// <param name="diagnostics">Takes links that are not allowed and rows that do not fit.</param>
    public static IReadOnlyList<Block> Read(SourceText source, int bodyLine, DiagnosticBag diagnostics)
    {
        var text = source.Text[source.OffsetOf(bodyLine)..];
        if (MarkdownBody.TryParse(text) is { } document)
        {
            return new BlockReader(source, bodyLine, diagnostics).ReadAll(document);
        }

        diagnostics.Add(
            StructureRules.TooDeep,
            new TextPlace(bodyLine, 1),
            "正文里列表、引用或强调套得太深。",
            "Lists, quotations or emphasis are nested too deeply.");
        return [];
    }

    private List<Block> ReadAll(ContainerBlock container)
    {
        var blocks = new List<Block>();
        foreach (var child in container)
        {
            if (ReadOne(child) is { } block)
            {
                blocks.Add(block);
            }
        }

        return blocks;
    }

    private Block? ReadOne(Markdig.Syntax.Block block) => block switch
    {
        HeadingBlock heading => new Block.Heading(heading.Level, inlines.Read(heading.Inline)) { Line = LineOf(block) },
        LinkReferenceDefinitionGroup => null,
        ParagraphBlock paragraph => new Block.Paragraph(inlines.Read(paragraph.Inline)) { Line = LineOf(block) },
        ListBlock list => ReadList(list),
        MarkdigTable table => ReadTable(table),
        QuoteBlock quote => new Block.Quote(ReadAll(quote)) { Line = LineOf(block) },
        CodeBlock code => new Block.Code(code.Lines.ToString()) { Line = LineOf(block) },
        ThematicBreakBlock => new Block.Break { Line = LineOf(block) },
        FootnoteGroup footnotes => ReadFootnotes(footnotes),
        _ => null,
    };

    private Block.List ReadList(ListBlock list)
    {
        var items = new List<ListItem>();
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var task = (item.FirstOrDefault() as ParagraphBlock)?.Inline?.FirstChild as TaskList;
            items.Add(new ListItem(task?.Checked, ReadAll(item), LineOf(item)));
        }

        int? start = list.IsOrdered && int.TryParse(list.OrderedStart, out var number) ? number : null;
        return new Block.List(list.IsOrdered ? start ?? 1 : null, items) { Line = LineOf(list) };
    }

    private Block.Table ReadTable(MarkdigTable table)
    {
        var rows = table.OfType<MarkdigTableRow>().ToList();
        var header = rows.FirstOrDefault(row => row.IsHeader);
        var headerCells = header is null ? [] : ReadCells(header);
        var width = header is null ? rows.Max(row => row.Count) : headerCells.Count;

        // Markdig fills the header up to the longest row; such a cell holds nothing, one that somebody left empty does.
        var written = header?.OfType<MarkdigTableCell>().Count(cell => cell.Count > 0) ?? width;
        var body = new List<TableRow>();
        foreach (var row in rows.Where(row => !row.IsHeader))
        {
            var cells = ReadCells(row);
            if (cells.FindLastIndex(cell => cell.Inlines.Count > 0) is var last && last >= written)
            {
                diagnostics.Add(
                    StructureRules.ExtraCells,
                    new TextPlace(LineOf(row), cells[written].Column),
                    $"这一行有 {last + 1} 格，表头只有 {written} 格，多出的格子上面没有表头。",
                    $"This row has {last + 1} cells, the header {written}; nothing says what the others are.",
                    new LocalText("内容里的“|”写成“\\|”。", "Write '|' inside a cell as '\\|'."));
            }

            var end = cells.Count > 0 ? cells[^1].Column : 1;
            cells = [.. cells.Take(width)];
            while (cells.Count < width)
            {
                cells.Add(new TableCell([], end));
            }

            body.Add(new TableRow(cells, LineOf(row)));
        }

        while (headerCells.Count < width)
        {
            headerCells.Add(new TableCell([], 1));
        }

        var columns = Enumerable.Range(0, width).Select(index => AlignmentOf(table, index)).ToList();
        return new Block.Table(columns, headerCells, body) { Line = LineOf(table) };
    }

    private List<TableCell> ReadCells(MarkdigTableRow row)
    {
        var cells = new List<TableCell>();
        foreach (var cell in row.OfType<MarkdigTableCell>())
        {
            var content = cell.OfType<ParagraphBlock>().SelectMany(paragraph => inlines.ReadCell(paragraph.Inline));
            cells.Add(new TableCell([.. content], ColumnOf(cell)));
        }

        return cells;
    }

    private Block.Footnotes ReadFootnotes(FootnoteGroup group)
    {
        var notes = group.OfType<Markdig.Extensions.Footnotes.Footnote>()
            .Where(note => note.Order > 0)
            .OrderBy(note => note.Order)
            .Select(note => new Footnote(note.Order, ReadAll(note)));
        return new Block.Footnotes([.. notes]) { Line = LineOf(group) };
    }

    private static ColumnAlignment AlignmentOf(MarkdigTable table, int column) =>
        column >= table.ColumnDefinitions.Count ? ColumnAlignment.Start
        : table.ColumnDefinitions[column].Alignment switch
        {
            TableColumnAlign.Center => ColumnAlignment.Center,
            TableColumnAlign.Right => ColumnAlignment.End,
            _ => ColumnAlignment.Start,
        };

    private int LineOf(Markdig.Syntax.Block block) =>
        source.PlaceOf(Math.Min(bodyOffset + Math.Max(block.Span.Start, 0), source.Text.Length)).Line;

    // The cell's span starts at its delimiter in some rows and at its text in others.
    private int ColumnOf(MarkdigTableCell cell)
    {
        var first = cell.OfType<LeafBlock>().FirstOrDefault()?.Inline?.FirstChild;
        var start = first is { Span.Start: > 0 } ? first.Span.Start : cell.Span.Start;
        var offset = Math.Min(bodyOffset + Math.Max(start, 0), source.Text.Length);
        while (offset < source.Text.Length && source.Text[offset] == ' ')
        {
            offset++;
        }

        return source.PlaceOf(offset).Column;
    }
}
