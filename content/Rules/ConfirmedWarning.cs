using System.Runtime.CompilerServices;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules;

/// <summary>A warning the author has looked at and published all the same.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">What was looked for.</param>
/// <param name="Messages">What was found, where the document itself tells; empty for what only other documents could.
/// </param>
public sealed record ConfirmedWarning(string Code, LocalText Title, IReadOnlyList<LocalText> Messages)
{
    private static readonly ConditionalWeakTable<ParsedDocument, IReadOnlyList<ConfirmedWarning>> Known = [];

    /// <summary>What a document's author has confirmed, by code. Thread-safe; a document is looked at once.</summary>
    /// <param name="document">The document; its <see cref="ParsedDocument.Confirmed"/> names the codes.</param>
    /// <param name="village">The village, for its rules.</param>
    public static IReadOnlyList<ConfirmedWarning> Of(ParsedDocument document, Village? village) =>
        document.Confirmed.Count == 0 ? [] : Known.GetValue(document, _ => Find(document, village));

    private static IReadOnlyList<ConfirmedWarning> Find(ParsedDocument document, Village? village)
    {
        var found = DocumentChecker.For(village).Check(document.Source.Path, document.Source.Text).Diagnostics
            .ToLookup(finding => finding.Code, finding => finding.Message);
        return [.. DiagnosticCatalogue.All
            .Where(rule => document.Confirmed.Contains(rule.Code))
            .Select(rule => new ConfirmedWarning(rule.Code, rule.Title, [.. found[rule.Code]]))];
    }
}
