using VillagePublic.Content.Documents;
using VillagePublic.Content.Links;
using VillagePublic.Content.Pages.OpenData;
using VillagePublic.Content.Store;

namespace VillagePublic.Content.Pages;

/// <summary>A village's public pages: answers every address with finished bytes.</summary>
/// <remarks>Thread-safe. What it answers depends on the library's current state, the options and the request only.
/// </remarks>
public sealed class VillagePages
{
    /// <summary>Longest path looked at; every address we hand out is far shorter.</summary>
    public const int LongestPath = 256;

    private readonly VillageLibrary library;
    private readonly VillagePagesOptions options;
    private readonly PageCache cache;

    // Apart from the pages, so that many pictures never push out what everybody reads.
    private readonly PageCache pictures;

    /// <summary>Pages of one village.</summary>
    /// <param name="library">What is published.</param>
    /// <param name="options">How it is served.</param>
    public VillagePages(VillageLibrary library, VillagePagesOptions options)
    {
        this.library = library;
        this.options = options;
        cache = new PageCache(options.CacheLimitBytes);
        pictures = new PageCache(options.CacheLimitBytes);
    }

    /// <summary>How the pages are served.</summary>
    public VillagePagesOptions Options => options;

    /// <summary>The answer to a request. Never fails for what a stranger sends: there is always a page that says why.
    /// </summary>
    public PageResponse Respond(PageRequest request)
    {
        var snapshot = library.Current;
        var route = request.Path.Length > LongestPath ? new PageRoute.Unknown() : PageRoute.Parse(request.Path);
        var page = new PageContext(library, snapshot, options)
        {
            Language = PageLanguage.Choose(request),
            LanguageIsChosen = PageLanguage.IsChosen(request),
            Today = request.Today,
            Path = route is PageRoute.Unknown ? "/" : request.Path,
            Searched = route is PageRoute.Search ? SearchForm.Words(request.Query) : null,
        };
        if (route is PageRoute.File { ForPhones: true } picture)
        {
            var key = new PageKey(picture.Hash.ToString(), "", IsChosen: false);
            return pictures.GetOrMake(snapshot.Checkpoint, default, null, key, () => Make(page, route));
        }

        if (route is PageRoute.Search or PageRoute.Code or PageRoute.Unknown or PageRoute.File)
        {
            // One answer for each question asked: keeping them would let strangers fill the memory.
            return Make(page, route);
        }

        return cache.GetOrMake(
            snapshot.Checkpoint, request.Today, Freshness.SignedDay(snapshot), KeyOf(request), () => Make(page, route));
    }

    /// <summary>The answer to a request where it is finished already, without making anything.</summary>
    /// <returns>The same as <see cref="Respond"/> would give, or <see langword="null"/>: ask that.</returns>
    public PageResponse? FindFinished(PageRequest request) => request.Query is null && library.Current is var snapshot
        ? cache.Find(snapshot.Checkpoint, request.Today, Freshness.SignedDay(snapshot), KeyOf(request))
        : null;

    /// <summary>The page of a document that is not published, as its readers will see it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="language">BCP 47 language.</param>
    /// <param name="today">The day.</param>
    /// <returns>A whole HTML page. It needs <see cref="PageStyle.ContentSecurityPolicy"/>.</returns>
    public string Preview(ParsedDocument document, string language, DateOnly today)
    {
        var page = new PageContext(library, library.Current, options)
        {
            Language = PageLanguage.Normal(language),
            Today = today,
            Path = "/" + document.Id,
        };
        return PageFrame.Render(page, DocumentPage.MakePreview(page, document));
    }

    private static PageKey KeyOf(PageRequest request) =>
        new(request.Path, PageLanguage.Choose(request), PageLanguage.IsChosen(request));

    private PageResponse Make(PageContext page, PageRoute route)
    {
        if (route is PageRoute.File file)
        {
            return FileResponses.Make(page, file) ?? Html(page, MessagePages.NotFound(page));
        }

        if (route is PageRoute.Document { Format: not null } source)
        {
            return DocumentFormats.Make(page, source) ?? Html(page, MessagePages.NotFound(page));
        }

        return route switch
        {
            PageRoute.Script script => script.Of.Response,
            PageRoute.Icon => PageIcon.Response,
            PageRoute.Data data => VillageData.Make(page, data.Name) ?? Html(page, MessagePages.NotFound(page)),
            PageRoute.Code code => MakeCode(page, code.Text),
            _ => Html(page, Body(page, route)),
        };
    }

    private static PageBody Body(PageContext page, PageRoute route) => route switch
    {
        PageRoute.Home => HomePage.Make(page),
        PageRoute.List list => ListPage.Make(page, list.Kind),
        PageRoute.Month month => MonthPage.Make(page, month.Name),
        PageRoute.Search => SearchPage.Make(page),
        PageRoute.About => AboutPage.Make(page),
        PageRoute.DataGuide => DataGuidePage.Make(page),
        PageRoute.Verify verify when page.Snapshot.Find(verify.Id, verify.Revision) is { } revision =>
            VerifyPage.Make(page, revision),
        PageRoute.Receipt receipt when page.Snapshot.Find(receipt.Id, receipt.Revision) is { } revision =>
            ReceiptPage.Make(page, revision),
        PageRoute.Document document when Find(page, document) is { } revision =>
            DocumentPage.Make(page with { Shown = revision }, revision, codeNote: null),
        _ => null,
    }
    ?? MessagePages.NotFound(page);

    private static PublishedRevision? Find(PageContext page, PageRoute.Document document) =>
        document.Revision is { } number
            ? page.Snapshot.Find(document.Id, number)
            : page.Snapshot.Latest(document.Id);

    private static PageResponse MakeCode(PageContext page, string code)
    {
        var address = ShortAddress.TryParse(code);
        return address?.FindIn(page.Snapshot) switch
        {
            ShortAddressMatch.Found { Revision: var revision } => Html(page, DocumentPage.Make(
                page with { Shown = revision }, revision, CodeNote.Render(page, address))),
            ShortAddressMatch.Ambiguous ambiguous => Html(page, MessagePages.AmbiguousCode(page, ambiguous.Revisions)),
            _ => Html(page, MessagePages.UnknownCode(page)),
        };
    }

    private static PageResponse Html(PageContext page, PageBody body) => PageBytes.Text(
        body.Status, "text/html; charset=utf-8", PageFrame.Render(page, body), PageCaching.AskAgain)
        with { VariesByLanguage = !page.LanguageIsChosen };
}
