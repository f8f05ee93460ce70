using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Displays;

/// <summary>
/// A scene with every kind of node, drawn once where nobody sees it: code is compiled and the commonest glyphs are
/// rasterised before the first touch, which would otherwise wait for them.
/// </summary>
internal static class WarmUpScene
{
    private const string CommonText = "村务公开财务会议表决通知大事合同名单查找收入支出结余元月日年经手批准凭证照片公布"
        + "版本第共户人代表同意反对弃权通过应到实到现在谁怎么哪里多少，。、：；（）《》“”0123456789.,+-—→%ABCabc";

    public static Scene Make()
    {
        var action = new Nothing();
        var nodes = new List<Node>();
        foreach (var step in Enum.GetValues<TextStep>())
        {
            nodes.Add(new Node.Text(CommonText) { Step = step });
            nodes.Add(new Node.Text(CommonText) { Step = step, Bold = true, Tabular = true, MaxLines = 3 });
        }

        nodes.Add(new Node.Row(
            [
                new Node.Flex(new Node.Text([new TextRun("甲"), new TextRun("乙") { Bold = true, Strike = true }])),
                new Node.IconMark(Icon.Home, 8),
                new Node.Button("按", action) { Icon = Icon.Check, Style = ButtonStyle.Primary },
            ],
            4)
        {
            Align = CrossAlign.Baseline,
        });
        nodes.Add(new Node.Grid(
            [new Node.Touch(new Node.Card(new Node.Text("牌")) { Stripe = Ink.Pine, Border = Ink.Text }, action, "牌")],
            40, 3, 4));
        nodes.Add(new Node.Bar(0.5, Ink.Pine) { MarkFraction = 0.4 });
        nodes.Add(new Node.Trend([new TrendColumn("1", 0.5, Ink.Ochre, "2")], 20));
        nodes.Add(new Node.Qr("HTTPS://EXAMPLE.ORG/Q/12345678", 60));
        nodes.Add(new Node.Measure(new Node.Anchor("a", new Node.Rule()), 80));
        return new Scene(new Node.Text("头"), new Node.Column(nodes, 2), new Node.ScaleLimit(new Node.Space(1)))
        {
            ScrollKey = "warm-up",
            HighlightKey = "a",
            Overlay = new Node.Text("层"),
        };
    }

    private sealed record Nothing : TouchAction;
}
