using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Speech;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What a screen says when it is read aloud: the sentences of its body from top to bottom.</summary>
/// <remarks>Buttons are not read: they are named one by one to whoever moves between them with keys.</remarks>
internal sealed class Narration
{
    private const string AnchorKey = "read aloud";

    private readonly Scene scene;

    private Narration(Scene scene)
    {
        this.scene = scene;
        var walk = new Walk(null);
        walk.Visit(scene.Body);
        Sentences = walk.Sentences;
    }

    public IReadOnlyList<string> Sentences { get; }

    public static Narration Of(Scene scene) => new(scene);

    /// <summary>The scene with one sentence marked and kept in view.</summary>
    public Scene Mark(int sentence) => sentence >= Sentences.Count
        ? scene
        : scene with { Body = new Walk(sentence).Visit(scene.Body), HighlightKey = $"{AnchorKey} {sentence}" };

    /// <summary>One way through the nodes: collects sentences, and marks the one that is wanted.</summary>
    private sealed class Walk(int? marked)
    {
        public List<string> Sentences { get; } = [];

        public Node Visit(Node node) => node switch
        {
            Node.Text text => Visit(text),
            Node.Picture { Alternative.Length: > 0 } picture =>
                Add(picture.Alternative) ? Anchored(picture) : picture,
            Node.Row row when Cells(row) is { Count: > 1 } cells => VisitLine(row, cells),
            Node.Row row => row with { Children = Visit(row.Children) },
            Node.Column column => column with { Children = Visit(column.Children) },
            Node.Grid grid => grid with { Children = Visit(grid.Children) },
            Node.Flex flex => flex with { Child = Visit(flex.Child) },
            Node.Card card => card with { Child = Visit(card.Child) },
            Node.Touch touch => touch with { Child = Visit(touch.Child) },
            Node.Measure measure => measure with { Child = Visit(measure.Child) },
            Node.Anchor anchor => anchor with { Child = Visit(anchor.Child) },
            Node.ScaleLimit limit => limit with { Child = Visit(limit.Child) },
            _ => node,
        };

        private List<Node> Visit(IReadOnlyList<Node> nodes) => [.. nodes.Select(Visit)];

        private Node Visit(Node.Text text)
        {
            var whole = Plain(text);
            var from = 0;
            Node result = text;
            foreach (var sentence in SpokenText.Sentences(whole))
            {
                var start = whole.IndexOf(sentence, from, StringComparison.Ordinal);
                from = start + sentence.Length;
                if (Add(sentence))
                {
                    result = Anchored(text with { Runs = Marked(text.Runs, start, from) });
                }
            }

            return result;
        }

        /// <summary>A label and its value on one line are one sentence.</summary>
        private Node VisitLine(Node.Row row, List<Node.Text> cells)
        {
            if (!Add(string.Join('，', cells.Select(Plain).Where(cell => cell.Length > 0))))
            {
                return row;
            }

            return Anchored(row with { Children = [.. row.Children.Select(MarkCell)] });
        }

        private static Node MarkCell(Node node) => node switch
        {
            Node.Text text => text with { Runs = [.. text.Runs.Select(run => run with { Marked = true })] },
            Node.Flex flex => flex with { Child = MarkCell(flex.Child) },
            _ => node,
        };

        /// <summary>The texts of a row that has nothing else to say.</summary>
        /// <returns><see langword="null"/> if a part holds more than one line of words.</returns>
        private static List<Node.Text>? Cells(Node.Row row)
        {
            var cells = new List<Node.Text>();
            foreach (var child in row.Children)
            {
                switch (child is Node.Flex flex ? flex.Child : child)
                {
                    case Node.Text text when SpokenText.Sentences(Plain(text)).Count <= 1:
                        cells.Add(text);
                        break;
                    case Node.IconMark or Node.Space or Node.Bar:
                        break;
                    default:
                        return null;
                }
            }

            return cells;
        }

        /// <returns>Whether this is the sentence to be marked.</returns>
        private bool Add(string sentence)
        {
            if (!sentence.Any(char.IsLetterOrDigit))
            {
                return false;
            }

            Sentences.Add(sentence);
            return Sentences.Count - 1 == marked;
        }

        private Node.Anchor Anchored(Node node) => new($"{AnchorKey} {marked}", node);

        private static string Plain(Node.Text text) => string.Concat(text.Runs.Select(run => run.Text));

        /// <summary>Cuts runs where the sentence begins and ends.</summary>
        private static List<TextRun> Marked(IReadOnlyList<TextRun> runs, int start, int end)
        {
            var cut = new List<TextRun>();
            var at = 0;
            foreach (var run in runs)
            {
                var length = run.Text.Length;
                var (from, until) = (Math.Clamp(start - at, 0, length), Math.Clamp(end - at, 0, length));
                Add(run, 0, from, false);
                Add(run, from, until, true);
                Add(run, Math.Max(from, until), run.Text.Length, false);
                at += run.Text.Length;
            }

            return cut;

            void Add(TextRun run, int first, int last, bool isMarked)
            {
                if (last > first)
                {
                    cut.Add(run with { Text = run.Text[first..last], Marked = isMarked });
                }
            }
        }
    }
}
