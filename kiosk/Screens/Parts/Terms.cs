using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The way from a word of the books or the meetings to what it means.</summary>
internal static class Terms
{
    /// <summary>More words than this are a dictionary, not a help.</summary>
    private const int MaxTerms = 12;

    /// <summary>A line that explains its word when touched; as it is when there is nothing to explain.</summary>
    /// <param name="row">What is seen.</param>
    public static Node Explained(ScreenContext context, string word, Node row) => PlainWords.Find(word) is null
        ? row
        : new Node.Touch(row, new KioskAction.Explain(word), context.Say(Word.ExplainTerm, word));

    /// <summary>A word, with the sign of an explanation where there is one.</summary>
    public static Node Label(string word, string shown, bool isStrong = false)
    {
        var text = new Node.Text(shown) { Bold = isStrong, Step = isStrong ? TextStep.Lead : TextStep.Body };
        return PlainWords.Find(word) is null
            ? text
            : new Node.Row([text, new Node.IconMark(Icon.Info, 7, Ink.Link)], 2) { Align = CrossAlign.Baseline };
    }

    /// <summary>A fact whose label explains itself when touched.</summary>
    /// <param name="word">The word in Chinese, as the glossary knows it.</param>
    public static Node? Fact(ScreenContext context, string word, string label, string? value) =>
        string.IsNullOrWhiteSpace(value)
            ? null
            : Explained(context, word, new Node.Row(
                [Label(word, label), new Node.Flex(new Node.Text(value) { Align = TextAlign.Value })], Sheet.GridMm));

    /// <summary>The words that occur in texts, each a button to its explanation; nothing when none does.</summary>
    public static Node? In(ScreenContext context, params IEnumerable<string?> texts)
    {
        var whole = string.Join('\n', texts.OfType<string>());
        var buttons = PlainWords.All
            .Select(term => (Term: term, At: term.PlaceIn(whole)))
            .Where(found => found.At >= 0)
            .OrderBy(found => found.At)
            .Take(MaxTerms)
            .Select(found => (Node)new Node.Button(
                PlainWords.NameOf(context, found.Term), new KioskAction.Explain(found.Term.Name.Chinese))
            {
                Icon = Icon.Info,
            })
            .ToList();
        return buttons.Count == 0 ? null : new Node.Row(buttons, Sheet.GridMm) { Wrap = true };
    }

    /// <summary>The words of a document, at its end.</summary>
    public static Node? Section(ScreenContext context, ParsedDocument document) =>
        Sheet.Section(context[Word.WordsExplained], In(context, document.Source.Text));

    private static int PlaceIn(this GlossaryTerm term, string text)
    {
        var places = term.Words.Append(term.Name.Chinese).Select(word => text.IndexOf(word, StringComparison.Ordinal))
            .Where(place => place >= 0).ToList();
        return places.Count > 0 ? places.Min() : text.IndexOf(term.Name.English, StringComparison.OrdinalIgnoreCase);
    }
}
