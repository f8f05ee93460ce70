using System.Globalization;
using System.Text.Json.Nodes;
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
            Bytes(page, revision),
            Record(page),
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
        var (number, size) = (Wording.Number(revision.EntryIndex + 1), Wording.Number(page.Snapshot.All.Count));
        return Section(
            "card",
            H2(page.Say("在记录里的位置", "Its place in the record")),
            holds
                ? P("verdict pine", [page.Say(
                    $"✓ 一共 {size} 条记录，它是第 {number} 条。从它的指纹出发，用 {proof!.Count} 步算得出整本记录的指纹。",
                    $"✓ It is entry {number} of {size}. In {proof.Count} steps it leads to the record's fingerprint.")])
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
            .With("data-check", proof is null ? null : ToCheck(page, revision));
    }

    // What the script fetches to redo the sum; the key is the one the log's own first entry names.
    private static string? ToCheck(PageContext page, PublishedRevision revision)
    {
        if (LogVerifier(page) is not { } key)
        {
            return null;
        }

        var path = DocumentLinks.PathOf(revision);
        return new JsonObject
        {
            ["proof"] = page.Bytes(path + ".proof").Value,
            ["entry"] = page.Bytes(path + ".entry").Value,
            ["text"] = revision.Entry.Blobs.Count == 0 ? null : page.Bytes(path + ".md").Value,
            ["name"] = key.Name,
            ["key"] = Convert.ToBase64String(key.PublicKey),
        }.ToJsonString();
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
            note is null ? null : P(page.Say(
                $"现在一共 {Wording.Number(checkpoint.Size)} 条，下面这些都为它签过名：",
                $"It has {Wording.Number(checkpoint.Size)} entries now. Signed by:")),
            note is null ? null : Ul("plain", note.Signatures.Select(HtmlNode? (line) => Witness(page, note, line))),
            Facts(
                "facts codes",
                (page.Say("名字", "Name"), Element("code", checkpoint.Origin)),
                (page.Say("条数", "Entries"), Invariant(checkpoint.Size)),
                (page.Say("整本的指纹", "Root hash"), Code(checkpoint.Root)),
                (page.Say("村里的公钥", "The log's key"), LogVerifier(page) is { } key
                    ? Element("code", key.ToString())
                    : null)));
    }

    // Lines of the log's own keys are verified here and now; others were when the publisher took them in.
    private static HtmlElement Witness(PageContext page, SignedNote note, NoteSignature line)
    {
        var own = OwnKeys(page).FirstOrDefault(key => key.Name == line.Name && key.Id == line.KeyId);
        if (own is not null && !own.Verify(note.Text, line.Signature, out _))
        {
            return Li(Span("cinnabar", page.Say($"⚠ {line.Name}：签名不对", $"⚠ {line.Name}: wrong signature")));
        }

        var who = own?.Kind switch
        {
            KeyKind.Note => page.Say("村里的记录", "the village's log"),
            KeyKind.Cosignature => page.Say("村里的时钟", "its clock"),
            _ => page.Say("见证：", "witness ") + line.Name,
        };
        var time = line.ClaimedTime is { } moment ? page.Say("，", ", ") + Wording.Moment(moment, page) : "";
        return Li(Span("pine", "✓ "), who, time);
    }

    private static HtmlElement? Bytes(PageContext page, PublishedRevision revision) => revision.Entry.Blobs.Count == 0
        ? null
        : Section(
            "card",
            H2(page.Say("包含哪些文件", "The files it consists of")),
            P(page.Say(
                $"正文和图片一共 {revision.Entry.Blobs.Count} 个文件，改动任何一个，指纹就对不上。",
                $"{revision.Entry.Blobs.Count} files, text and pictures. Change one and its fingerprint is another.")),
            Element(
                "details",
                Element("summary", page.Say("每个文件的指纹", "Fingerprint of every file")),
                Fragment(revision.Entry.Blobs.Select(HtmlNode? (blob) => Facts(
                    "facts codes",
                    (page.Say("文件", "File"), blob.Name),
                    (page.Say("大小", "Size"), page.Say(
                        $"{Wording.Number(blob.SizeBytes)} 字节", $"{Wording.Number(blob.SizeBytes)} bytes")),
                    ("SHA-256", Code(blob.Sha256)))))));

    private static HtmlElement Yourself(PageContext page, PublishedRevision revision)
    {
        var path = DocumentLinks.PathOf(revision);
        return Section(
            "card",
            H2(page.Say("不靠我们，自己核对", "Check it without us")),
            P(page.Say(
                "上面打勾的，是这个网页在您手机上算的；网页也是我们给的。要完全不靠我们，请懂电脑的人这样做：",
                "The ticks above were computed on your phone, but by a page of ours. To do without us altogether:")),
            Ol(
                "numbered",
                Li(page.Say("下载", "Download "), Files(page, revision)),
                Li(
                    page.Say("算正文的指纹，和上面“包含哪些文件”里的一样：", "The text's fingerprint is the one above: "),
                    Element("code", $"curl -s {page.Absolute(path)}.md | sha256sum")),
                Li(
                    page.Say("算这一条的指纹，和上面“这一条的指纹”一样：", "The entry's fingerprint is the leaf hash above: "),
                    Element("code", $"(printf '\\0'; curl -s {page.Absolute(path)}.entry) | sha256sum")),
                Li(page.Say(
                    "用别人写的程序验证明文件（格式 c2sp.org/tlog-proof）；全部记录在 /feed/，格式是 C2SP tlog-tiles。",
                    "Check the proof with software of others (c2sp.org/tlog-proof); the whole log is at /feed/ as C2SP "
                    + "tlog-tiles.")),
                Li(page.Say(
                    "扫大厅屏幕上的二维码：码里带着屏幕那本账的指纹，网页会说两本是不是同一本。",
                    "Scan the code on the hall's screen: it carries the fingerprint of the screen's record; the page "
                    + "says whether both are the same."))),
            P(page.Say(
                "它能证明公布以后没人改过，不能证明公布的内容本身是真的。",
                "It proves that nothing was altered after publication, not that what was published is true.")));
    }

    private static HtmlNode Files(PageContext page, PublishedRevision revision)
    {
        var path = DocumentLinks.PathOf(revision);
        return Fragment(
            page.Options.ReadHead() is null
                ? null
                : Link(page.Bytes(path + ".proof"), page.Say("证明文件", "the proof")).With("download"),
            page.Say("、", ", "),
            Link(page.Bytes(path + ".entry"), page.Say("这一条记录", "the entry")).With("download"),
            revision.Entry.Blobs.Count == 0 ? null : Fragment(
                page.Say("、", ", "),
                Link(page.Bytes(path + ".md"), page.Say("正文", "the text")).With("download")));
    }

    private static VerifierKey? LogVerifier(PageContext page) =>
        OwnKeys(page).FirstOrDefault(key => key.Kind == KeyKind.Note);

    private static IEnumerable<VerifierKey> OwnKeys(PageContext page) =>
        (page.Snapshot.All.LastOrDefault(revision => revision.Entry.Kind == EntryKind.Keys)?.Entry.Keys ?? [])
        .Select(VerifierKey.TryParse)
        .OfType<VerifierKey>();

    private static HtmlElement Code(Hash hash) => Element("code", hash.ToString());

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);
}
