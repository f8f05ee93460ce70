using VillagePublic.Content;

namespace VillagePublic.Admin.Writing;

/// <summary>Why the desk refuses something, in words for the person it refuses.</summary>
internal static class DeskText
{
    public static readonly LocalText ReasonNeeded = new(
        "请写明理由，村民会看到它。", "Give a reason; villagers will read it.");

    public static readonly LocalText Submitted = new(
        "已签字提交，等另一位审核。", "Signed and submitted; a second person has to sign it off now.");

    public static readonly LocalText NotEditable = new(
        "已经提交或公布，不能再改。可以先撤回提交，或者另作更正。",
        "It is submitted or published and cannot be changed. Take it back first, or begin a correction.");

    public static readonly LocalText TooLong = new(
        "文字太长，一份文档最多 50 万字。", "The text is too long; a document holds half a million characters.");

    public static readonly LocalText BadPath = new(
        "位置只能用小写字母、数字和连字符，例如 notices/2026-11-20-water.md；已公布的文档不能改位置。",
        "A place is lower-case letters, digits and hyphens, such as notices/2026-11-20-water.md; "
        + "a published document stays where it is.");

    public static readonly LocalText PathTaken = new(
        "这个位置已经有文档了。", "There is a document at that place already.");

    public static readonly LocalText TooManyFiles = new(
        "附件太多了，一份文档最多 300 个。", "Too many files; a document takes 300.");

    public static readonly LocalText FileTooLarge = new(
        "文件太大，最多 12 MB。", "The file is too large; 12 MB at most.");

    public static readonly LocalText FileType = new(
        "只收照片（JPEG、PNG、WebP）和 PDF。", "Pictures (JPEG, PNG, WebP) and PDF only.");

    public static readonly LocalText NotSubmitted = new(
        "这份稿子不在等待审核。", "This draft is not waiting for sign-off.");

    public static readonly LocalText SamePerson = new(
        "写过这份稿子的人不能审核它，请另一个人来审。",
        "Whoever has written on a draft cannot sign it off; ask somebody else.");

    public static readonly LocalText Conflict = new(
        "别人刚刚改过这份稿子，你的改动没有保存，请先看看现在的内容。",
        "Somebody else has changed this draft; yours was not saved. Look at what stands there now.");

    public static readonly LocalText Overtaken = new(
        "这期间已经公布了新的一版，请写的人重新核对。",
        "A newer revision has been published meanwhile; its author must look again.");

    public static LocalText ErrorsLeft(int count) => new(
        $"还有 {count} 处错误要先改好。", $"{count} errors have to be mended first.");

    public static LocalText ConfirmFirst(int count) => new(
        $"还有 {count} 条提醒没有确认。", $"{count} warnings have not been confirmed yet.");
}
