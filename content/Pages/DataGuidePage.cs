using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>What can be taken along or subscribed to, for people and for programs.</summary>
internal static class DataGuidePage
{
    /// <summary>Makes the page.</summary>
    public static PageBody Make(PageContext page)
    {
        var title = page.Say("拿去用", "Take the data");
        var period = MonthPage.MonthsOf(page).FirstOrDefault() ?? "2026-10";
        return new PageBody(title, [
            Element("h1", title),
            P("lead", [page.Say(
                "这里公布的，谁都可以拿走、转发、自己算，不用申请。",
                "Whatever is published here may be taken, passed on and computed with. Nobody needs to ask.")]),
            Card(page, page.Say("有新的就告诉我", "Tell me what is new"),
                ("/data/atom.xml", page.Say("新公布的材料（Atom 订阅）", "News (Atom feed)")),
                ("/data/finance-atom.xml", page.Say("只要财务", "Only finances")),
                ("/data/calendar.ics", page.Say("会议和期限（加进手机日历）", "Meetings and deadlines (calendar)"))),
            Card(page, page.Say("表格（用 Excel、WPS 打开）", "Tables"),
                ("/data/finance.csv", page.Say("每一笔收支", "Every ledger line")),
                ($"/data/finance-{period[..4]}.csv", page.Say($"{period[..4]} 年的收支", $"Ledger lines of {period[..4]}")),
                ("/data/rosters.csv", page.Say("名单", "Rosters"))),
            Card(page, page.Say("给写程序的人", "For programmers"),
                ("/data/index.json", page.Say("目录：每份材料的最新一版", "Index: the latest revision of everything")),
                ("/data/changes/1.json", page.Say("按公布先后，每页 100 条", "Everything in order, 100 entries a page")),
                ($"/data/documents-{period}.json", page.Say($"{period} 的全部材料", $"All documents of {period}")),
                ("/data/openapi.json", page.Say("接口说明（OpenAPI）", "Description (OpenAPI)")),
                ("/data/schema.json", page.Say("每份材料的格式（JSON Schema）", "Format of a document (JSON Schema)")),
                ("/data/datapackage.json", page.Say("表格的格式（Frictionless）", "Format of the tables (Frictionless)")),
                ("/data/oparl.json", page.Say("会议（OParl）", "Meetings (OParl)")),
                ("/data/popolo.json", page.Say("表决（Popolo）", "Votes (Popolo)"))),
            Section(
                "card",
                H2(page.Say("说明", "Good to know")),
                Ul(
                    "plain",
                    Li(page.Say("金额单位是元；没有写的就空着，不写 0。", "Sums are in yuan; what was not given is empty, never 0.")),
                    Li(page.Say("撤回的材料也留在目录里，写明原因。", "Withdrawn documents stay in the index, with the reason.")),
                    Li(page.Say("编号永远不变，也不会再用第二次。", "Ids never change and are never used again.")),
                    Li(page.Say("名单上有人名，转用时请守法。", "Rosters name people: keep to the law when you use them."))),
                Facts(
                    "facts",
                    (page.Say("许可", "Licence"), Licence(page)),
                    (page.Say("联系", "Contact"), page.Village?.Hotline)))])
        {
            Trail = [("/", page.Say("首页", "Home"))],
        };
    }

    private static HtmlNode Licence(PageContext page) => page.Village?.Licence is not { } licence
        ? page.Say(
            "村里没有写。依法公开的，谁都可以看、可以转告；要大批转用，先问一声。",
            "The village has not said. Everybody may read and tell; ask before using it at large.")!
        : SafeAddress.TryOutside(licence.Address.AbsoluteUri) is { } where ? Link(where, licence.Name) : licence.Name!;

    private static HtmlElement Card(
        PageContext page, string title, params IReadOnlyList<(string Path, string Name)> links) => Section(
        "lines",
        H2(title),
        Ul("rows", links.Select(HtmlNode? (link) => Li(Link(
            page.Bytes(link.Path), Span("row-title", link.Name), Span("row-note", link.Path))))));
}
