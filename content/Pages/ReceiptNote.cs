using VillagePublic.Content.Links;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>What the code of a receipt tells, a day or ten years later: whether the log still holds all that it held.
/// </summary>
internal static class ReceiptNote
{
    /// <summary>The note above the document.</summary>
    public static HtmlElement Render(PageContext page, SeenLog seen)
    {
        var size = page.Snapshot.Checkpoint?.Size ?? 0;
        if (seen.Size > size)
        {
            return P("banner cinnabar", [Strong(page.Say(
                $"⚠ 开这张回执时有 {seen.Size} 条记录，这里现在只有 {size} 条！请留好回执，告诉村务监督委员会。",
                $"⚠ When the receipt was made there were {seen.Size} entries; this server has {size}! Keep the receipt "
                + "and tell the supervision committee."))]);
        }

        return seen.Agrees(CodeNote.RootAt(page.Snapshot, seen.Size))
            ? P("banner pine", [page.Say(
                $"✓ 回执上的就是这一版，一个字没改。开回执时的 {seen.Size} 条记录都还在，后来又多了 {size - seen.Size} 条。",
                $"✓ This is the revision of the receipt, unaltered. All {seen.Size} entries of that day are still "
                + $"here; {size - seen.Size} came later.")])
            : P("banner cinnabar", [Strong(page.Say(
                "⚠ 这里的记录和回执对不上：以前的记录被换过！请留好回执，告诉村务监督委员会。",
                "⚠ This record contradicts the receipt: earlier entries were replaced! Keep the receipt and tell the "
                + "supervision committee."))]);
    }
}
