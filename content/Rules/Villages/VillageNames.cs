using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>What exists in a village by name. Immutable and thread-safe.</summary>
/// <remarks>Known before any document is read, so that of the links only those that matter have to be kept; and each
/// name is kept once, however many lines refer to it.</remarks>
internal sealed class VillageNames
{
    private static readonly string[] DecisionFolders =
    [
        DocumentKinds.FolderOf(DocumentKind.Vote) + "/",
        DocumentKinds.FolderOf(DocumentKind.Minutes) + "/",
    ];

    private readonly HashSet<string> ids;
    private readonly HashSet<string>? files;

    /// <summary>Takes the names.</summary>
    /// <param name="ids">Ids of all documents, also of those that cannot be read.</param>
    /// <param name="files">Paths of the files that exist; <see langword="null"/> when nobody knows.</param>
    public VillageNames(IEnumerable<string> ids, IEnumerable<string>? files)
    {
        this.ids = ids.ToHashSet(StringComparer.Ordinal);
        this.files = files as HashSet<string> ?? files?.ToHashSet(StringComparer.Ordinal);
    }

    public bool HasDocument(string id) => ids.Contains(id);

    /// <summary>Whether a file is known not to be there.</summary>
    public bool LacksFile(string path) => files?.Contains(path) == false;

    /// <summary>Whether checks across documents ask for a link: it is dead, or it leads to a decision.</summary>
    public bool Matters(LinkTarget target) => target switch
    {
        LinkTarget.File file => LacksFile(file.Path),
        LinkTarget.Document document =>
            !HasDocument(document.Id)
            || DecisionFolders.Any(folder => document.Id.StartsWith(folder, StringComparison.Ordinal)),
        _ => false,
    };

    /// <summary>The same id, as the village has it.</summary>
    public string ShareId(string id) => ids.TryGetValue(id, out var known) ? known : id;

    /// <summary>The same ids.</summary>
    public string[] ShareIds(IReadOnlyList<string> list) => [.. list.Select(ShareId)];

    /// <summary>The same paths of files.</summary>
    public string[] ShareFiles(IReadOnlyList<string> list) =>
        [.. list.Select(path => files?.TryGetValue(path, out var known) == true ? known : path)];
}
