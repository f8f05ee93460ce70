using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>The sum every villager can redo: opening + income − spending = closing.</summary>
internal static class FinanceEquation
{
    /// <summary>The sum, written the way it is done on paper, and whether it comes out.</summary>
    public static HtmlElement Card(PageContext page, FinanceReport report)
    {
        var rows = Ul(
            "equation",
            Row("", page.Say("上期结余", "Carried over"), Wording.Amount(report.Opening, page)),
            Row("pine", page.Say("＋ 收入", "+ Income"), Wording.Yuan(report.IncomeTotal)),
            Row("ochre", page.Say("－ 支出", "− Spending"), Wording.Yuan(report.SpendingTotal)),
            Row("result", page.Say("＝ 本期结余", "= Balance"), Wording.Amount(Result(report), page)));
        return Section(
            "card",
            H2(page.Say("这笔账", "The sum")),
            P("unit", [page.Say("单位：元", "In yuan")]),
            rows,
            Verdict(page, report));
    }

    /// <summary>The same sum on one line, for lists.</summary>
    public static HtmlElement Line(PageContext page, FinanceReport report) => Facts(
        "inline",
        (page.Say("收入", "Income"), Span("sum pine", Wording.Yuan(report.IncomeTotal))),
        (page.Say("支出", "Spending"), Span("sum ochre", Wording.Yuan(report.SpendingTotal))),
        (page.Say("结余", "Balance"), Span("sum", Wording.Amount(Result(report), page))));

    private static WrittenMoney Result(FinanceReport report) => report.Closing.Value is null
        ? new WrittenMoney(report.ComputedClosing, report.Closing.Written)
        : report.Closing;

    private static HtmlElement Verdict(PageContext page, FinanceReport report)
    {
        if (report.ComputedClosing is not { } computed)
        {
            return P("verdict ochre", [page.Say(
                "没有写上期结余，这笔账没法算到底。", "The amount carried over is not given, so the sum cannot be finished.")]);
        }

        var money = Wording.Yuan(computed);
        return report.Closing.Value switch
        {
            null => P("verdict", [page.Say(
                "本期结余是算出来的，原表没有写。", "The balance is computed; the report does not state it.")]),
            { } stated when stated == computed => P(
                "verdict pine", ["✓ ", page.Say(
                    "账对得上：每一行加减的结果和公布的结余一样。", "It adds up: the lines give the stated balance.")]),
            _ => P("verdict cinnabar", [page.Say(
                $"⚠ 对不上：按明细算应是 {money} 元，和公布的结余不同。",
                $"⚠ It does not add up: the lines give {money} yuan, not the stated balance.")]),
        };
    }

    private static HtmlElement Row(string cssClass, string name, string value) =>
        Li(Span("name", name), Span("sum", value)).With("class", cssClass.Length == 0 ? null : cssClass);
}
