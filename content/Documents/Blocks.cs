namespace VillagePublic.Content.Documents;

/// <summary>One block of a document's body: our own model, made once from Markdig's tree.</summary>
/// <remarks>Every consumer (screen, page, paper, search) reads this; none sees Markdig.</remarks>
public abstract record Block
{
    private Block()
    {
    }

    /// <summary>Line of the author's file where the block starts, from 1.</summary>
    public int Line { get; init; }

    /// <summary>A heading.</summary>
    /// <param name="Level">1 to 6.</param>
    /// <param name="Inlines">Its text.</param>
    public sealed record Heading(int Level, IReadOnlyList<Inline> Inlines) : Block;

    /// <summary>A paragraph; one that holds nothing but an image is a picture.</summary>
    public sealed record Paragraph(IReadOnlyList<Inline> Inlines) : Block;

    /// <summary>A list.</summary>
    /// <param name="Start">First number of an ordered list; <see langword="null"/> for bullets.</param>
    /// <param name="Items">The items.</param>
    public sealed record List(int? Start, IReadOnlyList<ListItem> Items) : Block;

    /// <summary>A pipe table.</summary>
    /// <param name="Columns">Alignment of each column.</param>
    /// <param name="Header">Header cells, one per column.</param>
    /// <param name="Rows">Body rows, each with one cell per column.</param>
    public sealed record Table(
        IReadOnlyList<ColumnAlignment> Columns,
        IReadOnlyList<TableCell> Header,
        IReadOnlyList<TableRow> Rows) : Block;

    /// <summary>A quotation.</summary>
    public sealed record Quote(IReadOnlyList<Block> Blocks) : Block;

    /// <summary>Preformatted text.</summary>
    public sealed record Code(string Text) : Block;

    /// <summary>A thematic break.</summary>
    public sealed record Break : Block;

    /// <summary>The footnotes of the document, in order of first reference.</summary>
    public sealed record Footnotes(IReadOnlyList<Footnote> Notes) : Block;
}

/// <summary>One list item.</summary>
/// <param name="Done">State of a task-list item; <see langword="null"/> for an ordinary item.</param>
/// <param name="Blocks">What the item holds.</param>
/// <param name="Line">Line in the author's file, from 1.</param>
public sealed record ListItem(bool? Done, IReadOnlyList<Block> Blocks, int Line);

/// <summary>One row of a table.</summary>
/// <param name="Cells">Cells from left to right.</param>
/// <param name="Line">Line in the author's file, from 1.</param>
public sealed record TableRow(IReadOnlyList<TableCell> Cells, int Line);

/// <summary>One cell of a table.</summary>
/// <param name="Inlines">Its content.</param>
/// <param name="Column">Column of its first character in the author's line, from 1.</param>
public sealed record TableCell(IReadOnlyList<Inline> Inlines, int Column)
{
    /// <summary>The cell's text without formatting, trimmed.</summary>
    public string Text => Inline.PlainText(Inlines).Trim();
}

/// <summary>How a table column is aligned.</summary>
public enum ColumnAlignment
{
    /// <summary>As the language reads.</summary>
    Start,

    /// <summary>Centred.</summary>
    Center,

    /// <summary>Right, as figures are.</summary>
    End,
}

/// <summary>One footnote.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Blocks">Its text.</param>
public sealed record Footnote(int Number, IReadOnlyList<Block> Blocks);
