using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Paper;

/// <summary>Breaks a sheet into pages. Used once, by one thread.</summary>
/// <remarks>Knows no Skia. A page ends between blocks or lines of a table, never within a line of text.</remarks>
internal sealed class Paginator
{
    private const double BlockGapMm = 8;
    private const double TableGapMm = 3;
    private const double FootGapMm = 5;

    /// <summary>Side of the code on further pages: read from a hand's width away.</summary>
    private const double SmallCodeMm = 22;

    /// <summary>A table starts at the foot of a page only with its header and this many lines.</summary>
    private const int RowsKeptTogether = 2;

    private readonly PaperSheet sheet;
    private readonly PaperFormat format;
    private readonly LayoutPass pass;
    private readonly List<List<(double Y, Fragment Part)>> pages = [[]];
    private readonly double width;
    private readonly double bottom;
    private readonly Fragment furtherHead;
    private double y;

    private Paginator(PaperSheet sheet, PaperFormat format, ITextMeasurer texts, IPictureSizes pictures)
    {
        this.sheet = sheet;
        this.format = format;
        pass = new LayoutPass(format.Metrics, texts, pictures);
        width = format.WidthPx - (2 * format.MarginPx);
        furtherHead = Lay(FurtherHead());
        bottom = format.HeightPx - format.MarginPx - Lay(Foot(1, 1)).Height - pass.Px(FootGapMm);
        y = format.MarginPx;
    }

    /// <summary>Whether nothing stands on the page yet.</summary>
    private bool IsPageEmpty => pages[^1].Count == 0;

    private double Top => pages.Count == 1
        ? format.MarginPx
        : format.MarginPx + furtherHead.Height + pass.Px(BlockGapMm);

    /// <summary>Sets a sheet.</summary>
    public static IReadOnlyList<PaperPage> Paginate(
        PaperSheet sheet, PaperFormat format, ITextMeasurer texts, IPictureSizes pictures)
    {
        var paginator = new Paginator(sheet, format, texts, pictures);
        for (var index = 0; index < sheet.Blocks.Count; index++)
        {
            paginator.Place(sheet.Blocks[index], sheet.Blocks.ElementAtOrDefault(index + 1));
        }

        return paginator.Finish();
    }

    private void Place(PaperBlock block, PaperBlock? next)
    {
        switch (block)
        {
            case PaperBlock.Flow flow:
                var together = flow.KeepsWithNext && next is not null ? pass.Px(TableGapMm) + HeadHeight(next) : 0;
                PlaceNode(flow.Node, BlockGapMm, together);
                break;
            case PaperBlock.Table table:
                PlaceTable(table);
                break;
        }
    }

    /// <summary>What must stand below a heading for it to make sense.</summary>
    private double HeadHeight(PaperBlock block)
    {
        if (block is PaperBlock.Table table)
        {
            var rows = new PaperTable(table);
            var carried = table.Carry?.Invoke(true, Money.Zero) ?? table.Total;
            return Lay(rows.Header).Height
                + table.Rows.Take(RowsKeptTogether).Sum(row => Lay(rows.Row(row)).Height)
                + (carried is null ? 0 : Lay(rows.Sum(carried)).Height);
        }

        return Math.Min(Lay(((PaperBlock.Flow)block).Node).Height, (bottom - Top) / 3);
    }

    private void PlaceNode(Node node, double gapMm, double together = 0)
    {
        var part = Lay(node);
        var gap = IsPageEmpty ? 0 : pass.Px(gapMm);
        if (y + gap + part.Height + together > bottom && !IsPageEmpty)
        {
            if (part.Height > bottom - Top && PaperNodes.Parts(node) is { Count: > 1 } some)
            {
                PlaceParts(some, gapMm);
                return;
            }

            StartPage();
            gap = 0;
        }

        if (part.Height > bottom - Top)
        {
            if (PaperNodes.Parts(node) is { Count: > 1 } parts)
            {
                PlaceParts(parts, gapMm);
            }
            else
            {
                PlaceSlices(part);
            }

            return;
        }

        Add(part, gap);
    }

    private void PlaceParts(IReadOnlyList<Node> parts, double gapMm)
    {
        foreach (var (index, part) in parts.Index())
        {
            PlaceNode(part, index == 0 ? gapMm : gapMm / 2);
        }
    }

    /// <summary>Text longer than a page goes on where a line ends.</summary>
    private void PlaceSlices(Fragment part)
    {
        var boxes = new List<LayoutBox>();
        part.Flatten(0, 0, boxes, []);
        var slice = new List<LayoutBox>();
        var start = 0.0;
        foreach (var box in boxes.OrderBy(box => box.Bounds.Y))
        {
            var isSliced = box.Bounds.Bottom - start > bottom - y && slice.Count > 0;
            if (isSliced)
            {
                Add(Slice(slice, start), 0);
                StartPage();
                slice = [];
                start = box.Bounds.Y;
            }

            slice.Add(box);
        }

        Add(Slice(slice, start), 0);
    }

    private static Fragment Slice(List<LayoutBox> boxes, double start)
    {
        var height = boxes.Max(box => box.Bounds.Bottom) - start;
        return new Fragment(0, height).With(0, -start, new Fragment(0, height) { Boxes = boxes });
    }

    private void PlaceTable(PaperBlock.Table table)
    {
        var lines = new PaperTable(table);
        var header = Lay(lines.Header);
        var together = HeadHeight(table);
        if (y + pass.Px(TableGapMm) + together > bottom && !IsPageEmpty)
        {
            StartPage();
        }

        Add(header, IsPageEmpty ? 0 : pass.Px(TableGapMm));
        var carried = Money.Zero;
        for (var index = 0; index < table.Rows.Count; index++)
        {
            var row = Lay(lines.Row(table.Rows[index]));
            var last = index == table.Rows.Count - 1 ? table.Total : table.Carry?.Invoke(true, carried);
            var below = last is null ? 0 : Lay(lines.Sum(last)).Height;
            if (y + row.Height + below > bottom && index > 0)
            {
                TurnPage(table, lines, header, carried);
            }

            Add(row, 0);
            carried += table.Rows[index].Amount;
        }

        if (table.Total is { } total)
        {
            Add(Lay(lines.Sum(total)), 0);
        }
    }

    /// <summary>Carries the sum of the lines so far to the next page, as accountants do.</summary>
    private void TurnPage(PaperBlock.Table table, PaperTable lines, Fragment header, Money carried)
    {
        if (table.Carry is { } carry)
        {
            Add(Lay(lines.Sum(carry(true, carried))), 0);
        }

        StartPage();
        Add(header, 0);
        if (table.Carry is { } bring)
        {
            Add(Lay(lines.Sum(bring(false, carried))), 0);
        }
    }

    private void Add(Fragment part, double gap)
    {
        y += gap;
        pages[^1].Add((y, part));
        y += part.Height;
    }

    private void StartPage()
    {
        pages.Add([]);
        y = Top;
    }

    private Fragment Lay(Node node) => pass.Lay(node, width, fill: true);

    private List<PaperPage> Finish()
    {
        var finished = new List<PaperPage>();
        foreach (var (index, parts) in pages.Index())
        {
            var boxes = new List<LayoutBox>();
            if (index > 0)
            {
                furtherHead.Flatten(format.MarginPx, format.MarginPx, boxes, []);
            }

            foreach (var (top, part) in parts)
            {
                part.Flatten(format.MarginPx, top, boxes, []);
            }

            var foot = Lay(Foot(index + 1, pages.Count));
            foot.Flatten(format.MarginPx, format.HeightPx - format.MarginPx - foot.Height, boxes, []);
            finished.Add(new PaperPage(boxes));
        }

        return finished;
    }

    private Node.Column FurtherHead()
    {
        var title = new Node.Text($"{sheet.Title}{sheet.Continued}") { Bold = true, MaxLines = 2 };
        Node line = sheet.Code is { } code
            ? new Node.Row([new Node.Flex(title), new Node.Qr(code, format.NodeMm(SmallCodeMm))], 4)
            : title;
        return new Node.Column([line, new Node.Rule()], 2);
    }

    private Node.Column Foot(int page, int count) => new(
        [
            new Node.Rule(),
            new Node.Row(
                [
                    new Node.Flex(new Node.Text(sheet.Foot) { Ink = Ink.Muted }),
                    new Node.Text(sheet.PageNumber(page, count)) { Ink = Ink.Muted },
                ],
                4)
            {
                Align = CrossAlign.Start,
            },
        ],
        2);
}
