namespace VillagePublic.Kiosk.Layout;

/// <summary>Sets a paragraph into lines.</summary>
internal static class TextFormatter
{
    /// <summary>A last line narrower than this leaves a character alone; more are brought down to it.</summary>
    private const double WidowEm = 2.9;

    /// <summary>More than this share of a line is not brought down: the line above would look torn off.</summary>
    private const double MaxWidowShare = 0.6;

    /// <summary>Steps of the search for an even width. Halving 10 times is exact to a pixel at 1000 pixels.</summary>
    private const int BalanceSteps = 10;

    /// <summary>A part of a paragraph that stands on one line.</summary>
    /// <param name="Start">First unit.</param>
    /// <param name="End">First unit after it, trailing spaces left out.</param>
    /// <param name="HasEllipsis">Whether text was cut off behind it.</param>
    internal readonly record struct LineSpan(int Start, int End, bool HasEllipsis = false);

    /// <summary>Breaks a paragraph into lines no wider than <paramref name="widthPx"/>.</summary>
    /// <param name="maxLines">Most lines; the last of them then ends with an ellipsis.</param>
    /// <param name="isBalanced">Make the lines about equally long, as in a heading.</param>
    public static List<LineSpan> Break(Paragraph paragraph, double widthPx, int? maxLines, bool isBalanced)
    {
        var lines = BreakGreedily(paragraph, widthPx);
        if (isBalanced && lines.Count is > 1 and < 5)
        {
            lines = Balance(paragraph, widthPx, lines);
        }
        else if (lines.Count > 1)
        {
            AvoidWidow(paragraph, widthPx, lines);
        }

        if (maxLines is { } most && lines.Count > most)
        {
            lines.RemoveRange(most, lines.Count - most);
            lines[^1] = CutWithEllipsis(paragraph, lines[^1], widthPx);
        }

        return lines;
    }

    private static List<LineSpan> BreakGreedily(Paragraph paragraph, double widthPx)
    {
        var lines = new List<LineSpan>();
        var text = paragraph.Text;
        var start = 0;
        while (start < text.Length)
        {
            var end = FindLineEnd(paragraph, start, widthPx);
            lines.Add(new LineSpan(start, paragraph.TrimEnd(start, end)));
            start = end;
        }

        if (lines.Count == 0)
        {
            lines.Add(new LineSpan(0, 0));
        }

        return lines;
    }

    /// <summary>First unit of the next line.</summary>
    private static int FindLineEnd(Paragraph paragraph, int start, double widthPx)
    {
        // Rounding differs by a hair between measuring a whole and its parts.
        const double TolerancePx = 0.01;
        var text = paragraph.Text;
        var lastBreak = start;
        var width = 0.0;
        for (var index = start; index < text.Length; index++)
        {
            if (index > start && paragraph.Breaks[index] != LineBreak.Never)
            {
                lastBreak = index;
                if (paragraph.Breaks[index] == LineBreak.Required)
                {
                    return index;
                }
            }

            width += paragraph.Advances[index];
            if (width > widthPx + TolerancePx && text[index] is not (' ' or '\n'))
            {
                return lastBreak > start ? lastBreak : BreakInsideWord(paragraph, start, widthPx);
            }
        }

        return text.Length;
    }

    /// <summary>A word wider than the line is broken between any two characters, at least one to a line.</summary>
    private static int BreakInsideWord(Paragraph paragraph, int start, double widthPx)
    {
        var end = paragraph.NextGrapheme(start);
        while (end < paragraph.Text.Length)
        {
            var next = paragraph.NextGrapheme(end);
            if (paragraph.WidthOf(start, next) > widthPx)
            {
                break;
            }

            end = next;
        }

        return end;
    }

    /// <summary>Finds the narrowest width that gives as many lines and breaks no word for it.</summary>
    private static List<LineSpan> Balance(Paragraph paragraph, double widthPx, List<LineSpan> lines)
    {
        var narrow = widthPx / 2;
        var wide = widthPx;
        var best = lines;
        var torn = CountTorn(paragraph, lines);
        for (var step = 0; step < BalanceSteps; step++)
        {
            var middle = (narrow + wide) / 2;
            var candidate = BreakGreedily(paragraph, middle);
            if (candidate.Count == lines.Count && CountTorn(paragraph, candidate) <= torn)
            {
                best = candidate;
                wide = middle;
            }
            else
            {
                narrow = middle;
            }
        }

        return best;
    }

    /// <summary>Lines that begin where no line may.</summary>
    private static int CountTorn(Paragraph paragraph, List<LineSpan> lines) =>
        lines.Skip(1).Count(line => paragraph.Breaks[line.Start] == LineBreak.Never);

    private static void AvoidWidow(Paragraph paragraph, double widthPx, List<LineSpan> lines)
    {
        var last = lines[^1];
        var previous = lines[^2];
        var widow = Math.Min(WidowEm * paragraph.Style.SizePx, widthPx / 3);
        var isNewParagraph = paragraph.Breaks[last.Start] == LineBreak.Required;
        if (isNewParagraph || paragraph.WidthOf(last.Start, last.End) >= widow)
        {
            return;
        }

        for (var index = previous.End - 1; index > previous.Start; index--)
        {
            if (paragraph.Breaks[index] == LineBreak.Never)
            {
                continue;
            }

            var width = paragraph.WidthOf(index, last.End);
            if (width > widthPx * MaxWidowShare)
            {
                return;
            }

            lines[^2] = new LineSpan(previous.Start, paragraph.TrimEnd(previous.Start, index));
            lines[^1] = new LineSpan(index, last.End);
            if (width >= widow)
            {
                return;
            }
        }
    }

    private static LineSpan CutWithEllipsis(Paragraph paragraph, LineSpan line, double widthPx)
    {
        // An ellipsis of Noto Sans CJK is one em wide.
        var room = widthPx - paragraph.Style.SizePx;
        var end = line.Start;
        while (end < line.End)
        {
            var next = paragraph.NextGrapheme(end);
            if (paragraph.WidthOf(line.Start, next) > room)
            {
                break;
            }

            end = next;
        }

        return new LineSpan(line.Start, end, HasEllipsis: true);
    }
}
