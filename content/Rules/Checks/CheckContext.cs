using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>What a check works on.</summary>
internal sealed class CheckContext(
    ParsedDocument document, SourceText source, RuleSet rules, DiagnosticBag diagnostics)
{
    public ParsedDocument Document => document;

    public SourceText Source => source;

    public RuleSet Rules => rules;

    public DiagnosticBag Diagnostics => diagnostics;

    public void Add(DiagnosticRule rule, TextPlace place, string chinese, string english, LocalText? hint = null) =>
        diagnostics.Add(rule, place, chinese, english, hint);

    /// <summary>Where a key's value stands; the top of the file when the key is missing.</summary>
    public TextPlace Key(string key) =>
        document.KeyPlaces.TryGetValue(key, out var place) ? place : TextPlace.Start;

    /// <summary>Where a text stands in a line; its first character when it is not found as written.</summary>
    public TextPlace In(int line, string written)
    {
        var text = source.Line(line);
        var index = written.Length > 0 ? text.IndexOf(written, StringComparison.Ordinal) : -1;
        return new TextPlace(line, index < 0 ? 1 : index + 1);
    }
}
