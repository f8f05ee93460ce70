namespace VillagePublic.Kiosk.Layout;

/// <summary>Lays out nodes for one scene on one display. Used once, by one thread.</summary>
/// <remarks>
/// A node is asked for its size at a width, either to fill that width or to be as narrow as its content.
/// Answers are kept, because rows ask before they decide.
/// </remarks>
internal sealed partial class LayoutPass
{
    /// <summary>Smallest side of a touch target (design: 20 mm, floor 16 mm).</summary>
    public const double TouchFloorMm = 16;

    /// <summary>Side that a touch area grows to where there is room.</summary>
    public const double TouchMm = 20;

    private readonly DisplayMetrics metrics;
    private readonly TypeScale type;
    private readonly ITextMeasurer texts;
    private readonly IPictureSizes pictures;
    private readonly Dictionary<Key, Fragment> fragments = [];
    private readonly Dictionary<Node, double> minima = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<double, LayoutPass> limitedPasses = [];

    public LayoutPass(DisplayMetrics metrics, ITextMeasurer texts, IPictureSizes pictures)
    {
        this.metrics = metrics;
        this.texts = texts;
        this.pictures = pictures;
        type = new TypeScale(metrics);
    }

    /// <summary>Body size as a multiple of the standard size.</summary>
    public double TextFactor => type.Factor;

    public double Px(double mm) => mm * metrics.PxPerMm;

    /// <summary>Lays out a node.</summary>
    /// <param name="width">Width there is, in pixels.</param>
    /// <param name="fill">Take all of it; else only what the content needs.</param>
    /// <param name="minHeight">Surfaces grow to this height, in pixels.</param>
    public Fragment Lay(Node node, double width, bool fill, double minHeight = 0)
    {
        var key = new Key(node, Math.Round(width, 2), fill, Math.Round(minHeight, 2));
        if (!fragments.TryGetValue(key, out var fragment))
        {
            fragment = LayNew(node, Math.Max(0, width), fill, minHeight);
            fragments.Add(key, fragment);
        }

        return fragment;
    }

    /// <summary>Narrowest width at which a node still reads well, in pixels.</summary>
    public double MinWidth(Node node)
    {
        if (!minima.TryGetValue(node, out var width))
        {
            width = MeasureMinWidth(node);
            minima.Add(node, width);
        }

        return width;
    }

    private Fragment LayNew(Node node, double width, bool fill, double minHeight)
    {
        return node switch
        {
            Node.Text text => LayText(text, width, fill),
            Node.Column column => LayColumn(column, width, fill, minHeight),
            Node.Row row => LayRow(row, width, fill, minHeight),
            Node.Flex flex => Lay(flex.Child, width, fill: true, minHeight),
            Node.Grid grid => LayGrid(grid, width),
            Node.Card card => LayCard(card, width, fill, minHeight),
            Node.Touch touch => LayTouch(touch, width, fill, minHeight),
            Node.Button button => LayButton(button, width, fill, minHeight),
            Node.Bar bar => LayBar(bar, width),
            Node.Trend trend => LayTrend(trend, width),
            Node.Picture picture => LayPicture(picture, width),
            Node.Pane pane => LayPane(pane, width, minHeight),
            Node.Qr qr => LayQr(qr, width, fill),
            Node.IconMark icon => LayIcon(icon),
            Node.Rule => LayRule(width),
            Node.Space space => new Fragment(fill ? width : Px(space.WidthMm), Math.Max(minHeight, Px(space.HeightMm))),
            Node.Measure measure => LayMeasure(measure, width, fill, minHeight),
            Node.ScaleLimit limit => Limited(limit).Lay(limit.Child, width, fill, minHeight),
            Node.Anchor anchor => LayAnchor(anchor, width, fill, minHeight),
            _ => throw new InvalidOperationException($"No layout for {node.GetType().Name}."),
        };
    }

    private double MeasureMinWidth(Node node)
    {
        return node switch
        {
            Node.Text text => MinTextWidth(text),
            Node.Column column => column.Children.Select(MinWidth).DefaultIfEmpty().Max(),
            Node.Row row => MinRowWidth(row),
            Node.Flex flex => MinWidth(flex.Child),
            Node.Grid grid => grid.Children.Select(MinWidth).DefaultIfEmpty().Max(),
            Node.Card card => MinWidth(card.Child) + CardInsets(card).Left + CardInsets(card).Right,
            Node.Touch touch => Math.Max(Px(TouchFloorMm), MinWidth(touch.Child)),
            Node.Button button => MinWidth(ButtonContent(button)) + (2 * ButtonPaddingPx(button)),
            Node.Bar => Px(20),
            Node.Trend trend => trend.Columns.Count * Px(4),
            Node.Picture => Px(40),
            Node.Qr qr => Px(qr.SizeMm),
            Node.IconMark icon => IconSizePx(icon),
            Node.Space space => Px(space.WidthMm),
            Node.Measure measure => MinWidth(measure.Child),
            Node.ScaleLimit limit => Limited(limit).MinWidth(limit.Child),
            Node.Anchor anchor => MinWidth(anchor.Child),
            _ => 0,
        };
    }

    private Fragment LayColumn(Node.Column column, double width, bool fill, double minHeight)
    {
        var isStretched = column.Align is CrossAlign.Stretch or CrossAlign.Baseline;
        var used = width;
        if (!fill)
        {
            used = column.Children.Select(child => Lay(child, width, fill: false).Width).DefaultIfEmpty().Max();
        }

        var parts = column.Children.Select(child => Lay(child, used, isStretched)).ToList();
        var gap = Px(column.GapMm);
        var height = parts.Sum(part => part.Height) + (gap * Math.Max(0, parts.Count - 1));
        var growing = column.Children.Count(child => child is Node.Flex);
        if (height < minHeight && growing > 0)
        {
            var more = (minHeight - height) / growing;
            for (var index = 0; index < parts.Count; index++)
            {
                if (column.Children[index] is Node.Flex child)
                {
                    parts[index] = Lay(child, used, isStretched, parts[index].Height + more);
                }
            }
        }

        var result = new Fragment(used, Math.Max(height, minHeight))
        {
            Baseline = parts is [{ Baseline: { } baseline }, ..] ? baseline : null,
        };
        var y = 0.0;
        foreach (var part in parts)
        {
            result.With(AlignOffset(column.Align, used - part.Width), y, part);
            y += part.Height + gap;
        }

        return result;
    }

    private Fragment LayGrid(Node.Grid grid, double width)
    {
        var gap = Px(grid.GapMm);

        // Larger text needs wider columns, but half of the growth is found in their margins.
        var wanted = Px(grid.MinColumnMm) * (1 + ((type.Factor - 1) / 2));
        var needed = Math.Max(wanted, grid.Children.Select(MinWidth).DefaultIfEmpty().Max());
        var fitting = (int)Math.Floor((width + gap) / Math.Max(1, needed + gap));
        var columns = Math.Clamp(fitting, 1, Math.Max(1, grid.MaxColumns));
        var columnWidth = (width - (gap * (columns - 1))) / columns;
        var parts = new List<(double X, double Y, Fragment Part)>();
        var y = 0.0;
        foreach (var line in grid.Children.Chunk(columns))
        {
            var height = line.Max(child => Lay(child, columnWidth, fill: true).Height);
            for (var column = 0; column < line.Length; column++)
            {
                var part = Lay(line[column], columnWidth, fill: true, height);
                parts.Add((column * (columnWidth + gap), y, part));
            }

            y += height + gap;
        }

        var result = new Fragment(width, Math.Max(0, y - gap));
        foreach (var (x, top, part) in parts)
        {
            result.With(x, top, part);
        }

        return result;
    }

    private Fragment LayMeasure(Node.Measure measure, double width, bool fill, double minHeight)
    {
        var limit = Math.Min(width, Px(measure.MaxWidthMm) * Math.Max(1, type.Factor));
        var part = Lay(measure.Child, limit, fill, minHeight);
        var outer = fill ? width : part.Width;
        return new Fragment(outer, part.Height) { Baseline = part.Baseline }
            .With((outer - part.Width) / 2, 0, part);
    }

    /// <summary>The pass for what is inside a limit: the same display, text kept smaller.</summary>
    private LayoutPass Limited(Node.ScaleLimit limit)
    {
        var scale = Math.Max(1, limit.MaxScale);
        if (metrics.TextScale <= scale)
        {
            return this;
        }

        if (!limitedPasses.TryGetValue(scale, out var pass))
        {
            pass = new LayoutPass(metrics with { TextScale = scale }, texts, pictures);
            limitedPasses.Add(scale, pass);
        }

        return pass;
    }

    private Fragment LayAnchor(Node.Anchor anchor, double width, bool fill, double minHeight)
    {
        var part = Lay(anchor.Child, width, fill, minHeight);
        var bounds = new PxRect(0, 0, part.Width, part.Height);
        return new Fragment(part.Width, part.Height)
        {
            Baseline = part.Baseline,
            Boxes = [new LayoutBox.Anchor(bounds, anchor.Key)],
        }.With(0, 0, part);
    }

    private static double AlignOffset(CrossAlign align, double room) => align switch
    {
        CrossAlign.Center => room / 2,
        CrossAlign.End => room,
        _ => 0,
    };

    /// <summary>A question asked before. Nodes count by identity: comparing whole trees would cost more.</summary>
    private readonly record struct Key(Node Node, double Width, bool Fill, double MinHeight)
    {
        public bool Equals(Key other) => ReferenceEquals(Node, other.Node)
            && Width.Equals(other.Width) && Fill == other.Fill && MinHeight.Equals(other.MinHeight);

        public override int GetHashCode() => HashCode.Combine(
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Node), Width, Fill, MinHeight);
    }
}
