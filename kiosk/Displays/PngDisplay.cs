using SkiaSharp;

namespace VillagePublic.Kiosk.Displays;

/// <summary>A display without a device: keeps the last frame, to be saved as a picture.</summary>
internal sealed class PngDisplay(DisplaySize size) : IDisplay
{
    private readonly Lock gate = new();
    private FrameBuffer? last;
    private Action<DisplayInput>? report;

    public DisplaySize Size { get; private set; } = size;

    /// <summary>Frames shown so far.</summary>
    public long PresentCount { get; private set; }

    public void Start(Action<DisplayInput> report) => this.report = report;

    public void Present(FrameBuffer frame)
    {
        lock (gate)
        {
            if (last is null || last.WidthPx != frame.WidthPx || last.HeightPx != frame.HeightPx)
            {
                last?.Dispose();
                last = new FrameBuffer(frame.WidthPx, frame.HeightPx);
            }

            last.CopyFrom(frame);
            PresentCount++;
        }
    }

    /// <summary>Reports an input as if the device had.</summary>
    public void Inject(DisplayInput input)
    {
        if (input is DisplayInput.Resized resized)
        {
            Size = resized.Size;
        }

        report?.Invoke(input);
    }

    /// <returns>The last frame as a PNG file; <see langword="null"/> before the first.</returns>
    public byte[]? Save()
    {
        lock (gate)
        {
            return last?.Encode(new SKRectI(0, 0, last.WidthPx, last.HeightPx), SKEncodedImageFormat.Png, 100);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            last?.Dispose();
            last = null;
        }
    }
}
