using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;

namespace VillagePublic.Content.Pages;

/// <summary>How one kind of document becomes a page. Each kind registers itself here once.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Folder">First segment of its ids and address of its list.</param>
/// <param name="Name">Name of the kind and of its list.</param>
/// <param name="Promise">What the list holds, in one short sentence.</param>
/// <param name="Body">The part of the page between title and provenance.</param>
internal sealed record KindPage(
    DocumentKind Kind,
    string Folder,
    LocalText Name,
    LocalText Promise,
    Func<PageContext, ParsedDocument, IEnumerable<HtmlNode?>> Body)
{
    /// <summary>All kinds in the order villagers look for them.</summary>
    public static IReadOnlyList<KindPage> All { get; } =
    [
        FinancePage.Kind,
        VotePage.Kind,
        MinutesPage.Kind,
        NoticePage.Kind,
        MatterPage.Kind,
        RosterPage.Kind,
        ContractPage.Kind,
        VillagePage.Kind,
    ];

    /// <summary>The kinds that have a list; there is only one village.</summary>
    public static IEnumerable<KindPage> Listed => All.Where(page => page.Kind != DocumentKind.Village);

    /// <summary>The page of a kind.</summary>
    public static KindPage Of(DocumentKind kind) => All.First(page => page.Kind == kind);
}
