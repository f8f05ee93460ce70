using SkiaSharp;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>Reads picture files carefully: sizes are checked before a pixel is decoded.</summary>
internal static class PictureDecoder
{
    /// <summary>Largest file that is opened. A phone's photo has 3 to 8 MB.</summary>
    public const int MaxFileBytes = 32 << 20;

    /// <summary>Most pixels decoded: 50 megapixels need 200 MB for a moment.</summary>
    public const long MaxPixels = 50_000_000;

    /// <summary>Size of a picture once it stands upright, from its header alone.</summary>
    /// <returns><see langword="null"/> if it is no picture or too large.</returns>
    public static (int Width, int Height)? ReadSize(byte[] file)
    {
        using var codec = Open(file);
        if (codec is null)
        {
            return null;
        }

        var info = codec.Info;
        return IsTurned(codec.EncodedOrigin) ? (info.Height, info.Width) : (info.Width, info.Height);
    }

    /// <summary>Decodes upright, scaled once to the size it is shown at.</summary>
    /// <returns><see langword="null"/> if the file is damaged.</returns>
    public static SKImage? Decode(byte[] file, int width, int height)
    {
        using var codec = Open(file);
        if (codec is null || width <= 0 || height <= 0)
        {
            return null;
        }

        var isTurned = IsTurned(codec.EncodedOrigin);
        var wanted = Math.Max(
            (float)width / (isTurned ? codec.Info.Height : codec.Info.Width),
            (float)height / (isTurned ? codec.Info.Width : codec.Info.Height));

        // JPEG can be decoded to an eighth, a quarter or a half, which saves most of the work.
        var scaled = codec.GetScaledDimensions(Math.Min(1, wanted));
        var info = new SKImageInfo(scaled.Width, scaled.Height, SKColorType.Bgra8888, SKAlphaType.Premul);
        using var raw = new SKBitmap(info);
        if (codec.GetPixels(info, raw.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
        {
            return null;
        }

        using var surface = SKSurface.Create(
            new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul));
        surface.Canvas.Clear(SKColors.White);
        var (uprightWidth, uprightHeight) = isTurned ? (raw.Height, raw.Width) : (raw.Width, raw.Height);
        surface.Canvas.Scale((float)width / uprightWidth, (float)height / uprightHeight);
        surface.Canvas.Concat(Upright(codec.EncodedOrigin, uprightWidth, uprightHeight));
        using var image = SKImage.FromBitmap(raw);
        surface.Canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return surface.Snapshot();
    }

    private static SKCodec? Open(byte[] file)
    {
        if (file.Length is 0 or > MaxFileBytes)
        {
            return null;
        }

        using var data = SKData.CreateCopy(file);
        var codec = SKCodec.Create(data);
        var pixels = codec is null ? 0 : (long)codec.Info.Width * codec.Info.Height;
        if (pixels is > 0 and <= MaxPixels)
        {
            return codec;
        }

        codec?.Dispose();
        return null;
    }

    private static bool IsTurned(SKEncodedOrigin origin) => origin
        is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop
        or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;

    /// <summary>Maps stored pixels to upright ones (EXIF orientation 1 to 8).</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
