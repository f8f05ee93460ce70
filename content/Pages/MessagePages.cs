using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>Pages that say in plain words why there is nothing else to show.</summary>
internal static class MessagePages
{
    /// <summary>No such address.</summary>
    public static PageBody NotFound(PageContext page) => Make(
        page,
        404,
        page.Say("没有这一页", "There is no such page"),
        page.Say(
            "网址可能抄错了，或者这份材料还没有公布。请回首页找，也可以在下面搜一搜。",
            "The address may be mistyped, or the document is not published yet. Try the first page, or search."));

    /// <summary>A code no entry of this log begins with.</summary>
    public static PageBody UnknownCode(PageContext page) => Make(
        page,
        404,
        page.Say("这个码不在本村的记录里", "This code is not in the village's record"),
        page.Say(
            "如果是从村务大厅的屏幕上扫的，可能屏幕上的内容比这里新，过几分钟再试。"
            + "如果是从纸上、群里看到的，这个码可能是假的：请以大厅屏幕为准，或打电话问村里。",
            "If you scanned it from the screen in the village hall, the screen may be newer than this server: try "
            + "again in some minutes. If it came from paper or a chat group, it may be forged: trust the screen."));

    /// <summary>Several entries begin with the code.</summary>
    public static PageBody AmbiguousCode(PageContext page, IReadOnlyList<PublishedRevision> revisions)
    {
        var title = page.Say("这个码太短，对应好几份材料", "The code is too short: several documents fit");
        return new PageBody(title, [
            Element("h1", title),
            Ul("rows", revisions.Select(HtmlNode? (revision) => Li(Link(
                page.Page(DocumentLinks.PathOf(revision)), Span("row-title", revision.Title)))))])
        {
            Status = 300,
            IsIndexed = false,
        };
    }

    private static PageBody Make(PageContext page, int status, string title, string text) =>
        new(title, [
            Element("h1", title),
            P("lead", [text]),
            P(Link(page.Page("/"), page.Say("回首页", "To the first page")).With("class", "button"))])
        {
            Status = status,
            IsIndexed = false,
        };
}
