using VillagePublic.Content.Links;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Pages.OpenData;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>Who wrote, checked and published a revision, its other revisions, and how to check it.</summary>
internal static class Provenance
{
    /// <summary>The section.</summary>
    public static HtmlElement Render(PageContext page, PublishedRevision revision)
    {
        var entry = revision.Entry;
        var revisions = page.Snapshot.Revisions(revision.Id);
        return Section(
            "card provenance",
            H2(page.Say("这份材料从哪来", "Where this comes from")),
            Facts(
                "facts",
                (page.Say("编写", "Prepared by"), Names(page, entry, "author")),
                (page.Say("审核", "Checked by"), Names(page, entry, "reviewer")),
                (page.Say(revision.IsWithdrawal ? "撤回" : "公布", revision.IsWithdrawal ? "Withdrawn" : "Published"),
                    Wording.Moment(entry.Published, page)),
                (page.Say("版本", "Revision"), page.Say(
                    $"第{revision.Revision}版（一共{revisions.Count}版）", $"{revision.Revision} of {revisions.Count}")),
                (page.Say("其他版本", "Other revisions"), Others(page, revision, revisions)),
                (page.Say("下载", "Download"), revision.IsWithdrawal ? null : Downloads(page, revision))),
            P(Link(page.Page("/verify" + DocumentLinks.PathOf(revision)), page.Say("核对这一版", "Check this revision"))),
            PrintedCode(page, revision));
    }

    private static HtmlNode? Names(PageContext page, LogEntry entry, string role)
    {
        var names = entry.Approvals.Where(approval => approval.Role == role).Select(approval => approval.Name).ToList();
        return names.Count == 0 ? null : string.Join(page.Say("、", ", "), names);
    }

    private static HtmlNode? Others(
        PageContext page, PublishedRevision shown, IReadOnlyList<PublishedRevision> revisions) => revisions.Count < 2
        ? null
        : Fragment(revisions.Where(other => other != shown).SelectMany(IEnumerable<HtmlNode?> (other, index) =>
        [
            index == 0 ? null : " · ",
            Link(page.Page(DocumentLinks.PathOf(other)), page.Say($"第{other.Revision}版", $"revision {other.Revision}")),
        ]));

    private static HtmlNode Downloads(PageContext page, PublishedRevision revision)
    {
        var path = DocumentLinks.PathOf(revision);
        return Fragment(
            Link(page.Bytes(path + ".md"), page.Say("原文", "Markdown")),
            DocumentCsv.Has(revision.Kind)
                ? Fragment(" · ", Link(page.Bytes(path + ".csv"), page.Say("表格", "CSV")))
                : null,
            " · ",
            Link(page.Bytes(path + ".json"), page.Say("数据", "JSON")),
            " · ",
            Link(page.Page(path + ".txt"), page.Say("广播稿", "Loudspeaker text")));
    }

    // Paper leaves the phone behind: only the code leads back from it.
    private static HtmlElement? PrintedCode(PageContext page, PublishedRevision revision)
    {
        if (page.Options.PublicAddress is not { } address)
        {
            return null;
        }

        var symbol = QrSymbol.Encode(ShortAddress.For(page.Snapshot, revision).ToAddress(address));
        return Div(
            "paper",
            QrPicture.Render(symbol, page.Say("这一版的二维码", "QR code of this revision")),
            P(page.Say("扫码看这一版，和大厅屏幕上的一个字不差。", "Scan to see exactly this revision.")),
            P("code", [symbol.Text]));
    }
}
