namespace VillagePublic.Kiosk.Layout;

/// <summary>Text.</summary>
internal sealed partial class LayoutPass
{
    /// <summary>A text squeezed below this many characters a line is no longer read but spelled.</summary>
    private const double MinMeasureEm = 5;

    /// <summary>A figure too wide for its place is set smaller in steps of this ratio, down to body size.</summary>
    private const double ShrinkRatio = 0.9;

    private readonly Dictionary<(Node Node, float SizePx), Paragraph> paragraphs = [];

    private Fragment LayText(Node.Text text, double width, bool fill)
    {
        var paragraph = FitWord(text, width);
        var sizePx = paragraph.Style.SizePx;
        var isHeading = text.Step >= TextStep.Title || text.Align == TextAlign.Center;

        // Only running text has a measure; what is centred or in a table column keeps its place.
        var limit = text.Align == TextAlign.Start ? Math.Min(width, TypeScale.MeasureEm * sizePx) : width;
        var lines = TextFormatter.Break(paragraph, limit, text.MaxLines, isHeading);
        var align = text.Align != TextAlign.Value ? text.Align : lines.Count == 1 ? TextAlign.End : TextAlign.Start;
        if (align == TextAlign.Start && paragraph.IsRightToLeft(0))
        {
            align = TextAlign.End;
        }

        var widths = lines.ConvertAll(line => LineWidth(paragraph, line));
        var natural = Math.Min(width, Math.Ceiling(widths.Max()));
        var used = fill ? width : natural;
        var lineHeight = TypeScale.LineHeightPx(sizePx, text.Step);
        var boxes = new List<LayoutBox>(lines.Count);
        var aligned = text with { Align = align };
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].End > lines[index].Start || lines[index].HasEllipsis)
            {
                var x = AlignedX(align, used - widths[index]);
                boxes.Add(MakeLine(aligned, paragraph, lines[index], x, index * lineHeight, lineHeight));
            }
        }

        return new Fragment(used, lines.Count * lineHeight)
        {
            Baseline = BaselineOffset(sizePx, lineHeight),
            Boxes = boxes,
        };
    }

    /// <summary>
    /// The Han square reaches from 0.88 em above the baseline to 0.12 em below; it is centred in the line.
    /// </summary>
    private static double BaselineOffset(double sizePx, double lineHeight) =>
        Math.Round(((lineHeight - sizePx) / 2) + (0.88 * sizePx));

    private static double AlignedX(TextAlign align, double room) => align switch
    {
        TextAlign.Center => Math.Round(room / 2),
        TextAlign.End => room,
        _ => 0,
    };

    private static int[] SeenOrder(List<byte> levels) =>
        levels.TrueForAll(level => level == 0) ? [.. Enumerable.Range(0, levels.Count)] : Bidi.VisualOrder(levels);

    private double MinTextWidth(Node.Text text)
    {
        var paragraph = MeasureText(text, (float)type.SizePx(text.Step));
        var natural = paragraph.WidthOf(0, paragraph.Text.Length);
        var readable = MinMeasureEm * paragraph.Style.SizePx;
        return Math.Ceiling(Math.Min(natural, Math.Max(readable, paragraph.WidestWord())));
    }

    /// <summary>Measures text at its size, or smaller if its widest word would have to be torn.</summary>
    private Paragraph FitWord(Node.Text text, double width)
    {
        var sizePx = (float)type.SizePx(text.Step);
        var paragraph = MeasureText(text, sizePx);
        while (paragraph.WidestWord() > width + 0.5 && sizePx > type.BodyPx + 0.5)
        {
            sizePx = (float)Math.Max(type.BodyPx, sizePx * ShrinkRatio);
            paragraph = MeasureText(text, sizePx);
        }

        return paragraph;
    }

    private Paragraph MeasureText(Node.Text text, float sizePx)
    {
        var rounded = MathF.Round(sizePx * 2) / 2;
        if (!paragraphs.TryGetValue((text, rounded), out var paragraph))
        {
            paragraph = Paragraph.Measure(text, rounded, texts);
            paragraphs.Add((text, rounded), paragraph);
        }

        return paragraph;
    }

    private static double LineWidth(Paragraph paragraph, TextFormatter.LineSpan line) =>
        paragraph.WidthOf(line.Start, line.End) + (line.HasEllipsis ? paragraph.Style.SizePx : 0);

    private static LayoutBox.Line MakeLine(
        Node.Text text, Paragraph paragraph, TextFormatter.LineSpan line, double x, double y, double lineHeight)
    {
        var spans = new List<TextSpan>();

        // An opening bracket at the start of a line stands flush: its empty half hangs out.
        var hangs = text.Align == TextAlign.Start && line.Start > 0 && line.End > line.Start
            && FullWidthPunctuation.IsOpening(paragraph.Text[line.Start])
            && paragraph.Advances[line.Start] > 0.45 * paragraph.Style.SizePx;
        var left = hangs ? x - (FullWidthPunctuation.EmptyEm * paragraph.Style.SizePx) : x;
        var pieces = paragraph.Pieces(line.Start, line.End).ToList();
        foreach (var index in SeenOrder(pieces.ConvertAll(piece => piece.Level)))
        {
            var (start, end, run, level) = pieces[index];
            var width = 0.0;
            foreach (var advance in paragraph.Advances.AsSpan(start, end - start))
            {
                width += advance;
            }

            spans.Add(new TextSpan(
                left, paragraph.Text[start..end], paragraph.StyleOf(run, level), run.Ink ?? text.Ink, width)
            {
                Strike = run.Strike,
                Code = run.Code,
                Marked = run.Marked,
            });
            left += width;
        }

        if (line.HasEllipsis)
        {
            spans.Add(new TextSpan(left, "…", paragraph.Style, text.Ink, paragraph.Style.SizePx));
            left += paragraph.Style.SizePx;
        }

        var baseline = y + BaselineOffset(paragraph.Style.SizePx, lineHeight);
        return new LayoutBox.Line(new PxRect(x, y, left - x, lineHeight), baseline, spans);
    }
}
