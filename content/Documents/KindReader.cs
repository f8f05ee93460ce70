namespace VillagePublic.Content.Documents;

/// <summary>Reads one kind of document. Register it in <see cref="DocumentKinds"/>.</summary>
internal abstract class KindReader
{
    /// <summary>What it reads.</summary>
    public abstract DocumentKind Kind { get; }

    /// <summary>Folder its files live in; <see langword="null"/> for a file of the village folder itself.</summary>
    public abstract string? Folder { get; }

    /// <summary>An empty document to start from, with a comment for each thing to fill in.</summary>
    public abstract LocalText Template { get; }

    /// <summary>Reads the kind's own keys, tables and lists.</summary>
    /// <returns>A document without what all kinds share: the parser adds that.</returns>
    public abstract ParsedDocument Read(DocumentContext context);
}

/// <summary>All kinds: the one list to add to.</summary>
public static class DocumentKinds
{
    private static readonly KindReader[] Readers =
    [
        new VillageReader(),
        new FinanceReader(),
        new MinutesReader(),
        new VoteReader(),
        new NoticeReader(),
        new RosterReader(),
        new ContractReader(),
        new MatterReader(),
    ];

    private static readonly Dictionary<DocumentKind, KindReader> ByKind = Readers.ToDictionary(reader => reader.Kind);

    /// <summary>The word of a kind in front matter: <c>finance</c>.</summary>
    public static string KeyOf(DocumentKind kind) => Words.Kinds.KeyOf(kind);

    /// <summary>The folder a kind's files live in; <see langword="null"/> for the village itself.</summary>
    public static string? FolderOf(DocumentKind kind) => ByKind[kind].Folder;

    /// <summary>A document for a clerk to start from: whole text of a new file.</summary>
    /// <param name="kind">What to write.</param>
    public static LocalText TemplateOf(DocumentKind kind) => ByKind[kind].Template;

    internal static KindReader ReaderOf(DocumentKind kind) => ByKind[kind];
}
