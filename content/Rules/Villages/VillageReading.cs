using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>A village's documents read once, to be held against each other again whenever one of them is being changed.
/// </summary>
/// <remarks>Immutable and thread-safe. Holds what the checks across documents need, not the texts.</remarks>
public sealed class VillageReading
{
    private readonly IReadOnlyList<DocumentFacts> facts;

    private VillageReading(IReadOnlyList<DocumentFacts> facts) => this.facts = facts;

    /// <summary>A village that has published nothing.</summary>
    public static VillageReading Empty { get; } = new([]);

    /// <summary>Takes what the checks need of documents that have been parsed already.</summary>
    /// <param name="documents">The current documents of the village.</param>
    public static VillageReading Of(IReadOnlyList<ParsedDocument> documents)
    {
        var rules = RulesOf(documents.OfType<Village>().FirstOrDefault());
        return new VillageReading([.. documents.Select(document => DocumentFacts.Of(document, rules))]);
    }

    /// <summary>What the documents say against each other, by path and line.</summary>
    /// <param name="today">Today in the village, for duties.</param>
    public IReadOnlyList<Diagnostic> Check(DateOnly today) => Check(facts, today);

    /// <summary>What the other documents say against one that is being written.</summary>
    /// <param name="changed">The document; it stands in the place of the one with its path.</param>
    /// <param name="today">Today in the village, for duties.</param>
    public IReadOnlyList<Diagnostic> CheckWith(ParsedDocument changed, DateOnly today)
    {
        var rules = RulesOf(changed as Village ?? VillageOf(facts));
        var others = facts.Where(known => known.Document.Id != changed.Id);
        return [.. Check([.. others, DocumentFacts.Of(changed, rules)], today)
            .Where(finding => finding.Path == changed.Source.Path)];
    }

    private static IReadOnlyList<Diagnostic> Check(IReadOnlyList<DocumentFacts> documents, DateOnly today)
    {
        var village = VillageOf(documents);
        var context = new VillageContext(
            village, documents, files: null, new HashSet<string>(), RulesOf(village), today);
        VillageChecker.RunAcross(context);
        return [.. context.Found.OrderBy(finding => finding.Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.Column)];
    }

    private static Village? VillageOf(IEnumerable<DocumentFacts> documents) =>
        documents.Select(known => known.Document).OfType<Village>().FirstOrDefault();

    private static RuleSet RulesOf(Village? village) => RuleSets.For(village);
}
