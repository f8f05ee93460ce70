using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>One revision of a document: notices about it first, then what it says, then where it comes from.</summary>
internal static class DocumentPage
{
    /// <summary>Makes the page of a published revision.</summary>
    /// <param name="page">The page; its <see cref="PageContext.Shown"/> is the revision.</param>
    /// <param name="revision">The revision.</param>
    /// <param name="codeNote">What to say about the code it was reached by; <see langword="null"/> without one.</param>
    public static PageBody Make(PageContext page, PublishedRevision revision, HtmlNode? codeNote)
    {
        var document = page.Library.Read(revision);
        return new PageBody(revision.Title,
        [
            codeNote,
            RevisionBanner.Render(page, revision),
            Kicker(page, revision.Kind, revision.Entry.Period, document),
            .. document is null
                ? [Element("h1", revision.Title), Absent(page, revision)]
                : Content(page, document),
            ConfirmedSection.Render(page, document),
            ChangesSection.Render(page, revision, document),
            TakeAway.Render(page, revision),
            Provenance.Render(page, revision),
        ])
        {
            Description = document?.Summary,
            Trail = Trail(page, revision.Kind),
            Script = PageScript.Comforts,
            IsIndexed = document is not null && page.Snapshot.Latest(revision.Id) == revision,
        };
    }

    /// <summary>Makes the page of a document that is not published yet, for its author.</summary>
    public static PageBody MakePreview(PageContext page, ParsedDocument document)
    {
        var period = document.Period?.ToString()
            ?? document.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return new PageBody(document.Title,
        [
            P("banner ochre", [page.Say("预览：还没有公布。", "Preview: not published yet.")]),
            Kicker(page, document.Kind, period, document),
            .. Content(page, document),
        ])
        {
            Trail = Trail(page, document.Kind),
            IsIndexed = false,
        };
    }

    private static IReadOnlyList<(string Path, string Name)> Trail(PageContext page, DocumentKind kind)
    {
        var home = ("/", page.Say("首页", "Home"));
        var list = KindPage.Of(kind);
        return kind == DocumentKind.Village ? [home] : [home, ("/" + list.Folder, page.Say(list.Name))];
    }

    private static HtmlElement Kicker(
        PageContext page, DocumentKind kind, string? period, ParsedDocument? document)
    {
        var parts = new[]
        {
            page.Say(KindPage.Of(kind).Name),
            document is null ? null : KindPage.Of(kind).Above(page, document),
            document?.Group,
            Wording.SubjectTime(period, page),
        };
        return P("kicker", [string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)))]);
    }

    private static IEnumerable<HtmlNode?> Content(PageContext page, ParsedDocument document)
    {
        var body = Element(
            "article",
            [
                Element("h1", document.Title),
                document.Summary is { Length: > 0 } summary ? P("lead", [summary]) : null,
                .. KindPage.Of(document.Kind).Body(page, document),
            ]);
        yield return document.Language is { } language ? body.With("lang", language) : body;
        yield return Related(page, document);
    }

    private static HtmlElement? Related(PageContext page, ParsedDocument document)
    {
        var ids = DocumentLinks.RelatedTo(document)
            .Where(id => page.Snapshot.Latest(id) is not null)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return ids.Count == 0
            ? null
            : Section("lines", H2(page.Say("来龙去脉", "The whole story")), Ul("rows", ids.Select(HtmlNode? (id) =>
                DocumentLinks.Row(page, page.Snapshot.Latest(id)!))));
    }

    private static string Day(PageContext page, PublishedRevision revision) =>
        Wording.Day(Wording.ChinaDay(revision.Entry.Published), page);

    private static HtmlElement? Absent(PageContext page, PublishedRevision revision) => revision.IsWithdrawal
        ? null
        : page.Snapshot.ErasureOf(revision) is { } erasure
        ? P("lead", [page.Say(
            $"这一版的内容已在 {Day(page, erasure)} 依法删除。原因：{erasure.Entry.Reason} 记录和指纹还在，下面可以核对。",
            $"The text of this revision was erased by law on {Day(page, erasure)}. Reason: {erasure.Entry.Reason} "
            + "The entry and its fingerprint stay.")])
        : P("lead", [page.Say(
            "这一版的内容还没有传到这台服务器上。记录还在，下面可以核对。",
            "The text of this revision has not reached this server yet. The entry is here.")]);
}
