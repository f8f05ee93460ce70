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

    private static readonly string[] KeyRows = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

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
        return new Node.ScaleLimit(
            Sheet.Stack(KeyGapMm, [Field(context, route), .. KeyRows.Select(KeyRow)]), ToolBar.MaxTextScale);
    }

    /// <summary>What was typed, and the keys that take it back.</summary>
    private static Node.Row Field(ScreenContext context, Route.Search route)
    {
        var typed = new Node.Card(new Node.Row(
            [
                new Node.IconMark(Icon.Search, 9, Ink.Link),
                new Node.Flex(route.Text.Length > 0
                    ? new Node.Text(route.Text.ToUpperInvariant()) { Step = TextStep.Lead, Bold = true, MaxLines = 1 }
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
