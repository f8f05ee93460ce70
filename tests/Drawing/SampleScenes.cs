using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Tests.Drawing;

/// <summary>What a tap means in tests.</summary>
internal sealed record SampleAction(string Name) : TouchAction;

/// <summary>Scenes that use every node, for looking at and for comparing.</summary>
internal static class SampleScenes
{
    public const string Address = "HTTPS://QINGXI.EXAMPLE/Q/7K2M9XQA";

    public static Scene Home() => new(Header("清溪村村务公开", "10月22日 星期四  14:05"), HomeBody(), Footer())
    {
        ScrollKey = "home",
    };

    public static Scene Month() => new(Header("二〇二六年十月收支", "清溪村"), MonthBody(), Footer())
    {
        ScrollKey = "finance/2026-10",
    };

    public static Scene Warning() => Home() with
    {
        Overlay = new Node.Column(
            [
                new Node.Text("您还在看吗？") { Step = TextStep.Heading, Bold = true, Align = TextAlign.Center },
                new Node.Text("20 秒后回到首页，字号和颜色恢复原样。") { Align = TextAlign.Center },
                new Node.Button("还在看", new SampleAction("stay")) { Style = ButtonStyle.Primary },
            ],
            6),
    };

    public static Scene IconSheet() => new(null, new Node.Grid(
        [.. Enum.GetValues<Icon>().Select(icon => (Node)new Node.Card(new Node.Column(
            [new Node.IconMark(icon, 14), new Node.Text(icon.ToString()) { Align = TextAlign.Center }], 2)
        {
            Align = CrossAlign.Center,
        }))],
        40, 6, 4), null)
    {
        ScrollKey = "icons",
    };

    /// <summary>A list with many rows, as a ledger has.</summary>
    public static Scene Ledger(int rowCount) => new(Header("收支明细", "清溪村"), new Node.Column(
        [.. Enumerable.Range(1, rowCount).Select(row => (Node)new Node.Column([LedgerRow(row), new Node.Rule()], 1))],
        1), Footer())
    {
        ScrollKey = "ledger",
    };

    private static Node.Touch LedgerRow(int row)
    {
        var cells = new Node.Row(
            [
                new Node.Text($"{row}") { Tabular = true, Ink = Ink.Muted },
                new Node.Flex(new Node.Text($"第{row}笔 村内道路维修工时费") { MaxLines = 2 }),
                new Node.Text($"{row * 137.5m:N2}") { Tabular = true, Align = TextAlign.End },
                new Node.IconMark(Icon.ChevronRight, 6, Ink.Muted),
            ],
            4);
        return new Node.Touch(cells, new SampleAction($"row {row}"), $"第{row}笔");
    }

    private static Node.Row Header(string title, string aside) => new(
        [
            new Node.IconMark(Icon.Seal, 12, Ink.Cinnabar),
            new Node.Flex(new Node.Text(title) { Step = TextStep.Title, Bold = true }),
            new Node.Text(aside) { Ink = Ink.Muted, Align = TextAlign.End },
        ],
        4);

    private static Node.ScaleLimit Footer() => new(new Node.Row(
        [
            Tool("返回", Icon.Back),
            Tool("首页", Icon.Home),
            Tool("大字", Icon.TextSize),
            Tool("黑白", Icon.Contrast),
            Tool("朗读", Icon.Speak),
            Tool("手机看", Icon.Phone),
        ],
        4));

    private static Node.Flex Tool(string label, Icon icon) =>
        new(new Node.Button(label, new SampleAction(label)) { Icon = icon, Stacked = true });

    private static Node.Column HomeBody() => new(
        [
            new Node.Card(new Node.Row(
                [
                    new Node.IconMark(Icon.Warning, 10, Ink.Cinnabar),
                    new Node.Flex(new Node.Text(
                    [
                        new TextRun("十月账目"),
                        new TextRun("已逾期 6 天") { Bold = true, Ink = Ink.Cinnabar },
                        new TextRun("，应于 10 月 16 日前公布（《村务公开办法》第三条）。"),
                    ])),
                ],
                4))
            {
                Stripe = Ink.Cinnabar,
                Border = Ink.Hairline,
            },
            new Node.Grid(
                [
                    Tile("财务", Icon.Finance, "十月：收入 12.8 万元"),
                    Tile("会议", Icon.Minutes, "村民代表会议纪要"),
                    Tile("表决", Icon.Vote, "安装路灯：通过"),
                    Tile("通知", Icon.Notice, "停水通知：10 月 24 日"),
                    Tile("事项", Icon.Matter, "修桥：正在施工"),
                    Tile("查找", Icon.Search, "按拼音、按月份"),
                ],
                80, 3, 4),
            new Node.Text("内容截至 10 月 22 日 14:02，已核对签名。") { Ink = Ink.Muted },
        ],
        6);

    private static Node.Touch Tile(string name, Icon icon, string line) => new(
        new Node.Card(new Node.Column(
            [
                new Node.IconMark(icon, 14, Ink.Link),
                new Node.Text(name) { Step = TextStep.Title, Bold = true },
                new Node.Text(line) { Ink = Ink.Muted },
            ],
            1.5))
        {
            Border = Ink.Hairline,
            PaddingMm = 6,
        },
        new SampleAction(name),
        name);

    private static Node.Column MonthBody() => new(
        [
            new Node.Text("十月支出的六成用于修路") { Step = TextStep.Heading, Bold = true },
            new Node.Card(new Node.Column([Sum("月初结存", "428,560.00"), Sum("＋ 收入", "128,000.00"),
                Sum("－ 支出", "96,431.50"), new Node.Rule(), Sum("＝ 月末结存", "460,128.50")], 3))
            {
                Border = Ink.Hairline,
            },
            new Node.Column([Account("道路维修", 0.6, "57,858.90"), Account("环境卫生", 0.22, "21,214.93"),
                Account("办公", 0.02, "1,928.63")], 4),
            new Node.Trend(
                [.. Enumerable.Range(1, 12).Select(month => new TrendColumn(
                    $"{month}月", month == 2 ? null : month / 12.0, Ink.Ochre, month == 12 ? "9.6 万" : null))],
                40),
            new Node.Card(new Node.Row(
                [
                    new Node.Flex(new Node.Text("用手机扫一扫，看到的是同一份、同一版。这一版的编号写在码里，以后改了也查得到。")),
                    new Node.Qr(Address, 62),
                ],
                6))
            {
                Border = Ink.Hairline,
            },
            new Node.Row([new Node.Bar(0.625, Ink.Pine) { HeightMm = 8, MarkFraction = 0.53 }]),
            new Node.Text("应到 45 人，实到 32 人（须 30 人），达到法定人数。同意 20 票，须 17 票：通过。"),
            new Node.Text([new TextRun("应付 1,200.00 元") { Strike = true }, new TextRun(" 更正为 1,020.00 元")]),
        ],
        7);

    private static Node.Row Sum(string label, string amount) => new(
        [
            new Node.Flex(new Node.Text(label)),
            new Node.Text(amount) { Step = TextStep.Title, Bold = true, Tabular = true, Align = TextAlign.End },
        ],
        4)
    {
        Align = CrossAlign.Baseline,
    };

    private static Node.Column Account(string name, double share, string amount) => new(
        [
            new Node.Row(
                [new Node.Flex(new Node.Text(name)), new Node.Text(amount) { Tabular = true, Align = TextAlign.End }],
                4),
            new Node.Bar(share, Ink.Ochre),
        ],
        1);
}
