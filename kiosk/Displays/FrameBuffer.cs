using System.Runtime.InteropServices;
using SkiaSharp;

namespace VillagePublic.Kiosk.Displays;

/// <summary>Pixels of one frame, 32 bits each in the order blue, green, red, unused.</summary>
internal sealed unsafe class FrameBuffer : IDisposable
{
    private readonly SKSurface surface;
    private byte* pixels;

    public FrameBuffer(int widthPx, int heightPx)
    {
        WidthPx = widthPx;
        HeightPx = heightPx;
        pixels = (byte*)NativeMemory.AllocZeroed((nuint)SizeBytes);
        surface = SKSurface.Create(Info, (nint)pixels, RowBytes)
            ?? throw new InvalidOperationException($"No surface of {widthPx} x {heightPx} pixels.");
    }

    ~FrameBuffer() => Free();

    public int WidthPx { get; }

    public int HeightPx { get; }

    public int RowBytes => WidthPx * 4;

    public long SizeBytes => (long)RowBytes * HeightPx;

    public SKCanvas Canvas => surface.Canvas;

    public SKImageInfo Info => new(WidthPx, HeightPx, SKColorType.Bgra8888, SKAlphaType.Opaque);

    /// <summary>The pixels, row after row. Valid as long as the buffer is not disposed.</summary>
    public ReadOnlySpan<byte> Row(int y) => new(pixels + ((long)y * RowBytes), RowBytes);

    /// <summary>Address of the first pixel.</summary>
    public nint Address => (nint)pixels;

    /// <summary>Copies another frame of the same size.</summary>
    public void CopyFrom(FrameBuffer other)
    {
        if (other.WidthPx != WidthPx || other.HeightPx != HeightPx)
        {
            throw new ArgumentException("Frames differ in size.", nameof(other));
        }

        System.Buffer.MemoryCopy(other.pixels, pixels, SizeBytes, SizeBytes);
    }

    /// <summary>Encodes a part of the frame.</summary>
    public byte[] Encode(SKRectI part, SKEncodedImageFormat format, int quality)
    {
        using var pixmap = new SKPixmap(
            new SKImageInfo(part.Width, part.Height, SKColorType.Bgra8888, SKAlphaType.Opaque),
            Address + ((nint)part.Top * RowBytes) + (part.Left * 4),
            RowBytes);
        using var data = (format == SKEncodedImageFormat.Png
            ? pixmap.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 1))
            : pixmap.Encode(format, quality))
            ?? throw new InvalidOperationException($"No encoder for {format}.");
        return data.ToArray();
    }

    public void Dispose()
    {
        surface.Dispose();
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.Free(pixels);
        pixels = null;
    }
}
