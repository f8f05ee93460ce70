using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Displays;

/// <summary>Fingers on a picture: one draws it along, two enlarge it around the point between them.</summary>
/// <remarks>A palm moves nothing until all of it is gone.</remarks>
internal sealed class PaneGesture
{
    private const int MaxFingers = 2;

    /// <summary>Fingers closer together than this say little about how far apart they are.</summary>
    private const double MinSpreadPx = 24;

    private readonly Dictionary<long, (double X, double Y)> fingers = [];
    private PxRect place;
    private PaneFit fit;
    private PictureView view;
    private bool isPalm;
    private TimeSpan lastHeard;

    /// <summary>Whether fingers are on the picture: all further ones count here.</summary>
    public bool IsActive => fingers.Count > 0;

    /// <summary>A finger came down.</summary>
    /// <param name="scrollPx">Offset of the scrolling layer.</param>
    /// <returns>Whether it is on a picture, or further fingers are.</returns>
    public bool Down(DisplayInput.Finger finger, LayoutTree tree, double scrollPx, TimeSpan now)
    {
        if (now - lastHeard > TouchTracker.LostTime)
        {
            Reset();
        }

        lastHeard = now;
        if (!IsActive)
        {
            if (PaneAt(tree, scrollPx, finger) is not { } pane)
            {
                return false;
            }

            place = pane.Bounds.MovedBy(0, tree.Scrolling.Viewport.Y - scrollPx);
            (fit, view) = (pane.Fit, pane.View);
        }

        fingers[finger.Id] = (finger.X, finger.Y);
        isPalm |= fingers.Count > MaxFingers;
        return true;
    }

    /// <summary>A finger moved.</summary>
    /// <returns>What is to be seen now; <see langword="null"/> when that is as before.</returns>
    public PictureView? Move(DisplayInput.Finger finger)
    {
        if (!fingers.ContainsKey(finger.Id) || isPalm)
        {
            return null;
        }

        var (middle, spread) = Measure();
        fingers[finger.Id] = (finger.X, finger.Y);
        var (nextMiddle, nextSpread) = Measure();
        var next = view.Moved(fit, nextMiddle.X - middle.X, nextMiddle.Y - middle.Y);
        if (fingers.Count == MaxFingers && spread >= MinSpreadPx && nextSpread >= MinSpreadPx)
        {
            next = next.EnlargedAround(fit, nextSpread / spread, nextMiddle.X - place.X, nextMiddle.Y - place.Y);
        }

        if (next == view)
        {
            return null;
        }

        view = next;
        return next;
    }

    /// <summary>A finger is gone.</summary>
    public void Up(DisplayInput.Finger finger)
    {
        fingers.Remove(finger.Id);
        isPalm &= IsActive;
    }

    /// <summary>Forgets all fingers.</summary>
    public void Reset()
    {
        fingers.Clear();
        isPalm = false;
    }

    private static LayoutBox.Pane? PaneAt(LayoutTree tree, double scrollPx, DisplayInput.Finger finger)
    {
        var layer = tree.Scrolling;
        return layer.Viewport.Contains(finger.X, finger.Y)
            ? layer.Boxes.OfType<LayoutBox.Pane>().FirstOrDefault(pane =>
                pane.Bounds.Contains(finger.X, finger.Y - layer.Viewport.Y + scrollPx))
            : null;
    }

    private ((double X, double Y) Middle, double Spread) Measure()
    {
        var x = fingers.Values.Average(finger => finger.X);
        var y = fingers.Values.Average(finger => finger.Y);
        var (firstX, firstY) = fingers.Values.First();
        var (lastX, lastY) = fingers.Values.Last();
        return ((x, y), Math.Sqrt(Math.Pow(lastX - firstX, 2) + Math.Pow(lastY - firstY, 2)));
    }
}
