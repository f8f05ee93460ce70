using System.Globalization;
using VillagePublic.Content.Log;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>How one revision can be checked: every figure, said in words first.</summary>
internal static class VerifyPage
{
    /// <summary>Makes the page.</summary>
    public static PageBody Make(PageContext page, PublishedRevision revision)
    {
        var title = page.Say("核对这一版", "Check this revision");
        return new PageBody(title, [
            Element("h1", title),
            P("lead", [
                Link(page.Page(DocumentLinks.PathOf(revision)), revision.Title),
                page.Say($"，第{revision.Revision}版", $", revision {revision.Revision}")]),
            Place(page, revision),
            Signers(page, revision),
            Record(page),
            Bytes(page, revision),
            Yourself(page, revision)])
        {
            Trail = [("/", page.Say("首页", "Home"))],
            IsIndexed = false,
            Script = PageScript.Verification,
        };
    }

    private static HtmlElement Place(PageContext page, PublishedRevision revision)
    {
        var proof = LeafHashes.ProveInclusion(page.Snapshot, revision.EntryIndex);
        var holds = proof is not null && page.Snapshot.Checkpoint is { } checkpoint && MerkleProof.VerifyInclusion(
            proof, revision.EntryIndex, checkpoint.Size, checkpoint.Root, revision.LeafHash);
        var number = Wording.Number(revision.EntryIndex + 1);
        return Section(
            "card",
            H2(page.Say("在记录里的位置", "Its place in the record")),
            holds
                ? P("verdict pine", [page.Say(
                    $"✓ 它是第 {number} 条。从它的指纹出发，用 {proof!.Count} 步算得出整本记录的指纹。",
                    $"✓ It is entry {number}. Its fingerprint leads to the whole record's in {proof.Count} steps.")])
                : P("verdict cinnabar", [page.Say(
                    "⚠ 这台服务器现在算不出它在记录里的位置。", "⚠ This server cannot prove its place in the record now.")]),
            Facts(
                "facts codes",
                (page.Say("序号（从 0 数）", "Index from 0"), Invariant(revision.EntryIndex)),
                (page.Say("这一条的指纹", "Leaf hash"), Code(revision.LeafHash))),
            proof is null || proof.Count == 0
                ? null
                : Element(
                    "details",
                    Element("summary", page.Say("每一步的数字", "Every step")),
                    Ol("codes", proof.Select(HtmlNode? (hash) => Li(Code(hash))))))
            .With("data-leaf", proof is null ? null : revision.LeafHash.ToString())
            .With("data-proof", proof is null ? null : ProofText(page, revision, proof));
    }

    // What a phone needs to redo the sum: index, size, root, then the path upwards.
    private static string ProofText(PageContext page, PublishedRevision revision, IReadOnlyList<Hash> proof)
    {
        var checkpoint = page.Snapshot.Checkpoint!;
        return string.Join(
            ' ', [Invariant(revision.EntryIndex), Invariant(checkpoint.Size), checkpoint.Root.ToString(), .. proof]);
    }

    private static HtmlElement Signers(PageContext page, PublishedRevision revision) => Section(
        "card",
        H2(page.Say("谁签了名", "Who signed it")),
        revision.Entry.Approvals.Count == 0
            ? P(page.Say("这一条没有个人签名。", "This entry has no personal signatures."))
            : P(page.Say(
                "写的人和审的人各签一次。屏幕收到时都验过，有一个不对就不显示。",
                "Writer and checker sign once each. Screens verify both and show nothing where one fails.")),
        Fragment(revision.Entry.Approvals.Select(HtmlNode? (approval) => Facts(
            "facts codes",
            (RoleName(page, approval), Strong(approval.Name)),
            (page.Say("公钥", "Public key"), Element("code", Convert.ToHexStringLower(approval.Key))),
            (page.Say("签名", "Signature"), Element("code", Convert.ToBase64String(approval.Signature)))))));

    private static string RoleName(PageContext page, Approval approval) => approval.Role switch
    {
        "author" => page.Say("编写", "Prepared by"),
        "reviewer" => page.Say("审核", "Checked by"),
        _ => approval.Role,
    };

    private static HtmlElement? Record(PageContext page)
    {
        if (page.Snapshot.Checkpoint is not { } checkpoint)
        {
            return null;
        }

        var note = page.Options.ReadHead() is { } head && head.Checkpoint == checkpoint
            ? SignedNote.TryParse(head.Note)
            : null;
        return Section(
            "card",
            H2(page.Say("整本记录", "The whole record")),
            Facts(
                "facts codes",
                (page.Say("名字", "Name"), Element("code", checkpoint.Origin)),
                (page.Say("条数", "Entries"), Invariant(checkpoint.Size)),
                (page.Say("整本的指纹", "Root hash"), Code(checkpoint.Root)),
                (page.Say("谁为它签名", "Signed by"), note is null ? null : Element("code", string.Join(
                    ", ", note.Signatures.Select(line => line.Name).Distinct(StringComparer.Ordinal))))));
    }

    private static HtmlElement? Bytes(PageContext page, PublishedRevision revision) => revision.Entry.Blobs.Count == 0
        ? null
        : Section(
            "card",
            H2(page.Say("包含哪些文件", "The files it consists of")),
            Fragment(revision.Entry.Blobs.Select(HtmlNode? (blob) => Facts(
                "facts codes",
                (page.Say("文件", "File"), blob.Name),
                (page.Say("大小", "Size"), page.Say(
                    $"{Wording.Number(blob.SizeBytes)} 字节", $"{Wording.Number(blob.SizeBytes)} bytes")),
                ("SHA-256", Code(blob.Sha256))))));

    private static HtmlElement Yourself(PageContext page, PublishedRevision revision) => Section(
        "card",
        H2(page.Say("自己核对", "Check it yourself")),
        P(page.Say(
            "记录用的是公开的格式（C2SP tlog-tiles、tlog-checkpoint）。任何人都可以用别人写的程序，从 /feed/ 取全部记录，"
            + "不靠我们自己算一遍。",
            "The record is kept in public formats (C2SP tlog-tiles and tlog-checkpoint). Anybody can fetch all of it "
            + "from /feed/ and check it with software that is not ours.")),
        page.Options.ReadHead() is null
            ? null
            : P(Link(
                page.Bytes(DocumentLinks.PathOf(revision) + ".proof"),
                page.Say("下载这一版的证明文件", "Download the proof of this revision"))),
        P(page.Say(
            "它能证明公布以后没人改过，不能证明公布的内容本身是真的。",
            "It proves that nothing was altered after publication, not that what was published is true.")));

    private static HtmlElement Code(Hash hash) => Element("code", hash.ToString());

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);
}
