using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>A village's documents read once, to be held against each other again whenever one of them is being changed.
/// </summary>
/// <remarks>Immutable and thread-safe. Holds what the checks across documents need, not the texts.</remarks>
public sealed class VillageReading
{
    private readonly IReadOnlyList<DocumentFacts> facts;
    private readonly IReadOnlyDictionary<string, string> hashes;
    private readonly DateOnly? began;

    private VillageReading(
        IReadOnlyList<DocumentFacts> facts, IReadOnlyDictionary<string, string> hashes, DateOnly? began)
    {
        this.facts = facts;
        this.hashes = hashes;
        this.began = began;
    }

    /// <summary>A village that has published nothing.</summary>
    public static VillageReading Empty { get; } =
        new([], new Dictionary<string, string>(StringComparer.Ordinal), began: null);

    /// <summary>Takes what the checks need of documents that have been parsed already.</summary>
    /// <param name="documents">The current documents of the village.</param>
    /// <param name="hashes">Hash of each published file by its path, to know a voucher under another name.</param>
    /// <param name="began">The day of the first publication; <see langword="null"/>: there is none.</param>
    public static VillageReading Of(
        IReadOnlyList<ParsedDocument> documents, IReadOnlyDictionary<string, string> hashes, DateOnly? began)
    {
        var rules = RulesOf(documents.OfType<Village>().FirstOrDefault());
        var names = new VillageNames(documents.Select(document => document.Id), files: null);
        return new VillageReading([.. documents.Select(document => FactsOf(document, rules, names))], hashes, began);
    }

    /// <summary>What the documents say against each other, by path and line.</summary>
    /// <param name="today">Today in the village, for duties.</param>
    public IReadOnlyList<Diagnostic> Check(DateOnly today) =>
        Check(facts, new VillageNames(facts.Select(known => known.Id), files: null), hashes, today);

    /// <summary>What the other documents say against one that is being written.</summary>
    /// <param name="changed">The document; it stands in the place of the one with its path.</param>
    /// <param name="changedHashes">Hash of each of its own files by path.</param>
    /// <param name="today">Today in the village, for duties.</param>
    public IReadOnlyList<Diagnostic> CheckWith(
        ParsedDocument changed, IReadOnlyDictionary<string, string> changedHashes, DateOnly today)
    {
        var rules = RulesOf(changed as Village ?? VillageOf(facts));
        var others = facts.Where(known => known.Id != changed.Id).ToList();
        var all = new Dictionary<string, string>(hashes, StringComparer.Ordinal);
        foreach (var (path, hash) in changedHashes)
        {
            all[path] = hash;
        }

        // Only what nobody could read before today is published late by being published today.
        var names = new VillageNames(others.Select(known => known.Id).Append(changed.Id), files: null);
        var own = FactsOf(changed, rules, names);
        var late = began is { } first && others.Count == facts.Count
            ? LatePublicationCheck.Run(own, rules, first, today)
            : [];
        return [.. Check([.. others, own], names, all, today)
            .Where(finding => finding.Path == changed.Source.Path)
            .Concat(late)];
    }

    private static DocumentFacts FactsOf(ParsedDocument document, RuleSet rules, VillageNames names) =>
        DocumentFacts.Of(document, LinkFinder.Find(document), rules, names);

    private static IReadOnlyList<Diagnostic> Check(
        IReadOnlyList<DocumentFacts> documents,
        VillageNames names,
        IReadOnlyDictionary<string, string> hashes,
        DateOnly today)
    {
        var village = VillageOf(documents);
        var context = new VillageContext(
            village, documents, names, RulesOf(village), today)
        {
            FileHashes = hashes,
        };
        VillageChecker.RunAcross(context);
        return [.. context.Found.OrderBy(finding => finding.Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.Column)];
    }

    private static Village? VillageOf(IEnumerable<DocumentFacts> documents) =>
        documents.Select(known => known.Document).OfType<Village>().FirstOrDefault();

    private static RuleSet RulesOf(Village? village) => RuleSets.For(village);
}
