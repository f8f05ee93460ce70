using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The pieces every screen is set from, so that all look like one printed notice.</summary>
internal static class Sheet
{
    /// <summary>The grid: gaps are multiples of this.</summary>
    public const double GridMm = 4;

    /// <summary>Between two sections.</summary>
    public const double SectionGapMm = 10;

    /// <summary>Between cards of a list.</summary>
    public const double CardGapMm = 4;

    /// <summary>Widest column of running text: 34 Han characters of the standard size.</summary>
    public const double MeasureMm = 354;

    private const int LongTitle = 30;
    private const int VeryLongTitle = 60;

    /// <summary>Parts below each other, without those that are not there.</summary>
    public static Node.Column Stack(double gapMm, params IEnumerable<Node?> parts) =>
        new([.. parts.OfType<Node>()], gapMm);

    /// <summary>Sections of a page below each other, no wider than reads well.</summary>
    public static Node Page(ScreenContext context, params IEnumerable<Node?> sections) => context.IsWide
        ? Stack(SectionGapMm, sections)
        : new Node.Measure(Stack(SectionGapMm, sections), MeasureMm);

    /// <summary>Two halves beside each other where the display is wide enough, else below each other.</summary>
    public static Node Halves(ScreenContext context, IEnumerable<Node?> left, IEnumerable<Node?> right)
    {
        var (first, second) = (Stack(SectionGapMm, left), Stack(SectionGapMm, right));
        if (!context.IsWide || first.Children.Count == 0 || second.Children.Count == 0)
        {
            return Stack(SectionGapMm, [.. first.Children, .. second.Children]);
        }

        return new Node.Row([new Node.Flex(first), new Node.Flex(second)], SectionGapMm) { Align = CrossAlign.Start };
    }

    /// <summary>A heading with what belongs to it; nothing when nothing does.</summary>
    public static Node? Section(string title, params IEnumerable<Node?> parts)
    {
        var present = parts.OfType<Node>().ToList();
        return present.Count == 0
            ? null
            : Stack(CardGapMm, [new Node.Text(title) { Step = TextStep.Lead, Bold = true }, .. present]);
    }

    /// <summary>A white card with a hairline.</summary>
    public static Node.Card Card(params IEnumerable<Node?> parts) =>
        new(Stack(2, parts)) { Border = Ink.Hairline, PaddingMm = 5 };

    /// <summary>A card that opens something: its text, and the arrow that says so.</summary>
    public static Node Opens(Node content, KioskAction action, string name) => new Node.Touch(
        new Node.Card(Row([new Node.Flex(content), new Node.IconMark(Icon.ChevronRight, 7, Ink.Link)]))
        {
            Border = Ink.Hairline,
            PaddingMm = 5,
        },
        action,
        name);

    public static Node.Row Row(IReadOnlyList<Node> parts, double gapMm = GridMm) => new(parts, gapMm);

    public static Node.Text Bold(string text, Ink ink = Ink.Text) => new(text) { Bold = true, Ink = ink };

    public static Node.Text Muted(string text) => new(text) { Ink = Ink.Muted };

    public static Node.Text Lead(string text) => new(text) { Step = TextStep.Lead };

    /// <summary>A title as large as its length allows: one line is read at a glance, a paragraph is not.</summary>
    /// <param name="largest">Step of a title of a few words.</param>
    public static Node.Text Heading(string title, TextStep largest = TextStep.Heading) => new(title)
    {
        Bold = true,
        Step = title.Length switch
        {
            > VeryLongTitle => TextStep.Lead,
            > LongTitle => TextStep.Title < largest ? TextStep.Title : largest,
            _ => largest,
        },
    };

    /// <summary>A state in a word with its sign: never by colour alone.</summary>
    public static Node Badge(string text, Icon icon, Ink ink) =>
        new Node.Row([new Node.IconMark(icon, 9, ink), new Node.Text(text) { Bold = true, Ink = ink }], 2)
        {
            Align = CrossAlign.Baseline,
        };

    /// <summary>What something is and what it is worth, on one line where both fit.</summary>
    public static Node? Fact(string label, string? value) => string.IsNullOrWhiteSpace(value)
        ? null
        : new Node.Row([Muted(label), new Node.Flex(new Node.Text(value) { Align = TextAlign.Value })], GridMm)
        {
            Align = CrossAlign.Start,
        };

    /// <summary>A figure with its label, right-aligned so that figures stand under each other.</summary>
    public static Node Figure(string label, string amount, Ink ink = Ink.Text, bool strong = false) =>
        new Node.Row(
            [
                new Node.Flex(new Node.Text(label) { Bold = strong }),
                new Node.Text(amount)
                {
                    Align = TextAlign.End, Tabular = true, Ink = ink, Bold = strong,
                    Step = strong ? TextStep.Lead : TextStep.Body,
                },
            ],
            GridMm);

    /// <summary>Something that needs attention, with a stripe, an icon and words.</summary>
    public static Node Alert(Icon icon, Ink ink, params IEnumerable<Node?> parts) => new Node.Card(
        new Node.Row([new Node.IconMark(icon, 10, ink), new Node.Flex(Stack(2, parts))], GridMm)
        {
            Align = CrossAlign.Baseline,
        })
    {
        Stripe = ink,
        Border = Ink.Hairline,
        PaddingMm = 5,
    };

    /// <summary>What stands where nothing is to be shown.</summary>
    public static Node Empty(string text) => new Node.Card(
        new Node.Column(
            [new Node.IconMark(Icon.Info, 14, Ink.Muted), new Node.Text(text) { Align = TextAlign.Center }],
            4)
        {
            Align = CrossAlign.Center,
        })
    {
        Fill = Fill.Sunken,
        PaddingMm = 12,
    };

    /// <summary>Labels with facts below each other, hairlines between them.</summary>
    public static Node? Facts(params IEnumerable<Node?> facts)
    {
        var rows = new List<Node>();
        foreach (var fact in facts.OfType<Node>())
        {
            if (rows.Count > 0)
            {
                rows.Add(new Node.Rule());
            }

            rows.Add(fact);
        }

        return rows.Count == 0
            ? null
            : new Node.Card(new Node.Column(rows, 3)) { Border = Ink.Hairline, PaddingMm = 5 };
    }

    /// <summary>Buttons that choose one of a few, the chosen one filled.</summary>
    public static Node Choices(IEnumerable<(string Label, Route Route, bool IsChosen)> choices) => new Node.Row(
        [
            .. choices.Select(choice => new Node.Button(choice.Label, new KioskAction.Change(choice.Route))
            {
                Selected = choice.IsChosen,
                Style = ButtonStyle.Secondary,
            }),
        ],
        GridMm)
    {
        Wrap = true,
    };
}
