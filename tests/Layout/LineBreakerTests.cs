using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Tests.Layout;

public sealed class LineBreakerTests
{
    /// <summary>Text with a bar wherever a line may break, and a hash where it must.</summary>
    [Theory]
    [InlineData("村务公开", "村|务|公|开")]
    [InlineData("收入，支出。", "收|入，|支|出。")]
    [InlineData("（《办法》第三条）。", "（《办|法》|第|三|条）。")]
    [InlineData("他说：“同意。”然后", "他|说：|“同|意。”|然|后")]
    [InlineData("什么？！好", "什|么？！|好")]
    [InlineData("春、夏", "春、|夏")]
    [InlineData("共12.5万元整", "共|12.5万元|整")]
    [InlineData("共 12.5 万元整", "共 |12.5 万元|整")]
    [InlineData("2026年10月22日", "2026年|10月22日")]
    [InlineData("3 月 15 日前交12,600.00元", "3 月 15 日|前|交|12,600.00元")]
    [InlineData("3月5元", "3月|5元")]
    [InlineData("15-كۈنى", "15-كۈنى")]
    [InlineData("第3条", "第3条")]
    [InlineData("¥1,234.50元", "¥1,234.50元")]
    [InlineData("完成60%，还差40%", "完|成|60%，|还|差|40%")]
    [InlineData("气温-5℃", "气|温-5℃")]
    [InlineData("10:30—12:00", "10:30|—|12:00")]
    [InlineData("马克·吐温", "马|克·|吐|温")]
    [InlineData("等等……然后", "等|等……|然|后")]
    [InlineData("——破折号", "——|破|折|号")]
    [InlineData("hello world", "hello |world")]
    [InlineData("don’t stop", "don’t |stop")]
    [InlineData("用WiFi（无线网）看", "用|WiFi|（无|线|网）|看")]
    [InlineData("well-known", "well-|known")]
    [InlineData("f(x) [y]", "f(x) |[y]")]
    [InlineData("a\u00A0b c", "a\u00A0b |c")]
    [InlineData("一\n二", "一\n#二")]
    [InlineData("一\r\n二", "一\r\n#二")]
    [InlineData("一\n\n二", "一\n#\n#二")]
    [InlineData("人々の", "人々|の")]
    [InlineData("𠮷野家", "𠮷|野|家")]
    [InlineData("葛\U000E0100城", "葛\U000E0100|城")]
    [InlineData("👨‍👩‍👧家", "👨‍👩‍👧|家")]
    [InlineData("e\u0301te\u0301 a", "e\u0301te\u0301 |a")]
    [InlineData("①②", "①|②")]
    public void Breaks_where_a_Chinese_reader_expects(string text, string expected) =>
        Assert.Equal(expected, Mark(text));

    [Fact]
    public void No_line_starts_with_a_stop_or_ends_with_an_opening_bracket()
    {
        const string Closing = "。，、！）》：；？”’】";
        const string Opening = "（《“‘【";
        var random = new Random(7);
        var alphabet = "村务公开ab12 " + Closing + Opening;
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 30).Select(_ => alphabet[random.Next(alphabet.Length)]));
            var breaks = new LineBreak[text.Length];
            LineBreaker.Find(text, breaks);
            for (var index = 1; index < text.Length; index++)
            {
                if (breaks[index] == LineBreak.Never)
                {
                    continue;
                }

                Assert.False(Closing.Contains(text[index]) && text[index - 1] != ' ', Mark(text));
                Assert.False(Opening.Contains(text[index - 1]), Mark(text));
            }
        }
    }

    private static string Mark(string text)
    {
        var breaks = new LineBreak[text.Length];
        LineBreaker.Find(text, breaks);
        return string.Concat(text.Select((character, index) => breaks[index] switch
        {
            LineBreak.Allowed => $"|{character}",
            LineBreak.Required => $"#{character}",
            _ => $"{character}",
        }));
    }
}
