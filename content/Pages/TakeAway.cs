using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>Takes a document along: the page itself as one file; the script adds sending and printing.</summary>
internal static class TakeAway
{
    /// <summary>The row of buttons.</summary>
    public static HtmlElement Render(PageContext page, PublishedRevision revision)
    {
        // The style sheet stands inside the page, so the saved file is whole; only its pictures need a network.
        var path = DocumentLinks.PathOf(revision);
        var name = path.TrimStart('/').Replace('/', '-').Replace('@', '-') + ".html";
        return P("actions", [
            Link(page.Page(path), page.Say("存到手机", "Save")).With("class", "button quiet").With("download", name),
            revision.IsPublished
                ? Link(page.Page("/receipt" + path), page.Say("开回执", "Receipt")).With("class", "button quiet")
                : null,
            page.Options.HasPaper
                ? Link(page.Page($"/paper{path}.pdf"), page.Say("打印版", "To print")).With("class", "button quiet")
                : null]);
    }
}
