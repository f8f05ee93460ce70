using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Displays;

/// <summary>Which control the keys of a keypad have reached.</summary>
internal sealed class FocusRing
{
    private string? screen;
    private TouchArea? area;

    /// <summary>The control; <see langword="null"/> before a key has been used on this screen.</summary>
    public TouchArea? Current => area;

    /// <summary>Follows a new layout: the same control where it stands now, nothing on another screen.</summary>
    public void Follow(LayoutTree tree)
    {
        if (area is null || screen != KeyOf(tree))
        {
            area = null;
            return;
        }

        // The same control may stand on a screen twice: the nearest of them is meant.
        var controls = Controls(tree);
        var same = controls.Where(control => control.Action.Equals(area.Action)).ToList();
        area = (same.Count > 0 ? same : controls).MinBy(control => DistancePx(control, area));
    }

    /// <summary>The control so many steps further; at both ends it goes round.</summary>
    /// <returns><see langword="null"/> on a screen without controls.</returns>
    public static TouchArea? Neighbour(LayoutTree tree, TouchArea? from, int step)
    {
        var controls = Controls(tree);
        if (controls.Count == 0)
        {
            return null;
        }

        var index = from is null ? -1 : controls.IndexOf(from);
        return index < 0
            ? controls[step > 0 ? 0 : ^1]
            : controls[(index + step + controls.Count) % controls.Count];
    }

    /// <summary>The control of a digit: the first to the ninth of what scrolls.</summary>
    public static TouchArea? OfDigit(LayoutTree tree, char digit) =>
        tree.Scrolling.Touches.ElementAtOrDefault(digit - '1');

    public void MoveTo(LayoutTree tree, TouchArea? control)
    {
        screen = KeyOf(tree);
        area = control;
    }

    public void Clear() => area = null;

    private static double DistancePx(TouchArea one, TouchArea other) =>
        Math.Abs(one.Bounds.X - other.Bounds.X) + Math.Abs(one.Bounds.Y - other.Bounds.Y);

    private static string KeyOf(LayoutTree tree) => tree.Overlay is null ? tree.ScrollKey : tree.ScrollKey + " overlay";

    /// <summary>All controls in reading order: an overlay's alone while there is one.</summary>
    private static List<TouchArea> Controls(LayoutTree tree) => tree.Overlay is { } overlay
        ? [.. overlay.Touches]
        : [.. tree.Body.Touches, .. tree.Fixed.SelectMany(layer => layer.Touches)];
}
