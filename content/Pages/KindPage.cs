using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;

namespace VillagePublic.Content.Pages;

/// <summary>How one kind of document becomes a page. Each kind registers itself here once.</summary>
/// <param name="kind">The kind.</param>
/// <param name="folder">First segment of its ids and address of its list.</param>
/// <param name="name">Name of the kind and of its list.</param>
/// <param name="promise">What the list holds, in one short sentence.</param>
internal abstract class KindPage(DocumentKind kind, string folder, LocalText name, LocalText promise)
{
    /// <summary>All kinds in the order villagers look for them.</summary>
    public static IReadOnlyList<KindPage> All { get; } =
    [
        new FinancePage(),
        new VotePage(),
        new MinutesPage(),
        new NoticePage(),
        new MatterPage(),
        new RosterPage(),
        new ContractPage(),
        new VillagePage(),
    ];

    /// <summary>The kinds that have a list; there is only one village.</summary>
    public static IEnumerable<KindPage> Listed => All.Where(page => page.Kind != DocumentKind.Village);

    /// <summary>The kind.</summary>
    public DocumentKind Kind { get; } = kind;

    /// <summary>First segment of its ids and address of its list.</summary>
    public string Folder { get; } = folder;

    /// <summary>Name of the kind and of its list.</summary>
    public LocalText Name { get; } = name;

    /// <summary>What the list holds, in one short sentence.</summary>
    public LocalText Promise { get; } = promise;

    /// <summary>The page of a kind.</summary>
    public static KindPage Of(DocumentKind kind) => All.First(page => page.Kind == kind);

    /// <summary>The part of the page between title and provenance.</summary>
    public abstract IEnumerable<HtmlNode?> Body(PageContext page, ParsedDocument document);

    /// <summary>What a list says of a document, so that it need not be opened; <see langword="null"/> for nothing.
    /// </summary>
    public abstract HtmlNode? Gist(PageContext page, ParsedDocument document);

    /// <summary>What stands above the title beside kind and time; <see langword="null"/> for nothing.</summary>
    public virtual string? Above(PageContext page, ParsedDocument document) => null;
}

/// <summary>A kind whose documents have a type of their own.</summary>
/// <typeparam name="T">The type.</typeparam>
internal abstract class KindPage<T>(DocumentKind kind, string folder, LocalText name, LocalText promise)
    : KindPage(kind, folder, name, promise)
    where T : ParsedDocument
{
    /// <inheritdoc />
    public sealed override IEnumerable<HtmlNode?> Body(PageContext page, ParsedDocument document) =>
        Body(page, (T)document, new BlockMarkup(page, page.Shown));

    /// <inheritdoc />
    public sealed override HtmlNode? Gist(PageContext page, ParsedDocument document) => Gist(page, (T)document);

    /// <inheritdoc />
    public sealed override string? Above(PageContext page, ParsedDocument document) => Above(page, (T)document);

    /// <summary>The part of the page between title and provenance.</summary>
    /// <param name="page">The page.</param>
    /// <param name="document">The document.</param>
    /// <param name="prose">Writes the author's own words.</param>
    protected abstract IEnumerable<HtmlNode?> Body(PageContext page, T document, BlockMarkup prose);

    /// <summary>What a list says of a document; <see langword="null"/> for nothing.</summary>
    protected virtual HtmlNode? Gist(PageContext page, T document) => null;

    /// <summary>What stands above the title beside kind and time; <see langword="null"/> for nothing.</summary>
    protected virtual string? Above(PageContext page, T document) => null;
}
