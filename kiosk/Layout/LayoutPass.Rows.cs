namespace VillagePublic.Kiosk.Layout;

/// <summary>Rows: children beside each other, on further lines where they do not fit.</summary>
internal sealed partial class LayoutPass
{
    /// <summary>Gap between the lines of a row that had to wrap, if its own gap is smaller.</summary>
    private const double WrapGapMm = 2;

    private Fragment LayRow(Node.Row row, double width, bool fill, double minHeight)
    {
        if (row.Children.Count == 0)
        {
            return new Fragment(fill ? width : 0, minHeight);
        }

        var gap = Px(row.GapMm);
        var lines = BreakRow(row, width, gap);
        if (lines.Count == 1)
        {
            return LayRowLine(row, lines[0], width, fill, minHeight);
        }

        var lineGap = row.Wrap ? gap : Math.Max(Px(WrapGapMm), Math.Min(gap, Px(4)));
        var parts = lines.ConvertAll(line => line.Count == 1 && !row.Wrap
            ? Lay(line[0], width, fill && IsText(line[0]))
            : LayRowLine(row, line, width, fill, 0));
        var height = parts.Sum(part => part.Height) + (lineGap * (parts.Count - 1));
        var result = new Fragment(fill ? width : parts.Max(part => part.Width), height)
        {
            Baseline = parts[0].Baseline,
        };
        var y = 0.0;
        foreach (var part in parts)
        {
            result.With(0, y, part);
            y += part.Height + lineGap;
        }

        return result;
    }

    /// <summary>
    /// Whether a child alone on its line should take the whole width, so that its alignment still holds.
    /// </summary>
    private static bool IsText(Node node) => node is Node.Text or Node.Flex;

    /// <summary>
    /// Fills lines greedily: by natural width in a wrapping row, else only when the narrowest does not fit.
    /// </summary>
    private List<List<Node>> BreakRow(Node.Row row, double width, double gap)
    {
        var lines = new List<List<Node>>();
        var used = 0.0;
        foreach (var child in row.Children)
        {
            var needed = row.Wrap && child is not Node.Flex
                ? Math.Max(MinWidth(child), Lay(child, width, fill: false).Width)
                : MinWidth(child);
            if (lines.Count == 0 || used + gap + needed > width + 0.5)
            {
                lines.Add([child]);
                used = needed;
            }
            else
            {
                lines[^1].Add(child);
                used += gap + needed;
            }
        }

        return lines;
    }

    private Fragment LayRowLine(Node.Row row, List<Node> children, double width, bool fill, double minHeight)
    {
        var gap = Px(row.GapMm);
        var widths = ShareWidth(children, width - (gap * (children.Count - 1)));
        var hasFlex = children.Exists(child => child is Node.Flex);
        var parts = new Fragment[children.Count];
        for (var index = 0; index < parts.Length; index++)
        {
            parts[index] = Lay(children[index], widths[index], children[index] is Node.Flex);
        }

        var height = Math.Max(minHeight, parts.Max(part => part.Height));
        if (row.Align == CrossAlign.Stretch)
        {
            for (var index = 0; index < parts.Length; index++)
            {
                parts[index] = Lay(children[index], widths[index], children[index] is Node.Flex, height);
            }
        }

        var baseline = parts.Max(part => part.Baseline ?? 0);
        var tops = Array.ConvertAll(parts, part => row.Align == CrossAlign.Baseline
            ? baseline - (part.Baseline ?? Math.Min(baseline, part.Height))
            : AlignOffset(row.Align, height - part.Height));
        height = Math.Max(height, parts.Zip(tops, (part, top) => top + part.Height).Max());
        var used = parts.Sum(part => part.Width) + (gap * (parts.Length - 1));
        var result = new Fragment(fill || hasFlex ? width : used, height)
        {
            Baseline = parts[0].Baseline is { } first ? tops[0] + first : null,
        };
        var x = 0.0;
        for (var index = 0; index < parts.Length; index++)
        {
            result.With(x, tops[index], parts[index]);
            x += (children[index] is Node.Flex ? widths[index] : parts[index].Width) + gap;
        }

        return result;
    }

    /// <summary>
    /// Fixed children get their natural width, shrunk towards their narrowest if need be; flexible ones share the
    /// rest by weight, none below its narrowest.
    /// </summary>
    private double[] ShareWidth(List<Node> children, double room)
    {
        var minima = children.ConvertAll(MinWidth);
        var widths = new double[children.Count];
        var flexMinimum = 0.0;
        var fixedNatural = 0.0;
        var fixedMinimum = 0.0;
        for (var index = 0; index < widths.Length; index++)
        {
            if (children[index] is Node.Flex)
            {
                flexMinimum += minima[index];
                continue;
            }

            widths[index] = Math.Max(minima[index], Lay(children[index], room, fill: false).Width);
            fixedNatural += widths[index];
            fixedMinimum += minima[index];
        }

        var overflow = fixedNatural + flexMinimum - room;
        if (overflow > 0 && fixedNatural > fixedMinimum)
        {
            var shrink = Math.Min(1, overflow / (fixedNatural - fixedMinimum));
            for (var index = 0; index < widths.Length; index++)
            {
                widths[index] -= children[index] is Node.Flex ? 0 : (widths[index] - minima[index]) * shrink;
            }
        }

        if (children.Count == 1)
        {
            widths[0] = Math.Min(children[0] is Node.Flex ? room : widths[0], room);
            return widths;
        }

        ShareFlexible(children, minima, widths, room - widths.Sum());
        return widths;
    }

    private static void ShareFlexible(List<Node> children, List<double> minima, double[] widths, double room)
    {
        var open = Enumerable.Range(0, children.Count).Where(index => children[index] is Node.Flex).ToList();
        while (open.Count > 0)
        {
            var weights = open.Sum(index => ((Node.Flex)children[index]).Weight);
            var share = room / Math.Max(double.Epsilon, weights);
            var tight = open.FindAll(index => ((Node.Flex)children[index]).Weight * share < minima[index]);
            if (tight.Count == 0 || tight.Count == open.Count)
            {
                foreach (var index in open)
                {
                    var weighted = ((Node.Flex)children[index]).Weight * share;
                    widths[index] = tight.Count == 0 ? weighted : minima[index];
                }

                return;
            }

            foreach (var index in tight)
            {
                widths[index] = minima[index];
                room -= minima[index];
                open.Remove(index);
            }
        }
    }

    private double MinRowWidth(Node.Row row)
    {
        if (row.Wrap)
        {
            return row.Children.Select(MinWidth).DefaultIfEmpty().Max();
        }

        return row.Children.Sum(MinWidth) + (Px(row.GapMm) * Math.Max(0, row.Children.Count - 1));
    }
}
