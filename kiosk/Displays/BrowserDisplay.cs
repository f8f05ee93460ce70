using SkiaSharp;

namespace VillagePublic.Kiosk.Displays;

/// <summary>A display in web browsers: frames out over WebSockets, touches back. Several may look at once.</summary>
/// <remarks>
/// Holds one copy of the last frame; each viewer compares it with what it has and is sent the difference. The screen
/// loop only copies, so a slow viewer never slows the screen.
/// </remarks>
internal sealed class BrowserDisplay(DisplaySize size) : IDisplay
{
    /// <summary>Each viewer holds a frame of 8 MB and a share of the processor.</summary>
    public const int MaxViewers = 4;

    private readonly Lock gate = new();
    private readonly HashSet<BrowserViewer> viewers = [];
    private FrameBuffer? last;
    private long frameNumber;
    private Action<DisplayInput>? report;
    private TaskCompletionSource<byte[]>? picture;

    public DisplaySize Size { get; } = size;

    public int ViewerCount
    {
        get
        {
            lock (gate)
            {
                return viewers.Count;
            }
        }
    }

    public void Start(Action<DisplayInput> report) => this.report = report;

    public void Present(FrameBuffer frame)
    {
        lock (gate)
        {
            picture?.TrySetResult(ToPng(frame));
            picture = null;
            if (viewers.Count == 0)
            {
                // Nobody looks: a copy would cost 8 MB and a millisecond of every frame.
                last?.Dispose();
                last = null;
                return;
            }

            if (last is null || last.WidthPx != frame.WidthPx || last.HeightPx != frame.HeightPx)
            {
                last?.Dispose();
                last = new FrameBuffer(frame.WidthPx, frame.HeightPx);
            }

            last.CopyFrom(frame);
            frameNumber++;
            foreach (var viewer in viewers)
            {
                viewer.Wake();
            }
        }
    }

    /// <summary>Adds a viewer.</summary>
    /// <returns><see langword="false"/> if there are too many.</returns>
    public bool TryAdd(BrowserViewer viewer)
    {
        lock (gate)
        {
            if (viewers.Count >= MaxViewers)
            {
                return false;
            }

            viewers.Add(viewer);
        }

        if (last is null)
        {
            // The picture stands already; it is asked for again.
            report?.Invoke(new DisplayInput.Exposed());
        }

        viewer.Wake();
        return true;
    }

    public void Remove(BrowserViewer viewer)
    {
        lock (gate)
        {
            viewers.Remove(viewer);
        }
    }

    /// <summary>Reports what a viewer did.</summary>
    public void Report(DisplayInput input) => report?.Invoke(input);

    /// <summary>Copies the last frame if it is newer than what a viewer has.</summary>
    /// <param name="target">Replaced when its size does not fit.</param>
    /// <returns>The number of the frame copied; <paramref name="known"/> if there is no newer one.</returns>
    public long CopyNewer(long known, ref FrameBuffer? target)
    {
        lock (gate)
        {
            if (last is null || frameNumber == known)
            {
                return known;
            }

            if (target is null || target.WidthPx != last.WidthPx || target.HeightPx != last.HeightPx)
            {
                target?.Dispose();
                target = new FrameBuffer(last.WidthPx, last.HeightPx);
            }

            target.CopyFrom(last);
            return frameNumber;
        }
    }

    /// <summary>What stands on the screen as a PNG file. Where nobody looks no frame is kept: one is asked for.
    /// </summary>
    public Task<byte[]> TakePictureAsync(CancellationToken cancellationToken)
    {
        Task<byte[]> next;
        lock (gate)
        {
            if (last is not null)
            {
                return Task.FromResult(ToPng(last));
            }

            picture ??= new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
            next = picture.Task;
        }

        report?.Invoke(new DisplayInput.Exposed());
        return next.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        lock (gate)
        {
            picture?.TrySetCanceled();
            picture = null;
            last?.Dispose();
            last = null;
        }
    }

    private static byte[] ToPng(FrameBuffer frame) =>
        frame.Encode(new SKRectI(0, 0, frame.WidthPx, frame.HeightPx), SKEncodedImageFormat.Png, 100);
}
