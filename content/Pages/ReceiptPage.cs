using System.Globalization;
using VillagePublic.Content.Links;
using VillagePublic.Content.Log;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>A receipt for one revision, to be printed or kept: what was published, when, by whom, and a code that tells
/// for ever whether it still stands so.</summary>
internal static class ReceiptPage
{
    /// <summary>Makes the page; <see langword="null"/> before there is a log.</summary>
    public static PageBody? Make(PageContext page, PublishedRevision revision)
    {
        if (page.Snapshot.Checkpoint is not { } checkpoint)
        {
            return null;
        }

        var title = page.Say("公布回执", "Receipt");
        var entry = revision.Entry;
        return new PageBody(title, [
            Element("h1", title),
            P("lead", [
                Link(page.Page(DocumentLinks.PathOf(revision)), revision.Title),
                page.Say($"，第{revision.Revision}版", $", revision {revision.Revision}")]),
            Code(page, ShortAddress.For(page.Snapshot, revision).ReceiptOf(checkpoint)),
            Facts(
                "facts",
                (page.Say("村", "Village"), page.VillageName),
                (page.Say("公布时间", "Published"), Wording.Moment(entry.Published, page)),
                (page.Say("编写和审核", "Prepared and checked by"), entry.Approvals.Count == 0
                    ? null
                    : string.Join(page.Say("、", ", "), entry.Approvals.Select(approval => approval.Name))),
                (page.Say("位置", "Place"), page.Say(
                    $"第 {Wording.Number(revision.EntryIndex + 1)} 条，当时一共 {Wording.Number(checkpoint.Size)} 条",
                    $"entry {Wording.Number(revision.EntryIndex + 1)} of {Wording.Number(checkpoint.Size)}"))),
            Facts(
                "facts codes",
                (page.Say("这一条的指纹", "Leaf hash"), Element("code", revision.LeafHash.ToString())),
                (page.Say("整本的指纹", "Root hash"), Element("code", checkpoint.Root.ToString())),
                (page.Say("村里的公钥", "The log's key"), KeyOf(page) is { } key ? Element("code", key) : null)),
            Keep(page, revision)])
        {
            Trail = [("/", page.Say("首页", "Home"))],
            IsIndexed = false,
        };
    }

    // Without an address of the village's own a camera could open nothing; the rest of the address still tells.
    private static HtmlElement Code(PageContext page, ShortAddress address) =>
        page.Options.PublicAddress is { } root
            ? Code(page, address.ToAddress(root))
            : Div(
                "card",
                Facts("facts codes", (page.Say("网址", "Address"), Link(
                    page.Bytes($"/{ShortAddress.Segment}/{address}"),
                    Element("code", page.Absolute($"/{ShortAddress.Segment}/{address}"))))),
                P(page.Say(
                    "以后在村里的网站上打开它，网页会告诉您：这一版改没改过，当时的记录还在不在。",
                    "Open it on the village's site whenever you like: the page will say whether this revision was "
                    + "altered, and whether every entry of today is still there.")));

    private static HtmlElement Code(PageContext page, string whole) =>
        Div(
            "card",
            QrPicture.Render(QrSymbol.Encode(whole), page.Say("回执的二维码", "QR code of the receipt")),
            Facts("facts codes", (page.Say("码里写的", "It says"), Element("code", whole))),
            P(page.Say(
                "以后什么时候扫这个码，网页都会告诉您：这一版改没改过，当时的记录还在不在。",
                "Scan it whenever you like: the page will say whether this revision was altered, and whether every "
                + "entry of today is still there.")));

    private static HtmlElement Keep(PageContext page, PublishedRevision revision)
    {
        var path = DocumentLinks.PathOf(revision);
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{path.TrimStart('/').Replace('/', '-').Replace('@', '-')}.proof");
        return Section(
            "card",
            H2(page.Say("留一份证明", "Keep a proof")),
            P("actions", [
                page.Options.ReadHead() is null
                    ? null
                    : Link(page.Bytes(path + ".proof"), page.Say("存证明文件", "Save the proof"))
                        .With("class", "button quiet").With("download", name)]),
            P(page.Say(
                "证明文件和这张回执放在一起。就算村里的网站没了，懂电脑的人拿它也能证明村里公布过这一版：",
                "Keep it with the receipt. Even if the village's site were gone, it proves that this was published:")),
            Facts(
                "facts codes",
                (page.Say("核对", "To check"), Element("code", $"kiosk verify {name} --key {KeyOf(page) ?? "KEY"}"))),
            P(page.Say(
                "它能证明公布以后没人改过，不能证明公布的内容本身是真的。",
                "It proves that nothing was altered after publication, not that what was published is true.")));
    }

    private static string? KeyOf(PageContext page) =>
        page.Snapshot.All.LastOrDefault(revision => revision.Entry.Kind == EntryKind.Keys)?.Entry.Keys
            .FirstOrDefault(text => VerifierKey.TryParse(text) is { Kind: KeyKind.Note });
}
