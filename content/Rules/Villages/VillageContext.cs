using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>All documents of a village, for checks across them. Not thread-safe.</summary>
internal sealed class VillageContext
{
    private readonly List<Diagnostic> found = [];

    public VillageContext(
        Village? village,
        IReadOnlyList<DocumentFacts> documents,
        VillageNames names,
        RuleSet rules,
        DateOnly today,
        VillageFolder? folder = null)
    {
        Folder = folder;
        Village = village;
        Documents = documents;
        Names = names;
        Rules = rules;
        Today = today;
        ById = documents
            .GroupBy(facts => facts.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    public Village? Village { get; }

    public IReadOnlyList<DocumentFacts> Documents { get; }

    /// <summary>What exists, also what cannot be read: links to it are not dead.</summary>
    public VillageNames Names { get; }

    /// <summary>The folder the documents stand in; <see langword="null"/> when they are in memory.</summary>
    public VillageFolder? Folder { get; }

    /// <summary>Hash of each file by path, where the documents are in memory and somebody knows.</summary>
    public IReadOnlyDictionary<string, string> FileHashes { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    public RuleSet Rules { get; }

    public DateOnly Today { get; }

    public IReadOnlyDictionary<string, DocumentFacts> ById { get; }

    public IReadOnlyList<Diagnostic> Found => found;

    public IEnumerable<(DocumentFacts Facts, T Document)> OfKind<T>()
        where T : ParsedDocument =>
        Documents.Where(facts => facts.Document is T).Select(facts => (facts, (T)facts.Document!));

    /// <summary>The ledgers' documents whose period is known.</summary>
    public IEnumerable<PlacedBooks> Books() =>
        from facts in Documents
        where facts.Ledger?.Period is not null
        select new PlacedBooks(facts, facts.Ledger!, facts.Ledger!.Period!.Value);

    public void Add(
        DiagnosticRule rule,
        DocumentFacts facts,
        TextPlace place,
        string chinese,
        string english,
        LocalText? hint = null) =>
        Add(rule.At(facts.Path, place, new LocalText(chinese, english), hint));

    public void Add(Diagnostic diagnostic) => found.Add(diagnostic);
}

/// <summary>A ledger's document and its period.</summary>
internal readonly record struct PlacedBooks(DocumentFacts Facts, LedgerFacts Books, Period Period);
