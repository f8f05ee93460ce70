using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Displays;

/// <summary>Turns SDL's events into inputs, in pixels of the frame as it is read.</summary>
/// <param name="picture">Turn of the picture on the panel.</param>
/// <param name="touch">Turn of the touch panel.</param>
internal sealed class SdlEvents(Rotation picture, Rotation touch)
{
    private const uint WindowEvent = 0x200;
    private const uint KeyDown = 0x300;
    private const uint MouseMotion = 0x400;
    private const uint MouseDown = 0x401;
    private const uint MouseUp = 0x402;
    private const uint MouseWheel = 0x403;
    private const uint FingerDown = 0x700;
    private const uint FingerUp = 0x701;
    private const uint FingerMotion = 0x702;
    private const uint DisplayEvent = 0x150;
    private const byte DisplayDisconnected = 3;
    private const byte WindowExposed = 3;
    private const byte WindowSizeChanged = 6;
    private const byte LeftButton = 1;

    /// <summary>Mouse events that SDL makes from touches; the touches themselves arrive too.</summary>
    private const uint MouseMadeFromTouch = 0xFFFFFFFF;

    /// <summary>Touches that SDL makes from the mouse.</summary>
    private const long TouchMadeFromMouse = -1;

    private const long MouseFinger = -2;

    private bool isMouseDown;

    /// <summary>Where on the picture touches are meant; a mouse needs no map.</summary>
    public TouchMap Map { get; set; } = TouchMap.Identity;

    /// <summary>What an event asks of the window.</summary>
    internal enum Effect
    {
        None,
        Exposed,
        Resized,

        /// <summary>A display was plugged in, turned or set to another size: the window has to be put there again.
        /// </summary>
        Replugged,
    }

    public static Effect EffectOf(in SdlNative.Event source) => (source.Type, source.WindowEvent) switch
    {
        (DisplayEvent, DisplayDisconnected) => Effect.None,
        (DisplayEvent, _) => Effect.Replugged,
        (WindowEvent, WindowExposed) => Effect.Exposed,
        (WindowEvent, WindowSizeChanged) => Effect.Resized,
        _ => Effect.None,
    };

    /// <param name="window">Size of the window in its own coordinates.</param>
    /// <param name="frame">Size of the frame, after rotation.</param>
    /// <returns><see langword="null"/> if the event means nothing to a screen.</returns>
    public DisplayInput? Translate(in SdlNative.Event source, (int Width, int Height) window, DisplaySize frame)
    {
        switch (source.Type)
        {
            case FingerDown or FingerUp or FingerMotion when source.TouchId != TouchMadeFromMouse:
                var (x, y) = touch.ToPicture(source.FingerX, source.FingerY);
                return Finger(PhaseOf(source.Type), source.FingerId, Map.Apply(x, y), frame);
            case MouseDown or MouseUp or MouseMotion when source.MouseId != MouseMadeFromTouch:
                return TranslateMouse(source, window, frame);
            case MouseWheel:
                return new DisplayInput.Wheel(-source.WheelY);
            case KeyDown when KeyOf(source.KeySymbol) is { } key:
                return new DisplayInput.Key(key);
            default:
                return null;
        }
    }

    /// <summary>Keys of a plain keypad; others mean nothing here.</summary>
    internal static ScreenKey? KeyOf(int symbol) => symbol switch
    {
        0x0D or 0x40000058 => new ScreenKey(ScreenKeyKind.Accept),
        0x1B => new ScreenKey(ScreenKeyKind.Back),
        0x08 => new ScreenKey(ScreenKeyKind.Backspace),
        0x09 or 0x40000051 or 0x4000004F => new ScreenKey(ScreenKeyKind.Next),
        0x40000052 or 0x40000050 => new ScreenKey(ScreenKeyKind.Previous),
        0x4000004A => new ScreenKey(ScreenKeyKind.Home),
        0x4000003A => new ScreenKey(ScreenKeyKind.Speak),
        >= 'a' and <= 'z' or >= '0' and <= '9' => new ScreenKey(ScreenKeyKind.Character, (char)symbol),
        >= 0x40000059 and <= 0x40000061 => new ScreenKey(ScreenKeyKind.Character, (char)('1' + symbol - 0x40000059)),
        0x40000062 => new ScreenKey(ScreenKeyKind.Character, '0'),
        _ => null,
    };

    private static FingerPhase PhaseOf(uint type) => type switch
    {
        FingerDown or MouseDown => FingerPhase.Down,
        FingerUp or MouseUp => FingerPhase.Up,
        _ => FingerPhase.Move,
    };

    private DisplayInput.Finger? TranslateMouse(
        in SdlNative.Event source, (int Width, int Height) window, DisplaySize frame)
    {
        // Field 16 is the button alone in button events and all buttons in motion events; the left one is 1 in both.
        var isLeft = (source.MouseButton & 0xFF) == LeftButton;
        if (source.Type == MouseMotion ? !isMouseDown : !isLeft)
        {
            return null;
        }

        isMouseDown = source.Type == MouseDown || (isMouseDown && source.Type == MouseMotion);
        var x = source.MouseX / (double)Math.Max(1, window.Width);
        var y = source.MouseY / (double)Math.Max(1, window.Height);
        return Finger(PhaseOf(source.Type), MouseFinger, picture.ToPicture(x, y), frame);
    }

    private static DisplayInput.Finger Finger(
        FingerPhase phase, long id, (double X, double Y) share, DisplaySize frame) => new(
            phase,
            id,
            Math.Clamp(share.X * frame.WidthPx, 0, frame.WidthPx - 1),
            Math.Clamp(share.Y * frame.HeightPx, 0, frame.HeightPx - 1));
}
