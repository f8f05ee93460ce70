using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Displays;

/// <summary>What fingers do to the screen.</summary>
internal sealed partial class ScreenDriver
{
    private void HandleFinger(DisplayInput.Finger finger)
    {
        var now = Now;
        switch (finger.Phase)
        {
            case FingerPhase.Down when TakesPane(finger):
                focus.Clear();
                Tell(new ScreenEvent.AnyTouch());
                break;
            case FingerPhase.Down:
                focus.Clear();
                ReportTarget(finger);
                var wasMoving = Scroll.IsMoving;
                if (touch.Down(finger, now, HitTest))
                {
                    Scroll.Hold(now.TotalSeconds);

                    // A finger that catches a moving list wants to stop it, not to open what passes by.
                    if (wasMoving && touch.Pressed is not null && IsInBody(finger))
                    {
                        touch.ScreenChanged(now);
                    }
                }

                Tell(new ScreenEvent.AnyTouch());
                needsPaint = true;
                break;
            case FingerPhase.Move when pane.IsActive:
                if (pane.Move(finger) is { } view)
                {
                    Tell(new ScreenEvent.Viewed(view));
                }

                break;
            case FingerPhase.Move:
                MoveFinger(finger, now);
                break;
            default:
                pane.Up(finger);
                LiftFinger(finger, now);
                break;
        }
    }

    /// <summary>Where a finger is and where it should be, when the scene shows a target.</summary>
    private void ReportTarget(DisplayInput.Finger finger)
    {
        if (Tree is { Overlay: null } tree && tree.Body.FindAnchor(LayoutTree.TargetKey) is { } target)
        {
            Tell(new ScreenEvent.Pointed(
                Share(tree, finger.X, finger.Y),
                Share(tree, target.CenterX, target.CenterY + tree.Body.Viewport.Y - Scroll.OffsetPx)));
        }
    }

    private static (double X, double Y) Share(LayoutTree tree, double x, double y) =>
        (x / tree.WidthPx, y / tree.HeightPx);

    /// <summary>Whether a finger is for a picture: where no control is, and as long as no other finger is elsewhere.
    /// </summary>
    private bool TakesPane(DisplayInput.Finger finger) => Tree is { } tree && !touch.IsDown
        && (pane.IsActive || HitTest(finger.X, finger.Y) is null) && pane.Down(finger, tree, Scroll.OffsetPx, Now);

    private void MoveFinger(DisplayInput.Finger finger, TimeSpan now)
    {
        var hadPressed = touch.Pressed is not null;
        var wasScrolling = touch.IsScrolling;
        var delta = touch.Move(finger, now);
        if (delta != 0)
        {
            Scroll.Drag(delta, now.TotalSeconds);
            needsPaint = true;
        }

        if (touch.IsScrolling && !wasScrolling)
        {
            ReportScroll();
        }

        needsPaint |= hadPressed != touch.Pressed is not null;
    }

    private void LiftFinger(DisplayInput.Finger finger, TimeSpan now)
    {
        needsPaint |= touch.Pressed is not null;
        var wasScrolling = touch.IsScrolling;
        var tapped = touch.Up(finger, now);
        if (!touch.IsDown && Scroll.IsHeld)
        {
            Scroll.Release(now.TotalSeconds);
            lastStep = now;
        }

        if (wasScrolling)
        {
            ReportScroll();
        }

        if (tapped is not null)
        {
            Tell(new ScreenEvent.Tap(tapped.Action));
        }
    }

    private void ReportScroll() => Tell(new ScreenEvent.Scrolled(Tree?.ScrollKey ?? ""));

    private bool IsInBody(DisplayInput.Finger finger) =>
        Tree is { } tree && tree.Scrolling.Viewport.Contains(finger.X, finger.Y);

    private TouchArea? HitTest(double x, double y) => Tree?.HitTest(x, y, Scroll.OffsetPx);
}
