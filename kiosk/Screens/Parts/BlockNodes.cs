using System.Globalization;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>A document's body as nodes: the same blocks that phone and paper read.</summary>
/// <param name="context">The screen.</param>
/// <param name="revision">The revision whose pictures are meant.</param>
internal sealed class BlockNodes(ScreenContext context, PublishedRevision revision)
{
    /// <summary>Most columns a table keeps; wider ones become cards, never tiny type.</summary>
    private const int MaxTableColumns = 3;

    /// <summary>Blocks below each other; <see langword="null"/> when there are none.</summary>
    public Node? All(IReadOnlyList<Block> blocks) =>
        blocks.Count == 0 ? null : Sheet.Stack(5, blocks.SelectMany(Nodes));

    private IEnumerable<Node?> Nodes(Block block) => block switch
    {
        Block.Heading heading =>
        [
            new Node.Space(1),
            new Node.Text(
                Runs(heading.Inlines)) { Bold = true, Step = heading.Level <= 2 ? TextStep.Lead : TextStep.Body },
        ],
        Block.Paragraph paragraph => Paragraph(paragraph.Inlines),
        Block.List list => [Sheet.Stack(3, list.Items.Select((item, index) => Item(list, item, index)))],
        Block.Table table => [Table(table)],
        Block.Quote quote => [new Node.Card(
            All(quote.Blocks) ?? new Node.Space(0)) { Fill = Fill.Sunken, Stripe = Ink.Hairline }],
        Block.Code code => [new Node.Card(new Node.Text(code.Text)) { Fill = Fill.Sunken }],
        Block.Break => [new Node.Rule()],
        Block.Footnotes footnotes => [new Node.Rule(), .. footnotes.Notes.Select(Note)],
        _ => throw new InvalidOperationException($"No nodes for {block.GetType().Name}."),
    };

    private IEnumerable<Node?> Paragraph(IReadOnlyList<Inline> inlines)
    {
        var text = inlines.Where(inline => inline is not Inline.Image).ToList();
        if (Inline.PlainText(text).Trim().Length > 0)
        {
            yield return new Node.Text(Runs(text));
        }

        foreach (var image in inlines.OfType<Inline.Image>())
        {
            yield return Pictures.Show(context, revision, image.Path, image.Alternative);
        }

        foreach (var link in Links(inlines))
        {
            yield return link;
        }
    }

    private Node Item(Block.List list, ListItem item, int index)
    {
        Node mark = item.Done switch
        {
            true => new Node.IconMark(Icon.Check, 8, Ink.Pine),
            false => new Node.IconMark(Icon.Clock, 8, Ink.Ochre),
            null => new Node.Text(list.Start is { } start
                ? (start + index).ToString(CultureInfo.InvariantCulture) + "."
                : "·") { Ink = Ink.Muted, Tabular = true },
        };
        var content = All(item.Blocks) ?? new Node.Space(0);
        return new Node.Row([mark, new Node.Flex(content)], 3) { Align = CrossAlign.Baseline };
    }

    private Node Table(Block.Table table)
    {
        var fits = table.Header.Count <= MaxTableColumns && !context.IsNarrow;
        return fits ? Grid(table) : Sheet.Stack(Sheet.CardGapMm, table.Rows.Select(row => Card(table, row)));
    }

    private Node Grid(Block.Table table)
    {
        var weights = Enumerable.Range(0, table.Header.Count).Select(column => Weight(table, column)).ToList();
        var rows = new List<Node> { Line(table, table.Header, weights, isHeader: true) };
        foreach (var row in table.Rows)
        {
            rows.Add(new Node.Rule());
            rows.Add(Line(table, row.Cells, weights, isHeader: false));
        }

        return new Node.Card(new Node.Column(rows, 3)) { Border = Ink.Hairline, PaddingMm = 5 };
    }

    private static double Weight(Block.Table table, int column) =>
        Math.Clamp(
            table.Rows.Select(row => row.Cells.ElementAtOrDefault(column)?.Text.Length ?? 0)
                .Append(table.Header[column].Text.Length)
                .Max(),
            3,
            14);

    private Node Line(Block.Table table, IReadOnlyList<TableCell> cells, List<double> weights, bool isHeader) =>
        new Node.Row(
            [
                .. cells.Take(weights.Count).Select((cell, column) => new Node.Flex(
                    new Node.Text(Runs(cell.Inlines))
                    {
                        Bold = isHeader,
                        Align = table.Columns[column] switch
                        {
                            ColumnAlignment.End => TextAlign.End,
                            ColumnAlignment.Center => TextAlign.Center,
                            _ => TextAlign.Start,
                        },
                        Tabular = table.Columns[column] == ColumnAlignment.End,
                    },
                    weights[column])),
            ],
            4)
        {
            Align = CrossAlign.Start,
        };

    /// <summary>A row of a wide table. Its first cell is the title; a mere number brings the second.</summary>
    private static Node Card(Block.Table table, TableRow row)
    {
        var cells = row.Cells.Select(cell => cell.Text).ToList();
        var titleCount = cells is [var first, _, ..] && first.Length > 0 && first.All(char.IsAsciiDigit) ? 2 : 1;
        var facts = cells.Index().Skip(titleCount)
            .Select(cell => Sheet.Fact(table.Header.ElementAtOrDefault(cell.Index)?.Text ?? "", cell.Item));
        return Sheet.Card([Sheet.Bold(string.Join("　", cells.Take(titleCount))), .. facts]);
    }

    private Node Note(Footnote note) => new Node.Row(
        [
            new Node.Text(string.Create(CultureInfo.InvariantCulture, $"[{note.Number}]")) { Ink = Ink.Muted },
            new Node.Flex(All(note.Blocks) ?? new Node.Space(0)),
        ],
        3)
    {
        Align = CrossAlign.Start,
    };

    /// <summary>Links become buttons below their paragraph: a word in a line is too small to touch.</summary>
    private IEnumerable<Node?> Links(IEnumerable<Inline> inlines)
    {
        foreach (var inline in inlines)
        {
            if (inline is Inline.Link { Target: LinkTarget.Document target })
            {
                yield return Related.Link(context, target.Id);
            }
            else if (inline is Inline.Link { Target: LinkTarget.File file } link)
            {
                yield return Pictures.Link(context, revision, file.Path, Inline.PlainText(link.Children));
            }
            else if (inline is Inline.Styled styled)
            {
                foreach (var inner in Links(styled.Children))
                {
                    yield return inner;
                }
            }
        }
    }

    private static List<TextRun> Runs(IEnumerable<Inline> inlines)
    {
        var runs = new List<TextRun>();
        Append(runs, inlines, new TextRun(""));
        return runs;
    }

    private static void Append(List<TextRun> runs, IEnumerable<Inline> inlines, TextRun style)
    {
        Inline? former = null;
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case Inline.Text text:
                    runs.Add(style with { Text = text.Value });
                    break;
                case Inline.Code code:
                    runs.Add(style with { Text = code.Value, Code = true });
                    break;
                case Inline.Styled styled:
                    Append(runs, styled.Children, Restyled(style, styled.Style));
                    break;
                case Inline.Link link:
                    Append(runs, link.Children, style with { Ink = Ink.Link });
                    break;
                case Inline.LineBreak { Hard: true }:
                    runs.Add(style with { Text = "\n" });
                    break;
                case Inline.LineBreak when former is Inline.Text { Value: [.., < '\u2E80'] }:
                    // Between Han characters the author's line end is not a space.
                    runs.Add(style with { Text = " " });
                    break;
                case Inline.FootnoteReference note:
                    runs.Add(
                        style with { Text = string.Create(
                            CultureInfo.InvariantCulture,
                            $"[{note.Number}]"), Ink = Ink.Muted });
                    break;
            }

            former = inline;
        }
    }

    private static TextRun Restyled(TextRun style, InlineStyle change) => change switch
    {
        InlineStyle.Strike => style with { Strike = true },
        _ => style with { Bold = true },
    };
}
