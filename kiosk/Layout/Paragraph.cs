using System.Globalization;
using System.Text;

namespace VillagePublic.Kiosk.Layout;

/// <summary>The runs of a text joined, with the advance and the break opportunity of every UTF-16 unit.</summary>
internal sealed class Paragraph
{
    /// <summary>Longest text set as one paragraph; the rest is cut off with an ellipsis.</summary>
    private const int MaxLength = 20_000;

    private readonly int[] runStarts;

    private Paragraph(string text, IReadOnlyList<TextRun> runs, int[] runStarts, TextStyle style)
    {
        Text = text;
        Runs = runs;
        this.runStarts = runStarts;
        Style = style;
        Advances = new float[text.Length];
        Levels = Bidi.Levels(text);
        Breaks = new LineBreak[text.Length];
        LineBreaker.Find(text, Breaks);
    }

    public string Text { get; }

    public IReadOnlyList<TextRun> Runs { get; }

    /// <summary>Style of a run that is not bold by itself.</summary>
    public TextStyle Style { get; }

    public float[] Advances { get; }

    public LineBreak[] Breaks { get; }

    /// <summary>Direction of every UTF-16 unit; <see langword="null"/> when all runs from left to right.</summary>
    public byte[]? Levels { get; }

    /// <summary>Measures a text node at one size.</summary>
    public static Paragraph Measure(Node.Text node, float sizePx, ITextMeasurer measurer)
    {
        var style = new TextStyle(sizePx, node.Bold, node.Tabular);
        var joined = new StringBuilder();
        var runs = new List<TextRun>(node.Runs.Count);
        var starts = new List<int>(node.Runs.Count);
        foreach (var run in node.Runs)
        {
            var room = MaxLength - joined.Length;
            var clean = WellFormed(run.Text.Length <= room ? run.Text : run.Text[..Math.Max(0, room - 1)] + "…");
            if (clean.Length == 0 || room <= 0)
            {
                continue;
            }

            starts.Add(joined.Length);
            runs.Add(run with { Text = clean });
            joined.Append(clean);
        }

        var paragraph = new Paragraph(joined.ToString(), runs, [.. starts], style);
        foreach (var (start, end, run, level) in paragraph.Pieces(0, paragraph.Text.Length))
        {
            var text = end - start == run.Text.Length ? run.Text : paragraph.Text[start..end];
            measurer.Measure(text, paragraph.StyleOf(run, level), paragraph.Advances.AsSpan(start, end - start));
        }

        return paragraph;
    }

    public TextStyle StyleOf(TextRun run, byte level) =>
        Style with { Bold = Style.Bold || run.Bold, RightToLeft = level % 2 == 1 };

    /// <summary>A part of the text cut where style or direction changes, in reading order.</summary>
    public IEnumerable<(int Start, int End, TextRun Run, byte Level)> Pieces(int start, int end)
    {
        while (start < end)
        {
            var run = RunAt(start);
            var level = LevelAt(start);
            var pieceEnd = Math.Min(end, RunEnd(run));
            if (Levels is not null)
            {
                var other = Levels.AsSpan(start, pieceEnd - start).IndexOfAnyExcept(level);
                pieceEnd = other < 0 ? pieceEnd : start + other;
            }

            yield return (start, pieceEnd, Runs[run], level);
            start = pieceEnd;
        }
    }

    /// <summary>Whether the paragraph of a unit runs from right to left as a whole.</summary>
    public bool IsRightToLeft(int index)
    {
        if (Levels is null)
        {
            return false;
        }

        var start = Text.AsSpan(0, index).LastIndexOf('\n') + 1;
        var length = Text.AsSpan(start).IndexOf('\n');
        var end = length < 0 ? Text.Length : start + length;

        // A paragraph that runs from left to right has level 0 somewhere: at its first letter at least.
        return end > start && !Levels.AsSpan(start, end - start).Contains((byte)0);
    }

    private byte LevelAt(int index) => Levels is null ? (byte)0 : Levels[index];

    /// <summary>Index of the run that holds a unit of the text.</summary>
    private int RunAt(int index)
    {
        var found = Array.BinarySearch(runStarts, index);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>First unit after a run.</summary>
    private int RunEnd(int run) => run + 1 < runStarts.Length ? runStarts[run + 1] : Text.Length;

    /// <summary>Width of a part, its trailing spaces left out.</summary>
    public double WidthOf(int start, int end)
    {
        end = TrimEnd(start, end);
        var width = 0.0;
        for (var index = start; index < end; index++)
        {
            width += Advances[index];
        }

        return width;
    }

    /// <summary>End of a part without the spaces and line breaks at its end.</summary>
    public int TrimEnd(int start, int end)
    {
        while (end > start && Text[end - 1] is ' ' or '\n' or '\r' or '\u2028' or '\u2029' or '\v' or '\f' or '\u0085')
        {
            end--;
        }

        return end;
    }

    /// <summary>Width of the widest part that has no break opportunity.</summary>
    public double WidestWord()
    {
        var widest = 0.0;
        var start = 0;
        for (var index = 1; index <= Text.Length; index++)
        {
            if (index == Text.Length || Breaks[index] != LineBreak.Never)
            {
                widest = Math.Max(widest, WidthOf(start, index));
                start = index;
            }
        }

        return widest;
    }

    /// <summary>Start of the next character as a reader sees it.</summary>
    public int NextGrapheme(int index) => index + StringInfo.GetNextTextElementLength(Text.AsSpan(index));

    /// <summary>Replaces control characters and lone surrogates: they have no shape.</summary>
    private static string WellFormed(string text)
    {
        var isClean = true;
        for (var index = 0; index < text.Length && isClean; index++)
        {
            isClean = !char.IsSurrogate(text[index]) && (text[index] >= ' ' || text[index] == '\n');
        }

        if (isClean)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isBreak = rune.Value is '\n' or '\r' or '\v' or '\f';
            result.Append(isBreak ? "\n" : rune.Value < ' ' ? " " : rune.ToString());
        }

        return result.ToString();
    }
}
