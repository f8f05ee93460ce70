using SkiaSharp;
using VillagePublic.Content;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>What came of taking in a picture.</summary>
internal abstract record PictureIntakeResult
{
    private PictureIntakeResult()
    {
    }

    /// <summary>The picture as it may be published: upright, of sane size, without any metadata.</summary>
    /// <param name="Jpeg">JPEG bytes.</param>
    /// <param name="WidthPx">Width.</param>
    /// <param name="HeightPx">Height.</param>
    internal sealed record Taken(byte[] Jpeg, int WidthPx, int HeightPx) : PictureIntakeResult;

    /// <summary>Not a picture that can be published.</summary>
    /// <param name="Reason">What is wrong and how to mend it.</param>
    internal sealed record Refused(LocalText Reason) : PictureIntakeResult;
}

/// <summary>Takes in a clerk's picture: turns it upright, bounds its size, drops place, camera and time.</summary>
/// <remarks>Re-encoding from pixels is what removes the metadata; nothing of the original file survives.</remarks>
internal static class PictureIntake
{
    /// <summary>Largest file: a phone's best photograph has about 12 MB.</summary>
    public const int MaxFileBytes = 20 << 20;

    /// <summary>Most pixels: 50 million need 200 MB while decoding, all that a small kiosk can spare.</summary>
    public const long MaxPixels = 50_000_000;

    /// <summary>Longest side kept: a receipt's print is readable at this size, in about 250 KB.</summary>
    public const int MaxSidePx = 1800;

    private const int JpegQuality = 84;

    private static readonly LocalText NotAPicture = new(
        "这不是能识别的图片。请用 JPEG 或 PNG 格式重新保存。",
        "This is not a picture that can be read. Save it again as JPEG or PNG.");

    private static readonly LocalText Heic = new(
        "这是苹果手机的 HEIC 照片（改名为 .jpg 也没有用）。请在手机“设置-相机-格式”里选“兼容性最佳”，或发微信后另存。",
        "This is an HEIC photo, whatever its name says. Set the camera to 'Most Compatible', or save it as JPEG.");

    private static readonly LocalText Moving = new(
        "这是会动的图片。请截取其中一张，另存为 JPEG 或 PNG。",
        "This picture moves. Save one frame of it as JPEG or PNG.");

    private static readonly LocalText Truncated = new(
        "图片不完整，可能没有传完。请重新上传，或重新拍一张。",
        "The picture is incomplete; perhaps the upload broke off. Upload it again or take it again.");

    private static readonly LocalText Cmyk = new(
        "这是印刷用的 CMYK 图片，颜色会显示错。请另存为普通的 RGB JPEG。",
        "This is a CMYK picture made for print; its colours would come out wrong. Save it as RGB JPEG.");

    /// <summary>Takes in one file.</summary>
    /// <param name="file">The bytes as uploaded; the file's name and declared type are not believed.</param>
    public static PictureIntakeResult Take(byte[] file)
    {
        if (file.Length > MaxFileBytes)
        {
            return new PictureIntakeResult.Refused(new LocalText(
                $"图片太大（{file.Length >> 20} MB），最多 {MaxFileBytes >> 20} MB。请缩小后再上传。",
                $"The picture has {file.Length >> 20} MB; at most {MaxFileBytes >> 20} MB. Make it smaller first."));
        }

        if (IsHeic(file))
        {
            return new PictureIntakeResult.Refused(Heic);
        }

        if (IsCmykJpeg(file))
        {
            return new PictureIntakeResult.Refused(Cmyk);
        }

        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        return codec switch
        {
            null => new PictureIntakeResult.Refused(NotAPicture),
            { FrameCount: > 1 } => new PictureIntakeResult.Refused(Moving),
            _ when (long)codec.Info.Width * codec.Info.Height > MaxPixels =>
                new PictureIntakeResult.Refused(new LocalText(
                    $"图片有 {codec.Info.Width}×{codec.Info.Height} 点，太大了。请缩小到 5000 万点以内。",
                    $"The picture is {codec.Info.Width}×{codec.Info.Height} pixels; at most 50 million.")),
            _ => Decode(codec),
        };
    }

    /// <summary>A published picture as a JPEG no wider than a phone shows it.</summary>
    /// <param name="picture">Bytes of the picture.</param>
    /// <param name="widthPx">Greatest width.</param>
    /// <returns>The JPEG; <see langword="null"/> for what is no picture, and for one that is small enough.</returns>
    public static byte[]? ForPhones(byte[] picture, int widthPx)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data);
        return codec is null || codec.Info.Width <= widthPx || (long)codec.Info.Width * codec.Info.Height > MaxPixels
            ? null
            : Draw(codec, (width, _) => Math.Min(1.0, widthPx / (double)width))?.Jpeg;
    }

    private static PictureIntakeResult Decode(SKCodec codec)
    {
        var jpeg = Draw(codec, (width, height) => Math.Min(1.0, MaxSidePx / (double)Math.Max(width, height)));
        return jpeg is { } drawn
            ? new PictureIntakeResult.Taken(drawn.Jpeg, drawn.WidthPx, drawn.HeightPx)
            : new PictureIntakeResult.Refused(Truncated);
    }

    private static (byte[] Jpeg, int WidthPx, int HeightPx)? Draw(SKCodec codec, Func<int, int, double> chooseScale)
    {
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            return null;
        }

        var turned = (int)codec.EncodedOrigin >= (int)SKEncodedOrigin.LeftTop;
        var (width, height) = turned ? (info.Height, info.Width) : (info.Width, info.Height);
        var scale = chooseScale(width, height);
        var (targetWidth, targetHeight) = (Scaled(width, scale), Scaled(height, scale));
        using var surface = SKSurface.Create(
            new SKImageInfo(targetWidth, targetHeight, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(targetWidth / (float)width, targetHeight / (float)height);
        surface.Canvas.Concat(Upright(codec.EncodedOrigin, info.Width, info.Height));
        using var picture = SKImage.FromBitmap(bitmap);
        surface.Canvas.DrawImage(picture, 0, 0, new SKSamplingOptions(SKCubicResampler.Mitchell));
        using var drawn = surface.Snapshot();
        using var jpeg = drawn.Encode(SKEncodedImageFormat.Jpeg, JpegQuality);
        return (jpeg.ToArray(), targetWidth, targetHeight);
    }

    private static int Scaled(int side, double scale) => Math.Max(1, (int)Math.Round(side * scale));

    // The eight EXIF orientations as a matrix from stored to upright pixels.
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    // ISO base media file format: "ftyp" at 4 and an HEIF brand at 8.
    private static bool IsHeic(ReadOnlySpan<byte> file) =>
        file.Length > 12 && file[4..8].SequenceEqual("ftyp"u8)
        && (file[8..12].SequenceEqual("heic"u8) || file[8..12].SequenceEqual("heix"u8)
            || file[8..12].SequenceEqual("mif1"u8) || file[8..12].SequenceEqual("hevc"u8));

    // The frame header (SOF) of a JPEG states the number of components; four mean CMYK or YCCK.
    private static bool IsCmykJpeg(ReadOnlySpan<byte> file)
    {
        if (file.Length < 4 || file[0] != 0xFF || file[1] != 0xD8)
        {
            return false;
        }

        var at = 2;
        while (at + 9 < file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return file[at + 9] == 4;
            }

            at += 2 + ((file[at + 2] << 8) | file[at + 3]);
        }

        return false;
    }
}
