namespace VillagePublic.Content.Rules.Attachments;

/// <summary>Why a picture is not taken, and how to mend it: the same words wherever it is met.</summary>
public static class PictureRefusals
{
    /// <summary>HEIC, which browsers and screens do not show.</summary>
    public static readonly LocalText Heic = new(
        "这是苹果手机的 HEIC 照片（改名为 .jpg 也没有用）。请在手机“设置-相机-格式”里选“兼容性最佳”，或发微信后另存。",
        "This is an HEIC photo, whatever its name says. Set the camera to 'Most Compatible', or save it as JPEG.");

    /// <summary>A GIF in a folder, which nobody has looked into.</summary>
    public static readonly LocalText Gif = new(
        "这是 GIF 图片。请截取要公布的那一张，另存为 JPEG 或 PNG。",
        "This is a GIF. Save the frame to be published as JPEG or PNG.");

    /// <summary>Several frames.</summary>
    public static readonly LocalText Moving = new(
        "这是会动的图片。请截取其中一张，另存为 JPEG 或 PNG。",
        "This picture moves. Save one frame of it as JPEG or PNG.");

    /// <summary>Broken off.</summary>
    public static readonly LocalText Truncated = new(
        "图片不完整，可能没有传完。请重新上传，或重新拍一张。",
        "The picture is incomplete; perhaps the upload broke off. Upload it again or take it again.");

    /// <summary>Whole, but with a broken piece inside.</summary>
    public static readonly LocalText Damaged = new(
        "图片中间坏了一段，放出来会缺一块或者花掉。请重新传一次，或重新拍一张。",
        "A piece inside the picture is broken; it would show grey or torn. Send it again or take it again.");

    /// <summary>A PDF without its end.</summary>
    public static readonly LocalText BrokenPdf = new(
        "PDF 不完整，可能没有传完。请重新上传，或重新扫描一份。",
        "The PDF is incomplete; perhaps the upload broke off. Upload it again or scan it again.");

    /// <summary>Four inks.</summary>
    public static readonly LocalText Cmyk = new(
        "这是印刷用的 CMYK 图片，颜色会显示错。请另存为普通的 RGB JPEG。",
        "This is a CMYK picture made for print; its colours would come out wrong. Save it as RGB JPEG.");
}
