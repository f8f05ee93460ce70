using VillagePublic.Kiosk.Layout;
using VillagePublic.Tests.Architecture;
using VillagePublic.Tests.Drawing;

namespace VillagePublic.Tests.Layout;

/// <summary>Layouts written out as text and compared with the files in Dumps.</summary>
public sealed class LayoutEngineTests
{
    private static readonly DisplayMetrics Portrait = new(1080, 1920, 4);

    [Fact]
    public void A_label_and_a_larger_amount_share_a_baseline_and_the_amount_ends_at_the_edge() =>
        Check("baseline", new Node.Row(
            [
                new Node.Flex(new Node.Text("收入")),
                new Node.Text("12.00") { Step = TextStep.Title, Align = TextAlign.End },
            ],
            4)
        {
            Align = CrossAlign.Baseline,
        });

    [Fact]
    public void At_double_size_an_amount_that_no_longer_fits_goes_below_its_label_and_still_ends_at_the_edge() =>
        Check("stacked", new Node.Row(
            [
                new Node.Flex(new Node.Text("村内道路维修工时费")),
                new Node.Text("428,560.00") { Step = TextStep.Heading, Tabular = true, Align = TextAlign.End },
            ],
            4),
            Portrait with { TextScale = 2 });

    [Fact]
    public void A_card_keeps_text_off_its_stripe_and_breaks_lines_as_Chinese_demands() =>
        Check("card", new Node.Card(new Node.Text(
        [
            new TextRun("十月账目"),
            new TextRun("已逾期 6 天") { Bold = true, Ink = Ink.Cinnabar },
            new TextRun("，应于 10 月 16 日前公布（《村务公开办法》第三条）。"),
        ]))
        {
            Stripe = Ink.Cinnabar,
            Border = Ink.Hairline,
        });

    [Fact]
    public void Tiles_of_a_line_are_as_high_as_the_highest() =>
        Check("tiles", new Node.Grid(
            [.. new[] { "财务", "会议纪要与村民代表会议决议", "表决", "通知" }.Select(name => (Node)new Node.Touch(
                new Node.Card(new Node.Text(name)) { Border = Ink.Hairline }, new SampleAction(name), name))],
            70, 3, 4));

    [Fact]
    public void Bars_charts_pictures_and_symbols_have_their_place() =>
        Check("marks", new Node.Column(
            [
                new Node.Bar(0.5, Ink.Pine) { MarkFraction = 0.25 },
                new Node.Trend([new("9月", 0.5, Ink.Ochre, null), new("10月", 1, Ink.Ochre, "9.6 万")], 20),
                new Node.Picture(default, "收据") { MaxHeightMm = 60 },
                new Node.Qr("HTTPS://V.EXAMPLE/Q/1", 60),
                new Node.Rule(),
                new Node.Anchor("sentence-1", new Node.Text("第一句。")),
            ],
            2));

    [Fact]
    public void Text_over_its_number_of_lines_ends_with_an_ellipsis() =>
        Check("ellipsis", new Node.Text(string.Concat(Enumerable.Repeat("村务公开", 20))) { MaxLines = 2 });

    [Fact]
    public void Header_footer_and_overlay_stand_around_the_body()
    {
        var scene = new Scene(new Node.Text("上"), new Node.Text("中"), new Node.Button("下", new SampleAction("下")))
        {
            ScrollKey = "frame",
            Overlay = new Node.Text("您还在看吗？"),
            LoweredMm = 20,
        };
        Check("frame", scene, Portrait);
    }

    [Fact]
    public void A_header_that_would_leave_no_room_scrolls_with_the_body()
    {
        var scene = new Scene(new Node.Space(200), new Node.Text("中"), new Node.Space(30)) { ScrollKey = "tall" };
        var tree = Arrange(scene, Portrait);
        Assert.Equal(0, tree.Header.Viewport.Height);
        Assert.True(tree.Body.Boxes[0].Bounds.Y > 800);
    }

    [Fact]
    public void What_stands_beside_the_body_takes_its_width_but_never_half_of_the_display()
    {
        var scene = new Scene(null, new Node.Text("中"), new Node.Space(20))
        {
            ScrollKey = "beside", Aside = new Node.Text("键"), AsideWidthMm = 100,
        };
        var tree = Arrange(scene, Portrait);
        var width = Math.Min(Math.Round(100 * Portrait.PxPerMm), Portrait.WidthPx * 0.5);
        Assert.Equal(width, tree.Aside!.Viewport.Width);
        Assert.Equal(Portrait.WidthPx - width, tree.Body.Viewport.Width);
        Assert.Equal(tree.Body.Viewport.Height, tree.Aside.Viewport.Height);
        Assert.All(tree.Aside.Boxes, box => Assert.True(box.Bounds.X >= tree.Body.Viewport.Right));
    }

    [Fact]
    public void A_word_too_wide_for_its_place_is_set_smaller_before_it_is_torn()
    {
        var text = new Node.Text("1,234,567,890.00") { Step = TextStep.Figure };
        var tree = Arrange(new Scene(null, text, null) { ScrollKey = "wide" }, Portrait with { WidthPx = 600 });
        var line = Assert.IsType<LayoutBox.Line>(Assert.Single(tree.Body.Boxes));
        Assert.Equal("1,234,567,890.00", line.Spans.Single().Text);
        Assert.InRange(line.Bounds.Right, 0, 600);
    }

    [Fact]
    public void A_heading_made_even_never_tears_a_date_for_it()
    {
        var heading = new Node.Text("11 月 25 日全村停水") { Step = TextStep.Title, Bold = true };
        for (var widthPx = 300; widthPx < 800; widthPx += 10)
        {
            var tree = Arrange(
                new Scene(null, heading, null) { ScrollKey = "date" }, Portrait with { WidthPx = widthPx });
            var first = Assert.IsType<LayoutBox.Line>(tree.Body.Boxes[0]);
            Assert.StartsWith("11 月 25 日", first.Spans[0].Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1, 600)]
    [InlineData(2, 600)]
    [InlineData(1, 900)]
    public void Capitals_are_seven_tenths_of_a_degree_high_at_the_viewing_distance(double scale, double distanceMm)
    {
        var type = new TypeScale(Portrait with { TextScale = scale, ViewingDistanceMm = distanceMm });
        var capitalMm = type.SizePx(TextStep.Body) * TypeScale.CapHeightEm / Portrait.PxPerMm;
        var degrees = Math.Atan(capitalMm / distanceMm) * 180 / Math.PI;
        Assert.InRange(degrees, 0.69 * scale, 0.71 * scale);
    }

    [Theory]
    [InlineData(21.5, 600)]
    [InlineData(32, 600)]
    [InlineData(55, 1006)]
    [InlineData(100, 1200)]
    public void A_large_panel_is_meant_to_be_read_from_further_away(double diagonalInches, double distanceMm) =>
        Assert.Equal(
            distanceMm, DisplayMetrics.FromDiagonal(3840, 2160, diagonalInches).ViewingDistanceMm, 0.5);

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void Every_control_of_every_sample_is_at_least_16_mm_and_answers_within_20(double scale)
    {
        foreach (var scene in new[] { SampleScenes.Home(), SampleScenes.Month(), SampleScenes.Ledger(20) })
        {
            var tree = Arrange(scene, Portrait with { TextScale = scale });
            var touches = tree.Header.Touches.Concat(tree.Body.Touches).Concat(tree.Footer.Touches).ToList();
            Assert.NotEmpty(touches);
            Assert.All(touches, touch =>
            {
                Assert.True(touch.Bounds.Height >= (16 * Portrait.PxPerMm) - 1, $"{touch.Name} {touch.Bounds}");
                Assert.True(touch.Bounds.Width >= (16 * Portrait.PxPerMm) - 1, $"{touch.Name} {touch.Bounds}");
                Assert.True(touch.Area.Height >= (20 * Portrait.PxPerMm) - 1, $"{touch.Name} {touch.Area}");
            });
        }
    }

    [Theory]
    [InlineData(1080, 1920, 1)]
    [InlineData(1920, 1080, 2)]
    [InlineData(600, 800, 2)]
    [InlineData(240, 200, 2)]
    public void Nothing_is_wider_than_the_display(int width, int height, double scale)
    {
        foreach (var scene in new[] { SampleScenes.Home(), SampleScenes.Month(), SampleScenes.Ledger(5) })
        {
            var tree = Arrange(scene, new DisplayMetrics(width, height, 4, scale));
            Assert.All(tree.Body.Boxes, box => Assert.InRange(box.Bounds.Right, 0, width + 1));
        }
    }

    [Fact]
    public void The_control_under_the_finger_wins_over_one_whose_margin_it_touches()
    {
        var scene = new Scene(null, new Node.Column(
            [
                new Node.Touch(new Node.Text("一"), new SampleAction("一"), "一"),
                new Node.Touch(new Node.Text("二"), new SampleAction("二"), "二"),
            ]), null)
        {
            ScrollKey = "hit",
        };
        var tree = Arrange(scene, Portrait);
        var second = tree.Body.Touches[1].Bounds;
        Assert.Equal("二", tree.HitTest(100, second.Y + 1, 0)!.Name);
        Assert.Equal("一", tree.HitTest(100, second.Y - 1, 0)!.Name);
        Assert.Equal("二", tree.HitTest(100, second.Bottom + 5, 0)!.Name);
        Assert.Equal("二", tree.HitTest(100, second.Y - 29, 30)!.Name);
        Assert.Null(tree.HitTest(100, 1800, 0));
    }

    private static LayoutTree Arrange(Scene scene, DisplayMetrics metrics)
    {
        var measurer = new FixedTextMeasurer { PictureSize = (400, 300) };
        return LayoutEngine.Arrange(scene, metrics, measurer, measurer);
    }

    private static void Check(string name, Node body, DisplayMetrics? metrics = null) =>
        Check(name, new Scene(null, body, null) { ScrollKey = name }, metrics ?? Portrait);

    private static void Check(string name, Scene scene, DisplayMetrics metrics)
    {
        var path = Path.Combine(Repository.Root, "tests", "Layout", "Dumps", $"{name}.txt");
        var dump = LayoutDump.Write(Arrange(scene, metrics));
        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (dump != expected)
        {
            File.WriteAllText(Path.ChangeExtension(path, ".out.txt"), dump);
        }

        Assert.Equal(expected, dump);
    }
}
