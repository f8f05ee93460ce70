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
        Breaks = new LineBreak[text.Length];
        LineBreaker.Find(text, Breaks);
    }

    public string Text { get; }

    public IReadOnlyList<TextRun> Runs { get; }

    /// <summary>Style of a run that is not bold by itself.</summary>
    public TextStyle Style { get; }

    public float[] Advances { get; }

    public LineBreak[] Breaks { get; }

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
        for (var index = 0; index < runs.Count; index++)
        {
            var advances = paragraph.Advances.AsSpan(starts[index], runs[index].Text.Length);
            measurer.Measure(runs[index].Text, paragraph.StyleOf(runs[index]), advances);
        }

        return paragraph;
    }

    public TextStyle StyleOf(TextRun run) => Style with { Bold = Style.Bold || run.Bold };

    /// <summary>Index of the run that holds a unit of the text.</summary>
    public int RunAt(int index)
    {
        var found = Array.BinarySearch(runStarts, index);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>First unit after a run.</summary>
    public int RunEnd(int run) => run + 1 < runStarts.Length ? runStarts[run + 1] : Text.Length;

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
