using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Paper;
using VillagePublic.Tests.Layout;

namespace VillagePublic.Tests.Paper;

public sealed class PaginatorTests
{
    private static readonly FixedTextMeasurer Measurer = new();

    [Fact]
    public void A_long_table_repeats_its_header_and_carries_its_sum_from_page_to_page()
    {
        var pages = Paginate(Ledger(200), PaperFormat.A4);

        Assert.InRange(pages.Count, 4, 12);
        var told = 0;
        foreach (var (index, page) in pages.Index())
        {
            var texts = Texts(page);
            Assert.Contains("摘要", texts);
            Assert.Contains($"{index + 1}/{pages.Count}", texts);
            var lines = texts.Count(text => text.StartsWith('第'));
            Assert.Equal(index > 0, texts.Contains($"承前页 {new Money(told * 100)}"));
            told += lines;
            Assert.Equal(index < pages.Count - 1, texts.Contains($"过次页 {new Money(told * 100)}"));
        }

        Assert.Equal(200, told);
        Assert.Contains("合计 200.00", Texts(pages[^1]));
    }

    [Theory]
    [InlineData("A3")]
    [InlineData("A4")]
    [InlineData("A5")]
    public void Nothing_stands_in_the_margins(string name)
    {
        var format = PaperFormat.Find(name)!;
        PaperBlock[] blocks =
        [
            .. Ledger(60),
            new PaperBlock.Flow(new Node.Text(string.Concat(Enumerable.Repeat("很长的一段话，写了又写。", 900)))),
            new PaperBlock.Flow(new Node.Column([.. Enumerable.Range(0, 90).Select(Card)], 2)),
        ];

        foreach (var box in Paginate(blocks, format).SelectMany(page => page.Boxes))
        {
            Assert.InRange(box.Bounds.Y, format.MarginPx - 1, format.HeightPx);
            Assert.True(box.Bounds.Bottom <= format.HeightPx - format.MarginPx + 1, $"{box} runs over the foot.");
            Assert.True(box.Bounds.Right <= format.WidthPx - format.MarginPx + 1, $"{box} runs over the side.");
        }
    }

    [Fact]
    public void A_text_longer_than_a_page_loses_no_line()
    {
        var lines = Enumerable.Range(1, 300).Select(number => $"第{number}行");
        var text = new PaperBlock.Flow(new Node.Text(string.Join('\n', lines)));

        var printed = Paginate([text], PaperFormat.A4).SelectMany(Texts).Where(line => line.EndsWith('行')).ToList();

        Assert.Equal(lines, printed);
    }

    [Fact]
    public void A_heading_is_not_left_alone_at_the_foot_of_a_page()
    {
        for (var before = 1; before < 60; before++)
        {
            PaperBlock[] blocks =
            [
                new PaperBlock.Flow(new Node.Text(string.Join('\n', Enumerable.Repeat("字", before)))),
                new PaperBlock.Flow(new Node.Text("标题")) { KeepsWithNext = true },
                .. Ledger(5),
            ];

            var page = Paginate(blocks, PaperFormat.A5).First(page => Texts(page).Contains("标题"));

            Assert.Contains("第1笔", Texts(page));
            Assert.Contains("第2笔", Texts(page));
        }
    }

    [Fact]
    public void What_answers_to_a_touch_on_the_screen_is_not_printed()
    {
        var node = new Node.Column(
        [
            new Node.Touch(
                new Node.Row([new Node.Text("看凭证"), new Node.IconMark(Icon.ChevronRight, 7)]), new Nothing(), ""),
            new Node.Button("返回", new Nothing()),
        ]);

        var printed = Assert.IsType<Node.Column>(PaperNodes.Printed(node));

        var row = Assert.IsType<Node.Row>(Assert.Single(printed.Children));
        Assert.Equal("看凭证", Assert.Single(Assert.IsType<Node.Text>(Assert.Single(row.Children)).Runs).Text);
    }

    private static PaperBlock[] Ledger(int count) =>
    [
        new PaperBlock.Table(
            [new PaperColumn("摘要", 12), new PaperColumn("金额", 6, TextAlign.End)],
            [.. Enumerable.Range(1, count).Select(number => new PaperRow([$"第{number}笔", "1.00"], new Money(100)))])
        {
            Total = [$"合计 {new Money(count * 100)}", ""],
            Carry = (isDown, sum) => [$"{(isDown ? "过次页" : "承前页")} {sum}", ""],
        },
    ];

    private static Node Card(int number) => new Node.Card(new Node.Text($"第 {number} 张卡片")) { Border = Ink.Hairline };

    private static IReadOnlyList<PaperPage> Paginate(IReadOnlyList<PaperBlock> blocks, PaperFormat format)
    {
        var sheet = new PaperSheet("很长的收支", blocks, "清溪村", "HTTP://VILLAGE.EXAMPLE/Q/ABCDEFGHJKMNPQRS")
        {
            Author = "清溪村",
            Published = DateTimeOffset.UnixEpoch,
            PageNumber = (page, count) => $"{page}/{count}",
            Continued = "（续）",
        };
        return Paginator.Paginate(sheet, format, Measurer, Measurer);
    }

    private static List<string> Texts(PaperPage page) =>
    [
        .. page.Boxes.OfType<LayoutBox.Line>().Select(line => string.Concat(line.Spans.Select(span => span.Text))),
    ];

    private sealed record Nothing : TouchAction;
}
