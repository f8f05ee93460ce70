using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Finding a document: by typing on the screen's own keys, or by going through the topics.</summary>
internal static class SearchScene
{
    /// <summary>More hits than this are not read; another letter narrows them.</summary>
    private const int MaxHits = 20;

    private static readonly string[] LetterRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    private static readonly string[] DigitRows = ["1234567890"];

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

    /// <summary>What was typed and the keys: fixed above the tools, so that results scroll and keys do not.</summary>
    public static Node Keyboard(ScreenContext context, Route.Search route)
    {
        var rows = context.IsLandscape
            ? LetterRows.Zip(["123", "456", "7890"], (letters, digits) => letters + " " + digits)
            : DigitRows.Concat(LetterRows);
        var keys = rows.Select((row, index) => KeyRow(context, row, isLast: index == (context.IsLandscape ? 2 : 3)));
        return new Node.ScaleLimit(Sheet.Stack(3, [Field(context, route), .. keys]), ToolBar.MaxTextScale);
    }

    private static Node.Card Field(ScreenContext context, Route.Search route) => new(new Node.Row(
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

    private static Node KeyRow(ScreenContext context, string row, bool isLast)
    {
        var keys = row.Select(character => character == ' '
            ? (Node)new Node.Space(0, 4)
            : new Node.Flex(
                new Node.Button(char.ToUpperInvariant(character).ToString(), new KioskAction.Type(character))));
        Node[] editing = isLast
            ?
            [
                new Node.Flex(
                    new Node.Button(context[Word.Erase], new KioskAction.Erase()) { Icon = Icon.Backspace },
                    2.2),
                new Node.Flex(new Node.Button(context[Word.EraseAll], new KioskAction.EraseAll()), 1.8),
            ]
            : [];
        return new Node.Row([.. keys, .. editing], 3) { Align = CrossAlign.Stretch };
    }

    private static Node.Button Topic(ScreenContext context, TopicTile tile) =>
        new(context[tile.Name], new KioskAction.Open(new Route.List(tile.Topic))) { Icon = tile.Icon };
}
