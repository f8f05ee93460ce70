using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Finding a document: by typing on the screen's own keys, or by going through the topics.</summary>
internal static class SearchScene
{
    /// <summary>More hits than this are not read; another letter narrows them.</summary>
    private const int MaxHits = 20;

    /// <summary>Ten keys of 17 mm with their gaps, at arm's length.</summary>
    private const double KeysMm = 214;

    private const double KeyGapMm = 4;

    /// <summary>As high as three rows of letters with the gaps between them, a fourth has the hint: nothing jumps when
    /// the keys are others.</summary>
    private const double StrokeKeyMm = (3 * LayoutPass.TouchMm) + (2 * KeyGapMm);

    /// <summary>Room for the words that are offered, in characters; each takes two more for its edges.</summary>
    private const int MaxOfferedCharacters = 22;

    private static readonly string[] KeyRows = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly (string Sign, Word Name)[] StrokeKeys =
    [
        ("一", Word.StrokeAcross), ("丨", Word.StrokeDown), ("丿", Word.StrokeLeft), ("丶", Word.StrokeDot),
        ("乛", Word.StrokeTurned),
    ];

    /// <summary>
    /// Whether the keys stand beside the results: on a low display keys below them would leave one line to read.
    /// </summary>
    public static bool HasKeysBeside(ScreenContext context) =>
        context.IsLandscape && context.Display.WidthPx / context.Display.PxPerMm >= 2 * KeysBesideMm(context);

    /// <summary>Room for keys beside the results: labels read from further away are larger.</summary>
    public static double KeysBesideMm(ScreenContext context) =>
        KeysMm * (context.Display with { TextScale = ToolBar.MaxTextScale }).TextFactor;

    public static Node Body(ScreenContext context, Route.Search route)
    {
        if (route.Text.Length == 0)
        {
            return Sheet.Stack(
                Sheet.SectionGapMm,
                new Node.Text(context[Word.SearchTitle]) { Step = TextStep.Heading, Bold = true },
                Sheet.Stack(
                    2,
                    new Node.Text(context[Word.SearchHowInitials]),
                    new Node.Text(context[Word.SearchHowStrokes]),
                    Sheet.Muted(context[Word.SearchHowDigits])),
                Sheet.Section(
                    context[Word.OrBrowse],
                    new Node.Grid([.. Topics.All.Select(tile => (Node)Topic(context, tile))], 70, 3, Sheet.CardGapMm)));
        }

        var hits = Finder.Find(context, route.Text, MaxHits);
        return Sheet.Stack(
            Sheet.CardGapMm,
            [
                Sheet.Bold(hits.Count == 0
                    ? context.Say(Word.NothingFound, route.Text.ToUpperInvariant())
                    : context.Say(Word.FoundCount, hits.Count, route.Text.ToUpperInvariant())),
                hits.Count == 0 ? Sheet.Empty(context[Word.NothingFoundHint]) : null,
                .. hits.Select(hit => (Node?)Related.Card(
                    context, hit.Revision, Sheet.Muted(hit.Excerpt) with { MaxLines = 2 })),
            ]);
    }

    /// <summary>What was typed and the keys: fixed beside the results or above the tools.</summary>
    public static Node Keyboard(ScreenContext context, Route.Search route)
    {
        var keys = route.ByStrokes
            ? [Hint(context[Word.StrokeOrder]), StrokeRow(context)]
            : KeyRows.Select(KeyRow);
        return new Node.ScaleLimit(
            Sheet.Stack(KeyGapMm, [Field(context, route), Offers(context, route), .. keys]), ToolBar.MaxTextScale);
    }

    /// <summary>What was typed, and the keys that take it back.</summary>
    private static Node.Row Field(ScreenContext context, Route.Search route)
    {
        var strokes = string.Concat(route.Strokes.Select(digit => StrokeKeys[digit - '1'].Sign));
        var text = route.Text.ToUpperInvariant() + (strokes.Length > 0 ? " " + strokes : "");
        var typed = new Node.Card(new Node.Row(
            [
                new Node.IconMark(Icon.Search, 9, Ink.Link),
                new Node.Flex(text.Length > 0
                    ? new Node.Text(text) { Step = TextStep.Lead, Bold = true, MaxLines = 1 }
                    : Sheet.Muted(context[Word.TypeHere])),
            ],
            4))
        {
            Border = Ink.Link,
            PaddingMm = 3,
        };
        return new Node.Row(
            [
                new Node.Flex(typed),
                new Node.Button(context[Word.Erase], new KioskAction.Erase()) { Icon = Icon.Backspace },
                new Node.Button(context[Word.EraseAll], new KioskAction.EraseAll()),
            ],
            KeyGapMm)
        {
            Align = CrossAlign.Stretch,
        };
    }

    /// <summary>Words that what was typed may mean, and the way to the other keys. Always there: the keys below must
    /// not jump under the finger.</summary>
    private static Node.Row Offers(ScreenContext context, Route.Search route)
    {
        var room = MaxOfferedCharacters;
        var words = Finder.Offers(context, route).TakeWhile(word => (room -= word.Length + 2) >= 0).ToList();
        var offered = words.Count > 0
            ? new Node.Row(
                [.. words.Select(word => (Node)new Node.Button(word, new KioskAction.Choose(word)))], KeyGapMm)
            : Hint(context[route.Strokes.Length > 0 ? Word.NoSuchStrokes : Word.ChooseHere]);
        return new Node.Row(
            [
                new Node.Flex(offered),
                new Node.Button(
                    context[route.ByStrokes ? Word.KeysOfLetters : Word.KeysOfStrokes], new KioskAction.SwitchKeys()),
            ],
            KeyGapMm)
        {
            Align = CrossAlign.Stretch,
        };
    }

    /// <summary>Words in the place of a row of keys.</summary>
    private static Node.Row Hint(string text) => new(
        [new Node.Space(LayoutPass.TouchMm), new Node.Flex(Sheet.Muted(text) with { MaxLines = 1 })]);

    private static Node.Row StrokeRow(ScreenContext context) => new(
        [
            .. StrokeKeys.Select((key, index) => (Node)new Node.Flex(new Node.Touch(
                new Node.Card(new Node.Column(
                    [
                        new Node.Text(key.Sign) { Step = TextStep.Heading, Bold = true, Align = TextAlign.Center },
                        new Node.Text(context[key.Name]) { Align = TextAlign.Center },
                    ]))
                {
                    Border = Ink.Link, MinHeightMm = StrokeKeyMm,
                },
                new KioskAction.Stroke(index + 1),
                context[key.Name]))),
        ],
        KeyGapMm)
    {
        Align = CrossAlign.Stretch,
    };

    /// <summary>Keys of one size in every row, shorter rows in the middle.</summary>
    private static Node KeyRow(string row)
    {
        var keys = row.Select(character => (Node)new Node.Flex(
            new Node.Button(char.ToUpperInvariant(character).ToString(), new KioskAction.Type(character))));
        var missing = KeyRows[0].Length - row.Length;
        Node[] side = missing > 0 ? [new Node.Flex(new Node.Space(0), missing / 2.0)] : [];
        return new Node.Row([.. side, .. keys, .. side], KeyGapMm) { Align = CrossAlign.Stretch };
    }

    private static Node.Button Topic(ScreenContext context, TopicTile tile) =>
        new(context[tile.Name], new KioskAction.Open(new Route.List(tile.Topic))) { Icon = tile.Icon };
}
