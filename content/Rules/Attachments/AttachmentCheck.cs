using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;
using VillagePublic.Content.Rules.Villages;

namespace VillagePublic.Content.Rules.Attachments;

/// <summary>Whether the files a document refers to may be published, as far as their bytes tell undecoded.</summary>
public static class AttachmentCheck
{
    private static readonly LocalText OnlyPictures = new(
        "附件只能是照片（JPEG、PNG、WebP）或 PDF。", "An attachment is a picture (JPEG, PNG, WebP) or a PDF.");

    /// <summary>The files of a document that are missing or cannot be published; empty when all can.</summary>
    /// <param name="document">The document.</param>
    /// <param name="read">The bytes of a file by its path; <see langword="null"/> when it is not there.</param>
    public static IReadOnlyList<Diagnostic> FindUnfit(ParsedDocument document, Func<string, byte[]?> read)
    {
        var found = new List<Diagnostic>();
        foreach (var (path, place) in FilesOf(LinkFinder.Find(document)))
        {
            if (read(path) is not { } bytes)
            {
                found.Add(Missing(document.Source.Path, place, path));
            }
            else if (Refuse(PictureFile.Of(bytes), bytes.Length) is { } why)
            {
                found.Add(Unfit(document.Source.Path, place, path, why));
            }
        }

        return found;
    }

    /// <summary>Why a file is refused before anybody decodes it; <see langword="null"/> when it is not.</summary>
    public static LocalText? Refuse(PictureFile facts, long sizeBytes) => facts switch
    {
        _ when sizeBytes == 0 => new LocalText("文件是空的。", "It is empty."),
        { Nature: FileNature.Heic } => PictureRefusals.Heic,
        { Nature: FileNature.Gif } => PictureRefusals.Gif,
        { IsMoving: true } => PictureRefusals.Moving,
        { Nature: FileNature.Unknown } => OnlyPictures,
        { IsCmyk: true } => PictureRefusals.Cmyk,
        { Nature: FileNature.Pdf, IsWhole: false } => PictureRefusals.BrokenPdf,
        { IsWhole: false } => PictureRefusals.Truncated,
        _ => null,
    };

    /// <summary>What is wrong with the files of a folder that links lead to: unfit ones, and what pictures tell.
    /// </summary>
    /// <param name="documentPath">Path of the document.</param>
    /// <param name="links">Its links.</param>
    /// <param name="folder">The folder.</param>
    internal static IEnumerable<Diagnostic> Check(
        string documentPath, IEnumerable<PlacedLink> links, VillageFolder folder)
    {
        foreach (var (path, place) in FilesOf(links))
        {
            if (folder.LookAt(path) is not { } seen)
            {
                continue;
            }

            if (Refuse(seen.Facts, seen.SizeBytes) is { } why)
            {
                yield return Unfit(documentPath, place, path, why);
            }
            else if (seen.Facts is { Nature: FileNature.Pdf, TellsMore: true })
            {
                yield return TellsAuthor(documentPath, place, path);
            }
            else if (seen.Facts.TellsPlace)
            {
                yield return TellsPlace(documentPath, place, path);
            }
        }
    }

    internal static Diagnostic Missing(string documentPath, TextPlace place, string path) =>
        VillageRules.MissingAttachment.At(
            documentPath,
            place,
            new LocalText($"附件 {path} 不存在。", $"The attachment {path} does not exist."),
            new LocalText("把文件放进去，或者去掉链接。", "Add the file or remove the link."));

    private static Diagnostic Unfit(string documentPath, TextPlace place, string path, LocalText why) =>
        VillageRules.AttachmentUnfit.At(
            documentPath,
            place,
            new LocalText($"附件 {path} 不能公布：{why.Chinese}", $"{path} cannot be published: {why.English}"));

    private static Diagnostic TellsPlace(string documentPath, TextPlace place, string path) =>
        PrivacyRules.PictureMetadata.At(
            documentPath,
            place,
            new LocalText(
                $"照片 {path} 里记着在哪里拍的，谁拿到文件都能查到。",
                $"The picture {path} tells where it was taken to everybody who has the file."),
            new LocalText(
                "用 import、publish 或在后台上传时会自动去掉；要放到别处，先去掉。",
                "It is removed by 'import', by 'publish' and by uploading; remove it before showing it elsewhere."));

    private static Diagnostic TellsAuthor(string documentPath, TextPlace place, string path) =>
        PrivacyRules.PaperMetadata.At(
            documentPath,
            place,
            new LocalText(
                $"PDF {path} 里记着谁、用什么、什么时候做的。",
                $"The PDF {path} tells who made it, with what and when."),
            new LocalText(
                "用 import、publish 或在后台上传时会自动去掉；有电子签章的不动，不想公开就打印成新的 PDF。",
                "It is removed by 'import', by 'publish' and by uploading, but for signed files: print those anew."));

    private static IEnumerable<(string Path, TextPlace Place)> FilesOf(IEnumerable<PlacedLink> links) =>
        links.Where(link => link.Target is LinkTarget.File)
            .Select(link => (((LinkTarget.File)link.Target).Path, link.Place))
            .DistinctBy(link => link.Path);
}
