using VillagePublic.Content.Log;

namespace VillagePublic.Kiosk.Layout;

/// <summary>What a screen is made of: a tree of data, measured in millimetres at standard text size.</summary>
/// <remarks>Immutable. Knows no pixels, no Skia, no clock and no store.</remarks>
internal abstract record Node
{
    /// <summary>Text in one style with runs that may stand out. Wraps to the width it is given.</summary>
    internal sealed record Text(IReadOnlyList<TextRun> Runs) : Node
    {
        public Text(string text)
            : this([new TextRun(text)])
        {
        }

        public TextStep Step { get; init; } = TextStep.Body;

        public TextAlign Align { get; init; } = TextAlign.Start;

        public Ink Ink { get; init; } = Ink.Text;

        public bool Bold { get; init; }

        /// <summary>Most lines before an ellipsis; <see langword="null"/>: as many as needed.</summary>
        public int? MaxLines { get; init; }

        /// <summary>Figures of one width, for money columns.</summary>
        public bool Tabular { get; init; }
    }

    /// <summary>Children below each other, as wide as the column unless <see cref="Align"/> differs.</summary>
    internal sealed record Column(IReadOnlyList<Node> Children, double GapMm = 0) : Node
    {
        public CrossAlign Align { get; init; } = CrossAlign.Stretch;
    }

    /// <summary>Children beside each other. <see cref="Flex"/> children share what the others leave.</summary>
    internal sealed record Row(IReadOnlyList<Node> Children, double GapMm = 0) : Node
    {
        public CrossAlign Align { get; init; } = CrossAlign.Center;

        /// <summary>Continue on a further line when the row is full.</summary>
        public bool Wrap { get; init; }
    }

    /// <summary>Takes a share of the room left over: of the width in a <see cref="Row"/>, of the height in a
    /// <see cref="Column"/> that is to be higher than its content.</summary>
    internal sealed record Flex(Node Child, double Weight = 1) : Node;

    /// <summary>Children in equal columns; as many columns as fit, at most <see cref="MaxColumns"/>.</summary>
    internal sealed record Grid(IReadOnlyList<Node> Children, double MinColumnMm, int MaxColumns, double GapMm) : Node;

    /// <summary>A surface around a child.</summary>
    internal sealed record Card(Node Child) : Node
    {
        public Fill Fill { get; init; } = Fill.Card;

        public Ink? Border { get; init; }

        /// <summary>A stripe along the left edge, for emphasis that is not only colour of text.</summary>
        public Ink? Stripe { get; init; }

        public double PaddingMm { get; init; } = 4;

        public double CornerMm { get; init; } = 2;

        public double? MinHeightMm { get; init; }
    }

    /// <summary>Whatever answers to a touch; the touch area is never below the floor of the design.</summary>
    /// <param name="Child">What is seen.</param>
    /// <param name="Action">What a tap means.</param>
    /// <param name="Name">What it is called, for read-aloud and for tests.</param>
    internal sealed record Touch(Node Child, TouchAction Action, string Name) : Node;

    /// <summary>A filled button with a word and perhaps an icon; 20 mm high.</summary>
    internal sealed record Button(string Label, TouchAction Action) : Node
    {
        public Icon? Icon { get; init; }

        public ButtonStyle Style { get; init; } = ButtonStyle.Secondary;

        /// <summary>Icon above the word instead of beside it.</summary>
        public bool Stacked { get; init; }

        public bool Selected { get; init; }
    }

    /// <summary>A horizontal bar from a zero line.</summary>
    /// <param name="Fraction">Length as a share of the width, 0 to 1.</param>
    /// <param name="Ink">Its colour; its meaning is always also said in words beside it.</param>
    internal sealed record Bar(double Fraction, Ink Ink) : Node
    {
        public double HeightMm { get; init; } = 5;

        /// <summary>A thin mark across the bar, such as "votes needed"; share of the width.</summary>
        public double? MarkFraction { get; init; }
    }

    /// <summary>Columns of a small trend chart, oldest first, labelled below.</summary>
    internal sealed record Trend(IReadOnlyList<TrendColumn> Columns, double HeightMm) : Node;

    /// <summary>A picture by its blob hash, drawn upright, scaled to fit.</summary>
    internal sealed record Picture(Hash Blob, string Alternative) : Node
    {
        public double MaxHeightMm { get; init; } = 120;
    }

    /// <summary>A picture that fingers move and enlarge, in a place of its own: as high as there is room.</summary>
    /// <param name="View">Which part of it is seen.</param>
    internal sealed record Pane(Hash Blob, string Alternative, PictureView View) : Node
    {
        public double MinHeightMm { get; init; } = 80;
    }

    /// <summary>A QR symbol, always dark on light.</summary>
    /// <param name="Content">What it encodes.</param>
    /// <param name="SizeMm">Side including its quiet zone of 4 modules.</param>
    internal sealed record Qr(string Content, double SizeMm) : Node;

    /// <summary>One of the project's own line icons.</summary>
    internal sealed record IconMark(Icon Icon, double SizeMm, Ink Ink = Ink.Text) : Node;

    /// <summary>A hairline across the width.</summary>
    internal sealed record Rule : Node;

    /// <summary>Empty room.</summary>
    internal sealed record Space(double HeightMm, double WidthMm = 0) : Node;

    /// <summary>Limits the width of a child and centres it.</summary>
    internal sealed record Measure(Node Child, double MaxWidthMm) : Node;

    /// <summary>Keeps text inside from growing beyond a scale: fixed tools and keys, which would push all else away.
    /// </summary>
    /// <param name="Child">What is kept small.</param>
    /// <param name="MaxScale">Largest text scale inside, at least 1.</param>
    internal sealed record ScaleLimit(Node Child, double MaxScale = 1) : Node;

    /// <summary>Keeps a child's key so that scrolling and read-aloud can find it.</summary>
    internal sealed record Anchor(string Key, Node Child) : Node;
}

/// <summary>A whole screen: fixed parts around one scrolling body.</summary>
/// <param name="Header">Stays at the top; <see langword="null"/> for none.</param>
/// <param name="Body">Scrolls when it is taller than the room left.</param>
/// <param name="Footer">Stays at the bottom (tools); <see langword="null"/> for none.</param>
internal sealed record Scene(Node? Header, Node Body, Node? Footer)
{
    /// <summary>Identifies the body for keeping its scroll offset: equal keys keep it.</summary>
    public required string ScrollKey { get; init; }

    /// <summary>
    /// Stays at the right of the body, as high as it, such as a keyboard on a low display; <see langword="null"/> for
    /// none.
    /// </summary>
    public Node? Aside { get; init; }

    /// <summary>Width of <see cref="Aside"/>; it never takes more than half of the display.</summary>
    public double AsideWidthMm { get; init; }

    /// <summary>Drawn over everything, dimming what is below; touches outside it are ignored.</summary>
    public Node? Overlay { get; init; }

    /// <summary>Centre the body when it is shorter than the room.</summary>
    public bool CenterBody { get; init; }

    /// <summary>Make the body at least as high as the room.</summary>
    public bool FillsBody { get; init; }

    /// <summary>Key of the <see cref="Node.Anchor"/> being read aloud: kept in view.</summary>
    public string? HighlightKey { get; init; }

    /// <summary>
    /// Key of an <see cref="Node.Anchor"/> to scroll to, once, when this key first appears in a scene.
    /// </summary>
    public string? ScrollToKey { get; init; }

    /// <summary>Empty room above everything, so that every control can be reached from a wheelchair.</summary>
    public double LoweredMm { get; init; }
}

/// <summary>What a tap means; the screens define the cases.</summary>
internal abstract record TouchAction;

/// <summary>A piece of text inside <see cref="Node.Text"/>.</summary>
internal sealed record TextRun(string Text)
{
    public bool Bold { get; init; }

    public bool Strike { get; init; }

    /// <summary>Letters to be taken as they stand, such as a number of an account: on a ground of its own.</summary>
    public bool Code { get; init; }

    /// <summary>Washed with colour and underlined: being read aloud now.</summary>
    public bool Marked { get; init; }

    public Ink? Ink { get; init; }
}

/// <summary>One column of a trend chart.</summary>
/// <param name="Label">Below the column, short: <c>10月</c>.</param>
/// <param name="Fraction">Height as a share, 0 to 1; <see langword="null"/>: no data.</param>
/// <param name="Ink">Colour.</param>
/// <param name="ValueLabel">Above the column; <see langword="null"/> for none.</param>
internal sealed record TrendColumn(string Label, double? Fraction, Ink Ink, string? ValueLabel);

/// <summary>Six sizes in the ratio 1.25, from the standard glyph height up.</summary>
internal enum TextStep
{
    Body,
    Lead,
    Title,
    Heading,
    Display,
    Figure,
}

internal enum TextAlign
{
    Start,
    Center,
    End,

    /// <summary>A value beside its label: at the end while it is one line, else running text from the start.</summary>
    Value,
}

internal enum CrossAlign
{
    Start,
    Center,
    End,
    Stretch,

    /// <summary>In a row: first lines of text share a baseline.</summary>
    Baseline,
}

/// <summary>A colour by meaning; the theme gives the value.</summary>
internal enum Ink
{
    Text,
    Muted,
    Hairline,
    Cinnabar,
    Pine,
    Ochre,
    Link,
    OnFill,

    /// <summary>The empty part of a bar.</summary>
    Track,
}

/// <summary>A surface by meaning; the theme gives the value.</summary>
internal enum Fill
{
    None,
    Paper,
    Card,
    Sunken,
    Cinnabar,
    Pine,
    Ochre,
    Link,
}

internal enum ButtonStyle
{
    /// <summary>Filled with the link colour.</summary>
    Primary,

    /// <summary>Filled with the card colour and outlined.</summary>
    Secondary,

    /// <summary>No fill; only where it stands among others like it.</summary>
    Quiet,
}

/// <summary>The project's own line icons.</summary>
internal enum Icon
{
    Home,
    Back,
    Finance,
    Minutes,
    Vote,
    Notice,
    Roster,
    Contract,
    Matter,
    Search,
    TextSize,
    Contrast,
    Speak,
    Lower,
    Language,
    Phone,
    Check,
    Cross,
    Warning,
    Clock,
    Offline,
    Seal,
    Picture,
    ChevronRight,
    ChevronDown,
    ChevronUp,
    Backspace,
    Stop,
    Pin,
    Person,
    Info,
    Target,
    Printer,
}
