using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>What the words of the accounts mean, said plainly.</summary>
/// <remarks>Account names of the collective economy's accounting system (财会〔2023〕14号).</remarks>
internal static class PlainTerms
{
    private static readonly (string Term, LocalText Meaning)[] Terms =
    [
        ("经营收入", new("村里自己做买卖、出租房屋土地挣来的钱。", "Earned by the village's own business and letting.")),
        ("投资收益", new("村里把钱投出去分回来的红利、利息。", "Dividends and interest on what the village invested.")),
        ("补助收入", new("上级政府拨给村里的钱。", "Money granted by the government above.")),
        ("其他收入", new("不属于前面几类的收入，比如捐款、利息。", "Income of no other class, such as gifts.")),
        ("经营支出", new("村里做买卖、维护出租资产花的钱。", "Spent on the village's own business and its let property.")),
        ("税金及附加", new("依法交的税。", "Taxes.")),
        ("管理费用", new("村里日常办公、人员补贴、水电等开销。", "Office, allowances, electricity and other running costs.")),
        ("公益支出", new("给大家办事花的钱：修路、路灯、卫生、慰问。", "Spent for everybody: roads, lamps, cleaning, care.")),
        ("其他支出", new("不属于前面几类的支出。", "Spending of no other class.")),
        ("所得税费用", new("按利润交的所得税。", "Income tax.")),
    ];

    /// <summary>The terms that occur, folded away; <see langword="null"/> when none is known.</summary>
    /// <param name="page">The page.</param>
    /// <param name="words">Words of the document that may need explaining.</param>
    public static HtmlElement? Card(PageContext page, IEnumerable<string?> words)
    {
        var used = words.ToHashSet(StringComparer.Ordinal);
        var shown = Terms.Where(term => used.Contains(term.Term)).ToList();
        return shown.Count == 0
            ? null
            : Element(
                "details",
                Element("summary", page.Say("这些词是什么意思", "What these words mean")),
                Facts("facts", shown.Select((string, HtmlNode?) (term) => (term.Term, page.Say(term.Meaning)))));
    }
}
