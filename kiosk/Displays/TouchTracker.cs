using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Displays;

/// <summary>Makes taps and scrolling out of fingers, and nothing out of palms.</summary>
/// <remarks>One finger counts, the first. Others are ignored until it is gone.</remarks>
internal sealed class TouchTracker(double pxPerMm)
{
    /// <summary>A finger that moves less than this taps; old hands tremble.</summary>
    private const double SlopMm = 5;

    /// <summary>So many fingers at once are a palm, a sleeve or a child's hand flat on the glass.</summary>
    private const int PalmFingerCount = 3;

    /// <summary>A second tap on the same control within this time is the first one's tremor.</summary>
    private static readonly TimeSpan BounceTime = TimeSpan.FromMilliseconds(280);

    /// <summary>A finger not heard of for so long was lost by the device.</summary>
    internal static readonly TimeSpan LostTime = TimeSpan.FromSeconds(30);

    private readonly HashSet<long> fingers = [];
    private long? first;
    private bool isPalm;
    private (double X, double Y) start;
    private (double X, double Y) last;
    private TimeSpan lastHeard;
    private (TouchAction Action, TimeSpan Time)? lastTap;
    private (double X, double Y, TimeSpan Time)? screenChange;

    /// <summary>Control under the finger, as long as it may become a tap.</summary>
    public TouchArea? Pressed { get; private set; }

    /// <summary>Whether the finger that counts is down.</summary>
    public bool IsDown => first is not null;

    /// <summary>Whether the finger moves the body.</summary>
    public bool IsScrolling { get; private set; }

    /// <summary>A finger came down.</summary>
    /// <param name="hitTest">Finds the control at a point.</param>
    /// <returns>Whether it is the finger that counts.</returns>
    public bool Down(DisplayInput.Finger finger, TimeSpan now, Func<double, double, TouchArea?> hitTest)
    {
        if (fingers.Count > 0 && now - lastHeard > LostTime)
        {
            Reset();
        }

        lastHeard = now;
        fingers.Add(finger.Id);
        if (fingers.Count >= PalmFingerCount)
        {
            isPalm = true;
            Pressed = null;
        }

        if (first is not null || isPalm)
        {
            return false;
        }

        first = finger.Id;
        start = last = (finger.X, finger.Y);
        IsScrolling = false;
        Pressed = hitTest(finger.X, finger.Y);
        if (Pressed is { } pressed && IsBounce(pressed, finger, now))
        {
            Pressed = null;
        }

        return true;
    }

    /// <summary>A finger moved.</summary>
    /// <returns>How far the body follows: positive when the finger moved up.</returns>
    public double Move(DisplayInput.Finger finger, TimeSpan now)
    {
        lastHeard = now;
        if (first != finger.Id || isPalm)
        {
            return 0;
        }

        var moved = last.Y - finger.Y;
        last = (finger.X, finger.Y);
        if (IsScrolling)
        {
            return moved;
        }

        var dx = finger.X - start.X;
        var dy = start.Y - finger.Y;
        if (Math.Sqrt((dx * dx) + (dy * dy)) < SlopMm * pxPerMm)
        {
            return 0;
        }

        // The slop itself is not made up for, or the body would jump.
        IsScrolling = true;
        Pressed = null;
        return 0;
    }

    /// <summary>A finger is gone.</summary>
    /// <returns>The control that was tapped; <see langword="null"/> if none was.</returns>
    public TouchArea? Up(DisplayInput.Finger finger, TimeSpan now)
    {
        lastHeard = now;
        fingers.Remove(finger.Id);
        var tapped = first == finger.Id && !isPalm && finger.Phase == FingerPhase.Up ? Pressed : null;
        if (first == finger.Id)
        {
            first = null;
            Pressed = null;
            IsScrolling = false;
        }

        if (fingers.Count == 0)
        {
            isPalm = false;
        }

        if (tapped is not null)
        {
            lastTap = (tapped.Action, now);
        }

        return tapped;
    }

    /// <summary>The screen is another one now: a second tap at the same place was meant for the one before.</summary>
    public void ScreenChanged(TimeSpan now)
    {
        screenChange = (last.X, last.Y, now);
        Pressed = null;
    }

    /// <summary>Forgets all fingers.</summary>
    public void Reset()
    {
        fingers.Clear();
        first = null;
        isPalm = false;
        Pressed = null;
        IsScrolling = false;
    }

    private bool IsBounce(TouchArea pressed, DisplayInput.Finger finger, TimeSpan now)
    {
        if (lastTap is { } tap && tap.Action.Equals(pressed.Action) && now - tap.Time < BounceTime)
        {
            return true;
        }

        return screenChange is { } change && now - change.Time < BounceTime
            && Math.Abs(change.X - finger.X) < SlopMm * 2 * pxPerMm
            && Math.Abs(change.Y - finger.Y) < SlopMm * 2 * pxPerMm;
    }
}
