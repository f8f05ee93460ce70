namespace VillagePublic.Kiosk.Displays;

/// <summary>
/// A device, or what stands for one: it shows frames and reports touches. It knows nothing of screens.
/// </summary>
internal interface IDisplay : IDisposable
{
    /// <summary>Size of the frames it wants. May change while it runs; then it reports so.</summary>
    DisplaySize Size { get; }

    /// <summary>Begins to report what happens to the display, from a thread of its own.</summary>
    /// <exception cref="DisplayUnavailableException">There is no such device here.</exception>
    void Start(Action<DisplayInput> report);

    /// <summary>
    /// Shows a frame. Called by the screen loop's thread only; the frame may be reused after the call.
    /// </summary>
    void Present(FrameBuffer frame);
}

/// <summary>Size of a display.</summary>
/// <param name="WidthPx">Width of a frame, after rotation.</param>
/// <param name="ReportedDpi">What the device says; 0 if it says nothing.</param>
internal readonly record struct DisplaySize(int WidthPx, int HeightPx, double ReportedDpi = 0);

/// <summary>Something that happened to a display. Coordinates are pixels of the frame.</summary>
internal abstract record DisplayInput
{
    private DisplayInput()
    {
    }

    /// <summary>A finger, or the mouse with its button held.</summary>
    /// <param name="Id">Tells fingers apart while they are down.</param>
    public sealed record Finger(FingerPhase Phase, long Id, double X, double Y) : DisplayInput;

    /// <summary>A mouse wheel.</summary>
    /// <param name="Notches">Positive turns towards the reader: the content moves up.</param>
    public sealed record Wheel(double Notches) : DisplayInput;

    /// <summary>A key went down.</summary>
    public sealed record Key(Layout.ScreenKey Pressed) : DisplayInput;

    /// <summary>The size of the display is another now.</summary>
    public sealed record Resized(DisplaySize Size) : DisplayInput;

    /// <summary>The window system lost the picture; it has to be presented again.</summary>
    public sealed record Exposed : DisplayInput;

    /// <summary>Somebody closed the window.</summary>
    public sealed record Closed : DisplayInput;
}

internal enum FingerPhase
{
    Down,
    Move,
    Up,

    /// <summary>The device took the touch back: neither tap nor fling follows.</summary>
    Cancel,
}

/// <summary>A display that this machine does not have, in words for whoever sets it up.</summary>
internal sealed class DisplayUnavailableException : IOException
{
    public DisplayUnavailableException()
    {
    }

    public DisplayUnavailableException(string message)
        : base(message)
    {
    }

    public DisplayUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
