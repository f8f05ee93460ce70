namespace VillagePublic.Kiosk.Layout;

/// <summary>A node laid out at one width: its size and what it is made of, relative to its own corner.</summary>
internal sealed class Fragment(double width, double height)
{
    private List<(double X, double Y, Fragment Child)>? children;

    public double Width { get; } = width;

    public double Height { get; } = height;

    /// <summary>Distance from the top to the first baseline; <see langword="null"/> without text.</summary>
    public double? Baseline { get; init; }

    /// <summary>What this fragment itself paints, below its children.</summary>
    public IReadOnlyList<LayoutBox> Boxes { get; init; } = [];

    public TouchArea? Touch { get; init; }

    public Fragment With(double x, double y, Fragment child)
    {
        (children ??= []).Add((x, y, child));
        return this;
    }

    /// <summary>Adds boxes and touch areas in painting order, moved to where they stand.</summary>
    public void Flatten(double x, double y, List<LayoutBox> boxes, List<TouchArea> touches)
    {
        foreach (var box in Boxes)
        {
            boxes.Add(Move(box, x, y));
        }

        if (Touch is { } touch)
        {
            touches.Add(touch with
            {
                Bounds = touch.Bounds.MovedBy(x, y).Snapped(),
                Area = touch.Area.MovedBy(x, y).Snapped(),
            });
        }

        if (children is null)
        {
            return;
        }

        foreach (var (childX, childY, child) in children)
        {
            child.Flatten(x + childX, y + childY, boxes, touches);
        }
    }

    private static LayoutBox Move(LayoutBox box, double x, double y)
    {
        if (box is not LayoutBox.Line line)
        {
            return box with { Bounds = box.Bounds.MovedBy(x, y).Snapped() };
        }

        // Whole pixels keep the rows of a table on one height and the glyph cache small.
        var dx = Math.Round(x);
        var dy = Math.Round(y);
        var spans = new TextSpan[line.Spans.Count];
        for (var index = 0; index < spans.Length; index++)
        {
            spans[index] = line.Spans[index] with { X = line.Spans[index].X + dx };
        }

        return line with { Bounds = line.Bounds.MovedBy(dx, dy), BaselinePx = line.BaselinePx + dy, Spans = spans };
    }
}
