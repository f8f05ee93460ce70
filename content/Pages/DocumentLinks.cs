using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>Links from one document to others, and rows of lists.</summary>
internal static class DocumentLinks
{
    /// <summary>Path of a document's latest revision.</summary>
    public static string PathOf(string id) => "/" + id;

    /// <summary>Path of exactly one revision.</summary>
    public static string PathOf(PublishedRevision revision) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/{revision.Id}@{revision.Revision}");

    /// <summary>A link with the document's current title; the id as text when nothing is published under it.</summary>
    public static HtmlNode ById(PageContext page, string id) => page.Snapshot.Latest(id) is { } latest
        ? Link(page.Page(PathOf(id)), latest.Title)
        : Span("missing", id);

    /// <summary>Several links on lines of their own; <see langword="null"/> when there are none.</summary>
    public static HtmlNode? Several(PageContext page, IReadOnlyList<string> ids) => ids.Count == 0
        ? null
        : Fragment(ids.Select((id, index) => index == 0 ? ById(page, id) : Fragment(Element("br"), ById(page, id))));

    /// <summary>One row of a list that says in a line what the document comes to.</summary>
    public static HtmlElement RowWithGist(PageContext page, PublishedRevision revision) =>
        Row(page, revision, gist: page.Library.Read(revision) is { } document
            ? KindPage.Of(revision.Kind).Gist(page, document)
            : null);

    /// <summary>One row of a list: the whole row is the target for a thumb.</summary>
    public static HtmlElement Row(
        PageContext page, PublishedRevision revision, HtmlNode? right = null, HtmlNode? gist = null)
    {
        var time = Wording.SubjectTime(revision.Entry.Period, page);
        var marks = revision.Revision > 1
            ? Span("mark ochre", page.Say($"第{revision.Revision}版", $"revision {revision.Revision}"))
            : null;
        return Li(Link(
            page.Page(PathOf(revision.Id)),
            Span("row-title", revision.Title),
            right,
            gist is null ? null : Span("row-gist", gist),
            Span("row-note", time, marks is null ? null : " ", marks)));
    }

    /// <summary>The ids a document refers to, once each, in order: its matters first.</summary>
    public static IEnumerable<string> RelatedTo(ParsedDocument document) => document switch
    {
        Matter { DecidedBy: { } decision } => document.Matters.Append(decision),
        Contract { AwardedBy: { } award } => document.Matters.Append(award),
        _ => document.Matters,
    };
}
