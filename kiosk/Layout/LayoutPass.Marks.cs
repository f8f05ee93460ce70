namespace VillagePublic.Kiosk.Layout;

/// <summary>Bars, charts, pictures, symbols and rules.</summary>
internal sealed partial class LayoutPass
{
    private const double IconStrokeMm = 0.6;

    /// <summary>Icons grow with text, but not so far that a row of tools no longer fits.</summary>
    private const double MaxIconFactor = 1.5;

    /// <summary>A small picture is enlarged at most this far: beyond, it shows squares instead of more.</summary>
    private const double MaxEnlargement = 3;

    /// <summary>The middle of a Han square above the baseline: an icon beside text is centred on it.</summary>
    private const double HanCentreEm = 0.38;

    private Fragment LayRule(double width)
    {
        var height = Math.Max(1, Math.Round(Px(HairlineMm)));
        return new Fragment(width, height)
        {
            Boxes = [new LayoutBox.Mark(new PxRect(0, 0, width, height), Ink.Hairline, 0)],
        };
    }

    private double IconSizePx(Node.IconMark icon) =>
        Math.Round(Px(icon.SizeMm) * Math.Clamp(type.Factor, 1, MaxIconFactor));

    private Fragment LayIcon(Node.IconMark icon)
    {
        var size = IconSizePx(icon);
        var stroke = Px(IconStrokeMm) * Math.Clamp(type.Factor, 1, MaxIconFactor);
        return new Fragment(size, size)
        {
            Baseline = (size / 2) + (HanCentreEm * type.BodyPx),
            Boxes = [new LayoutBox.IconMark(new PxRect(0, 0, size, size), icon.Icon, icon.Ink, stroke)],
        };
    }

    private Fragment LayBar(Node.Bar bar, double width)
    {
        const double MarkOverhangMm = 1.2;
        const double MarkWidthMm = 0.8;
        var overhang = bar.MarkFraction is null ? 0 : Px(MarkOverhangMm);
        var height = Px(bar.HeightMm);
        var boxes = new List<LayoutBox>
        {
            new LayoutBox.Mark(new PxRect(0, overhang, width, height), Ink.Track, 0),
        };
        var length = width * Math.Clamp(bar.Fraction, 0, 1);
        if (length > 0)
        {
            // Something is never drawn as nothing.
            length = Math.Max(Px(MarkWidthMm), length);
            boxes.Add(new LayoutBox.Mark(new PxRect(0, overhang, length, height), bar.Ink, 0));
        }

        if (bar.MarkFraction is { } fraction)
        {
            var markWidth = Math.Max(2, Px(MarkWidthMm));
            var x = Math.Clamp((width * fraction) - (markWidth / 2), 0, width - markWidth);
            boxes.Add(new LayoutBox.Mark(new PxRect(x, 0, markWidth, height + (2 * overhang)), Ink.Text, 0));
        }

        return new Fragment(width, height + (2 * overhang)) { Boxes = boxes };
    }

    private Fragment LayTrend(Node.Trend trend, double width)
    {
        const double BarShare = 0.62;
        var count = Math.Max(1, trend.Columns.Count);
        var columnWidth = width / count;
        var labelHeight = TypeScale.LineHeightPx(type.BodyPx, TextStep.Body);
        var hasValues = trend.Columns.Any(column => column.ValueLabel is not null);
        var top = hasValues ? labelHeight : 0;
        var chartHeight = Px(trend.HeightMm);
        var zero = top + chartHeight;
        var boxes = new List<LayoutBox>();
        for (var index = 0; index < trend.Columns.Count; index++)
        {
            var column = trend.Columns[index];
            var height = column.Fraction is { } share ? Math.Max(1, chartHeight * Math.Clamp(share, 0, 1)) : Px(1);
            var ink = column.Fraction is null ? Ink.Hairline : column.Ink;
            var x = (index + ((1 - BarShare) / 2)) * columnWidth;
            boxes.Add(new LayoutBox.Mark(new PxRect(x, zero - height, columnWidth * BarShare, height), ink, 0));
        }

        var lineHeight = Math.Max(1, Math.Round(Px(HairlineMm)));
        boxes.Add(new LayoutBox.Mark(new PxRect(0, zero, width, lineHeight), Ink.Muted, 0));
        var result = new Fragment(width, zero + lineHeight + labelHeight) { Boxes = boxes };
        AddTrendLabels(result, trend, width, columnWidth, _ => zero + lineHeight, column => column.Label);
        AddTrendLabels(
            result, trend, width, columnWidth,
            column => zero - (chartHeight * Math.Clamp(column.Fraction ?? 0, 0, 1)) - labelHeight,
            column => column.ValueLabel);
        return result;
    }

    /// <summary>Adds labels from the newest column back, leaving out those that would touch the one before.</summary>
    private void AddTrendLabels(
        Fragment chart,
        Node.Trend trend,
        double width,
        double columnWidth,
        Func<TrendColumn, double> topOf,
        Func<TrendColumn, string?> labelOf)
    {
        var free = double.MaxValue;
        var gap = type.BodyPx * 0.4;
        var stride = 1;
        if (trend.Columns.Count > 0)
        {
            var widest = trend.Columns.Max(column => labelOf(column) is { } text
                ? Lay(new Node.Text(text), width, fill: false).Width : 0);
            stride = Math.Max(1, (int)Math.Ceiling((widest + gap) / columnWidth));
        }

        for (var index = trend.Columns.Count - 1; index >= 0; index--)
        {
            var column = trend.Columns[index];
            if (labelOf(column) is not { Length: > 0 } text || (trend.Columns.Count - 1 - index) % stride != 0)
            {
                continue;
            }

            var label = Lay(new Node.Text(text) { Ink = Ink.Muted, Tabular = true }, width, fill: false);
            var center = (index + 0.5) * columnWidth;
            var x = Math.Clamp(center - (label.Width / 2), 0, Math.Max(0, width - label.Width));
            if (x + label.Width + gap <= free || free == double.MaxValue)
            {
                chart.With(x, topOf(column), label);
                free = x;
            }
        }
    }

    private Fragment LayPicture(Node.Picture picture, double width)
    {
        if (pictures.SizeOf(picture.Blob) is not { Width: > 0, Height: > 0 } size)
        {
            return Lay(MissingPicture(picture.Alternative), width, fill: true);
        }

        var scale = Math.Min(
            Math.Min(width / size.Width, Px(picture.MaxHeightMm) / size.Height), MaxEnlargement);
        var shownWidth = size.Width * scale;
        var height = size.Height * scale;
        var bounds = new PxRect((width - shownWidth) / 2, 0, shownWidth, height);
        return new Fragment(width, height)
        {
            Boxes = [new LayoutBox.Picture(bounds, picture.Blob, new PxRect(0, 0, 1, 1))],
        };
    }

    private Fragment LayPane(Node.Pane pane, double width, double minHeight)
    {
        if (pictures.SizeOf(pane.Blob) is not { Width: > 0, Height: > 0 } size)
        {
            return Lay(MissingPicture(pane.Alternative), width, fill: true);
        }

        var height = Math.Max(Px(pane.MinHeightMm), minHeight);
        var scale = Math.Min(Math.Min(width / size.Width, height / size.Height), MaxEnlargement);
        var fit = new PaneFit(width, height, size.Width * scale, size.Height * scale);
        var (zoom, view) = (pane.View.Zoom, pane.View);
        var shownWidth = Math.Min(width, fit.WidthPx * zoom);
        var shownHeight = Math.Min(height, fit.HeightPx * zoom);
        var shown = new PxRect((width - shownWidth) / 2, (height - shownHeight) / 2, shownWidth, shownHeight);
        var source = new PxRect(
            fit.HiddenWidthPx(zoom) * view.PanX / (fit.WidthPx * zoom),
            fit.HiddenHeightPx(zoom) * view.PanY / (fit.HeightPx * zoom),
            shownWidth / (fit.WidthPx * zoom),
            shownHeight / (fit.HeightPx * zoom));
        var place = new PxRect(0, 0, width, height);
        return new Fragment(width, height)
        {
            Boxes =
            [
                new LayoutBox.Surface(place, Fill.Sunken, 0),
                new LayoutBox.Picture(shown, pane.Blob, source) { IsZoomed = true },
                new LayoutBox.Pane(place, view, fit),
            ],
        };
    }

    /// <summary>What stands for a picture that is not here: its words.</summary>
    private static Node.Card MissingPicture(string alternative)
    {
        var words = new Node.Text(alternative) { Ink = Ink.Muted };
        return new Node.Card(new Node.Row([new Node.IconMark(Icon.Picture, 9, Ink.Muted), new Node.Flex(words)], 4))
        {
            Fill = Fill.Sunken,
        };
    }

    private Fragment LayQr(Node.Qr qr, double width, bool fill)
    {
        var side = Math.Floor(Math.Min(width, Px(qr.SizeMm)));
        var x = fill ? Math.Round((width - side) / 2) : 0;
        return new Fragment(fill ? width : side, side)
        {
            Boxes = [new LayoutBox.Qr(new PxRect(x, 0, side, side), qr.Content)],
        };
    }
}
