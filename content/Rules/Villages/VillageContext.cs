using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>All documents of a village, for checks across them. Not thread-safe.</summary>
internal sealed class VillageContext
{
    private readonly List<Diagnostic> found = [];

    public VillageContext(
        Village? village,
        IReadOnlyList<DocumentFacts> documents,
        IReadOnlySet<string>? files,
        IReadOnlySet<string> unreadIds,
        RuleSet rules,
        DateOnly today,
        VillageFolder? folder = null)
    {
        Folder = folder;
        Village = village;
        Documents = documents;
        Files = files;
        UnreadIds = unreadIds;
        Rules = rules;
        Today = today;
        ById = documents
            .GroupBy(facts => facts.Document.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    public Village? Village { get; }

    public IReadOnlyList<DocumentFacts> Documents { get; }

    /// <summary>Paths of the files that exist; <see langword="null"/> when nobody knows.</summary>
    public IReadOnlySet<string>? Files { get; }

    /// <summary>Ids of documents that exist but cannot be read: links to them are not dead.</summary>
    public IReadOnlySet<string> UnreadIds { get; }

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
        Documents.Where(facts => facts.Document is T).Select(facts => (facts, (T)facts.Document));

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
