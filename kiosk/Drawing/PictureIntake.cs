using SkiaSharp;
using VillagePublic.Content;
using VillagePublic.Content.Rules.Attachments;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>What came of taking in a picture.</summary>
internal abstract record PictureIntakeResult
{
    private PictureIntakeResult()
    {
    }

    /// <summary>The picture as it may be published: upright, of sane size, without any metadata.</summary>
    /// <param name="Bytes">The file, in the format asked for.</param>
    /// <param name="WidthPx">Width.</param>
    /// <param name="HeightPx">Height.</param>
    internal sealed record Taken(byte[] Bytes, int WidthPx, int HeightPx) : PictureIntakeResult;

    /// <summary>Not a picture that can be published.</summary>
    /// <param name="Reason">What is wrong and how to mend it.</param>
    internal sealed record Refused(LocalText Reason) : PictureIntakeResult;
}

/// <summary>What a picture is kept as.</summary>
internal enum PictureFormat
{
    /// <summary>JPEG: photographs and receipts.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>WebP.</summary>
    WebP,
}

/// <summary>Takes in a clerk's picture: turns it upright, bounds its size, drops place, camera and time.</summary>
/// <remarks>Re-encoding from pixels is what removes the metadata; nothing of the original file survives. A file that
/// holds pixels only, as this makes them, is kept byte for byte.</remarks>
internal static class PictureIntake
{
    /// <summary>Largest file: a phone's best photograph has about 12 MB.</summary>
    public const int MaxFileBytes = 20 << 20;

    /// <summary>Most pixels: 50 million need 200 MB while decoding, all that a small kiosk can spare.</summary>
    public const long MaxPixels = 50_000_000;

    /// <summary>Longest side kept: a receipt's print is readable at this size, in about 250 KB.</summary>
    public const int MaxSidePx = 1800;

    /// <summary>A picture that tells nothing but its pixels keeps its bytes up to this size.</summary>
    private const int MaxKeptBytes = 1 << 20;

    private const int Quality = 84;

    private static readonly LocalText NotAPicture = new(
        "这不是能识别的图片。请用 JPEG 或 PNG 格式重新保存。",
        "This is not a picture that can be read. Save it again as JPEG or PNG.");

    /// <summary>Takes in one file.</summary>
    /// <param name="file">The bytes as uploaded; the file's name and declared type are not believed.</param>
    /// <param name="format">What it becomes.</param>
    public static PictureIntakeResult Take(byte[] file, PictureFormat format = PictureFormat.Jpeg)
    {
        if (file.Length > MaxFileBytes)
        {
            return new PictureIntakeResult.Refused(new LocalText(
                $"图片太大（{file.Length >> 20} MB），最多 {MaxFileBytes >> 20} MB。请缩小后再上传。",
                $"The picture has {file.Length >> 20} MB; at most {MaxFileBytes >> 20} MB. Make it smaller first."));
        }

        var facts = PictureFile.Of(file);
        if (facts is { Nature: FileNature.Heic } or { IsCmyk: true } or { IsMoving: true })
        {
            return new PictureIntakeResult.Refused(AttachmentCheck.Refuse(facts, file.Length) ?? NotAPicture);
        }

        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        return codec switch
        {
            null => new PictureIntakeResult.Refused(NotAPicture),
            { FrameCount: > 1 } => new PictureIntakeResult.Refused(PictureRefusals.Moving),
            _ when (long)codec.Info.Width * codec.Info.Height > MaxPixels =>
                new PictureIntakeResult.Refused(new LocalText(
                    $"图片有 {codec.Info.Width}×{codec.Info.Height} 点，太大了。请缩小到 5000 万点以内。",
                    $"The picture is {codec.Info.Width}×{codec.Info.Height} pixels; at most 50 million.")),
            _ when facts is { Nature: FileNature.Jpeg, IsWhole: true } && JpegScan.IsDamaged(file) =>
                new PictureIntakeResult.Refused(PictureRefusals.Damaged),
            _ when IsFineAsItIs(facts, format, file.Length, codec) => Keep(file, codec),
            _ => Redraw(codec, format),
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
            : Draw(codec, (width, _) => Math.Min(1.0, widthPx / (double)width), PictureFormat.Jpeg)?.Bytes;
    }

    // A picture that tells nothing, as this intake itself makes them, keeps its bytes: a folder that was exported comes
    // back as it went, and nothing is redrawn twice.
    private static bool IsFineAsItIs(PictureFile facts, PictureFormat format, int sizeBytes, SKCodec codec) =>
        facts is { TellsMore: false, IsWhole: true }
        && facts.Nature == NatureOf(format)
        && sizeBytes <= MaxKeptBytes
        && codec.EncodedOrigin == SKEncodedOrigin.TopLeft
        && Math.Max(codec.Info.Width, codec.Info.Height) <= MaxSidePx;

    private static FileNature NatureOf(PictureFormat format) => format switch
    {
        PictureFormat.Png => FileNature.Png,
        PictureFormat.WebP => FileNature.WebP,
        _ => FileNature.Jpeg,
    };

    private static PictureIntakeResult Keep(byte[] file, SKCodec codec)
    {
        using var bitmap = Decode(codec);
        return bitmap is null
            ? new PictureIntakeResult.Refused(PictureRefusals.Truncated)
            : new PictureIntakeResult.Taken(file, codec.Info.Width, codec.Info.Height);
    }

    private static PictureIntakeResult Redraw(SKCodec codec, PictureFormat format)
    {
        var drawn = Draw(codec, (width, height) => Math.Min(1.0, MaxSidePx / (double)Math.Max(width, height)), format);
        return drawn is { } picture
            ? new PictureIntakeResult.Taken(picture.Bytes, picture.WidthPx, picture.HeightPx)
            : new PictureIntakeResult.Refused(PictureRefusals.Truncated);
    }

    // Null when the data ends before the picture does.
    private static SKBitmap? Decode(SKCodec codec)
    {
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
        var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    private static (byte[] Bytes, int WidthPx, int HeightPx)? Draw(
        SKCodec codec, Func<int, int, double> chooseScale, PictureFormat format)
    {
        using var bitmap = Decode(codec);
        if (bitmap is null)
        {
            return null;
        }

        var info = bitmap.Info;
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
        using var encoded = drawn.Encode(
            format switch
            {
                PictureFormat.Png => SKEncodedImageFormat.Png,
                PictureFormat.WebP => SKEncodedImageFormat.Webp,
                _ => SKEncodedImageFormat.Jpeg,
            },
            Quality);
        return (encoded.ToArray(), targetWidth, targetHeight);
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
}
