using System.Globalization;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>Turns a document's blocks into page markup.</summary>
/// <param name="page">The page.</param>
/// <param name="revision">The revision whose pictures are shown; <see langword="null"/> in a preview.</param>
internal sealed class BlockMarkup(PageContext page, PublishedRevision? revision)
{
    /// <summary>From this many columns on a table becomes cards on a phone.</summary>
    private const int CardColumns = 4;

    /// <summary>Blocks in order.</summary>
    public HtmlNode Render(IEnumerable<Block> blocks) => Fragment(blocks.Select(Render));

    /// <summary>Runs inside a block.</summary>
    public HtmlNode Render(IEnumerable<Inline> inlines) => Fragment(inlines.Select(Render));

    /// <summary>A link to a document by id: its current title, or the id as text when there is none.</summary>
    public HtmlNode DocumentLink(string id) => DocumentLinks.ById(page, id);

    private HtmlNode? Render(Block block) => block switch
    {
        Block.Heading heading => Element(HeadingName(heading.Level), Render(heading.Inlines)),
        Block.Paragraph { Inlines: [Inline.Image image] } =>
            Pictures.Figure(page, revision, image.Path, image.Alternative),
        Block.Paragraph paragraph => P(Render(paragraph.Inlines)),
        Block.List list => RenderList(list),
        Block.Table table => RenderTable(table),
        Block.Quote quote => Element("blockquote", Render(quote.Blocks)),
        Block.Code code => Element("pre", Element("code", code.Text)).With("tabindex", "0"),
        Block.Break => Element("hr"),
        Block.Footnotes footnotes => Ol("footnotes", footnotes.Notes.Select(RenderFootnote)),
        _ => null,
    };

    private HtmlNode? Render(Inline inline) => inline switch
    {
        Inline.Text text => text.Value,
        Inline.Styled styled => Element(StyleName(styled.Style), Render(styled.Children)),
        Inline.Code code => Element("code", code.Value),
        Inline.Link link => RenderLink(link),
        Inline.Image image => Pictures.Inline(page, revision, image.Path, image.Alternative),
        Inline.LineBreak { Hard: true } => Element("br"),
        Inline.LineBreak => page.Say("", " "),
        Inline.FootnoteReference reference => Element(
            "sup", Link(SafeAddress.OnPage(FootnoteId(reference.Number)), $"[{FootnoteText(reference.Number)}]")),
        _ => null,
    };

    private HtmlNode RenderLink(Inline.Link link)
    {
        var children = Render(link.Children);
        return link.Target switch
        {
            LinkTarget.Document document when page.Current(document.Id) is not null =>
                Link(page.Page("/" + document.Id), children),
            LinkTarget.File file when Pictures.AddressOf(page, revision, file.Path) is { } address =>
                Link(address, children),
            LinkTarget.Outside outside when SafeAddress.TryOutside(outside.Address) is { } address =>
                Link(address, children).With("rel", "noopener nofollow"),
            _ => Element("span", children),
        };
    }

    private HtmlElement RenderList(Block.List list)
    {
        var items = list.Items.Select(HtmlNode? (item) => item.Done is { } done
            ? Li(Span(done ? "done" : "open", page.Say(done ? "已办" : "未办", done ? "done" : "open")), " ", Item(item))
            : Li(Item(item)));
        if (list.Start is not { } start)
        {
            return Element("ul", items).With("class", list.Items.Any(item => item.Done is not null) ? "tasks" : null);
        }

        return Element("ol", items).With("start", start == 1 ? null : start.ToString(CultureInfo.InvariantCulture));
    }

    private HtmlNode Item(ListItem item) => item.Blocks is [Block.Paragraph only]
        ? Render(only.Inlines)
        : Render(item.Blocks);

    private HtmlElement RenderTable(Block.Table table)
    {
        var isCards = table.Columns.Count >= CardColumns;
        var head = Element("thead", Element("tr", table.Header.Select(HtmlNode? (cell, column) =>
            Element("th", Render(cell.Inlines)).With("scope", "col").With("class", CellClass(table, column)))));
        var body = Element("tbody", table.Rows.Select(HtmlNode? (row) =>
            Element("tr", row.Cells.Select((cell, column) => RenderCell(table, cell, column, isCards)))));
        return Element("table", head, body).With("class", isCards ? "wide" : null);
    }

    private HtmlNode? RenderCell(Block.Table table, TableCell cell, int column, bool isCards)
    {
        if (isCards && cell.Text.Length == 0)
        {
            return Element("td").With("class", "empty");
        }

        var label = isCards && column < table.Header.Count
            ? Span("label", table.Header[column].Text + page.Say("：", ": ")).With("aria-hidden", "true")
            : null;
        return Element("td", label, Render(cell.Inlines)).With("class", CellClass(table, column));
    }

    private HtmlNode? RenderFootnote(Footnote note) =>
        Element("li", Render(note.Blocks)).With("id", FootnoteId(note.Number));

    private static string? CellClass(Block.Table table, int column) =>
        column < table.Columns.Count && table.Columns[column] == ColumnAlignment.End ? "sum" : null;

    private static string FootnoteId(int number) => "n" + FootnoteText(number);

    private static string FootnoteText(int number) => number.ToString(CultureInfo.InvariantCulture);

    // The title is the page's h1; the body's own headings stand below it.
    private static string HeadingName(int level) => level switch
    {
        <= 2 => "h2",
        3 => "h3",
        4 => "h4",
        _ => "h5",
    };

    private static string StyleName(InlineStyle style) => style switch
    {
        InlineStyle.Strong => "strong",
        InlineStyle.Strike => "s",
        _ => "em",
    };
}
