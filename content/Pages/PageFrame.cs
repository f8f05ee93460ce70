using System.Text;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>The frame of every page: head, header, where we are, footer.</summary>
internal static class PageFrame
{
    /// <summary>A whole page as text.</summary>
    public static string Render(PageContext page, PageBody body)
    {
        var html = Element("html", Head(page, body), Body(page, body)).With("lang", page.Language);
        var output = new StringBuilder("<!DOCTYPE html>\n", capacity: 16 * 1024);
        html.WriteTo(output);
        return output.Append('\n').ToString();
    }

    private static HtmlElement Head(PageContext page, PageBody body) => Element(
        "head",
        Element("meta").With("charset", "utf-8"),
        Meta("viewport", "width=device-width, initial-scale=1"),
        Element("title", body.Title == page.VillageName ? body.Title : $"{body.Title} · {page.VillageName}"),
        body.Description is { } description ? Meta("description", description) : null,
        body.IsIndexed ? null : Meta("robots", "noindex"),
        Meta("color-scheme", "light dark"),
        PageStyle.Element,
        Element("link")
            .With("rel", "alternate")
            .With("type", "application/atom+xml")
            .With("title", page.Say("新公布的材料", "News"))
            .Href(page.Bytes("/data/atom.xml")),
        body.Script is { } script ? Element("script").Src(page.Bytes(script.Path)).With("defer") : null);

    private static HtmlElement Body(PageContext page, PageBody body) => Element(
        "body",
        Header(page),
        Trail(page, body),
        Element("main", body.Main),
        Footer(page, body));

    private static HtmlElement Header(PageContext page) => Element(
        "header",
        Link(
            page.Page("/"),
            Span("seal", "公").With("aria-hidden", "true"),
            Span("village", page.VillageName),
            " ",
            Span("what", page.Say("村务公开", "Open village"))).With("class", "home"),
        Link(page.OtherLanguage, page.Say("English", "中文"))
            .With("class", "language")
            .With("hreflang", page.Say("en", "zh-CN"))
            .With("lang", page.Say("en", "zh-CN")));

    private static HtmlElement? Trail(PageContext page, PageBody body) => body.Trail.Count == 0
        ? null
        : Element(
            "nav",
            body.Trail.SelectMany(IEnumerable<HtmlNode?> (step, index) =>
                [index == 0 ? null : " › ", Link(page.Page(step.Path), step.Name)]))
            .With("class", "trail")
            .With("aria-label", page.Say("所在位置", "Where you are"));

    private static HtmlElement Footer(PageContext page, PageBody body) => Element(
        "footer",
        body.HasSearch ? null : SearchForm.Render(page),
        page.Village?.Hotline is { Length: > 0 } hotline
            ? P(page.Say("看不明白的，请打电话问：", "Questions? Call "), Telephone(hotline))
            : null,
        Freshness.Line(page),
        P(
            page.Snapshot.Checkpoint is { } checkpoint
                ? page.Say(
                    $"本村公开记录共 {Wording.Number(checkpoint.Size)} 条，只能增加，不能改动。",
                    $"The village's record has {Wording.Number(checkpoint.Size)} entries; it can only grow. ")
                : null,
            Link(page.Page("/about"), page.Say("为什么可以相信", "Why it can be trusted")),
            " · ",
            Link(page.Page("/data"), page.Say("拿去用", "Take the data"))));

    private static HtmlNode Telephone(string hotline)
    {
        var digits = string.Concat(hotline.Where(character => char.IsAsciiDigit(character) || character == '+'));
        return digits.Length >= 3 && SafeAddress.TryOutside("tel:" + digits) is { } address
            ? Link(address, hotline)
            : hotline;
    }

    private static HtmlElement Meta(string name, string content) =>
        Element("meta").With("name", name).With("content", content);
}
