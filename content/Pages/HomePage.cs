using System.Globalization;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>The village's first page: what is urgent, this month's money, the last vote, and where to look.</summary>
internal static class HomePage
{
    private const int MostNotices = 3;
    private const int MostRecent = 5;
    private const int MostMonths = 12;

    /// <summary>Makes the page.</summary>
    public static PageBody Make(PageContext page)
    {
        var current = page.Snapshot.Current;
        return new PageBody(page.VillageName, current.Count == 0 ? Empty(page) :
        [
            Element("h1", page.VillageName),
            page.Village?.Summary is { } summary ? P("lead", [summary]) : null,
            SearchForm.Render(page),
            Notices(page),
            Money(page),
            DutySection.Render(page),
            Kinds(page),
            Recent(page),
            Months(page),
        ])
        {
            Description = page.Village?.Summary,
            HasSearch = true,
        };
    }

    private static IReadOnlyList<HtmlNode?> Empty(PageContext page) =>
    [
        Element("h1", page.VillageName),
        P("lead", [page.Say("这里还没有公布任何内容。", "Nothing has been published here yet.")]),
    ];

    private static HtmlElement? Notices(PageContext page)
    {
        var notices = page.Snapshot.OfKind(DocumentKind.Notice)
            .Select(revision => (Revision: revision, Document: page.Library.Read(revision) as Notice))
            .Where(item => item.Document is not null && NoticePage.IsShown(item.Document, page.Today))
            .Where(item => item.Document!.Urgent || item.Document.Show.Pinned)
            .OrderByDescending(item => item.Document!.Urgent)
            .Take(MostNotices)
            .ToList();
        return notices.Count == 0
            ? null
            : Ul("rows notices", notices.Select(HtmlNode? (item) =>
                DocumentLinks.Row(page, item.Revision, item.Document!.Urgent
                    ? Span("mark cinnabar", page.Say("紧急", "Urgent"))
                    : null)));
    }

    private static HtmlElement? Money(PageContext page)
    {
        var reports = FinanceHistory.LatestOfEachLedger(page).ToList();
        return reports.Count == 0
            ? null
            : Section("lines", H2(page.Say("最近的账", "The latest accounts")), Ul(
                "cards", reports.Select(HtmlNode? (report) => Li(
                    H3(Link(page.Page("/" + report.Id), report.Title)),
                    FinanceEquation.Line(page, report)))));
    }

    private static HtmlElement Kinds(PageContext page)
    {
        var kinds = KindPage.Listed.Select(kind => (Kind: kind, page.Snapshot.OfKind(kind.Kind).Count))
            .Where(item => item.Count > 0);
        return Section("lines", H2(page.Say("按类别看", "By subject")), Ul(
            "rows", kinds.Select(HtmlNode? (item) => Li(Link(
                page.Page("/" + item.Kind.Folder),
                Span("row-title", page.Say(item.Kind.Name)),
                Span("count", item.Count.ToString(CultureInfo.InvariantCulture)),
                Span("row-note", page.Say(item.Kind.Promise)))))));
    }

    private static HtmlElement Recent(PageContext page)
    {
        var recent = page.Snapshot.Current
            .Where(revision => revision.Kind != DocumentKind.Village)
            .OrderByDescending(revision => revision.EntryIndex)
            .Take(MostRecent);
        return Section("lines", H2(page.Say("最新公布", "Latest")), Ul("rows", recent.Select(HtmlNode? (revision) =>
            DocumentLinks.Row(page, revision, KindMark(page, revision)))));
    }

    private static HtmlElement KindMark(PageContext page, PublishedRevision revision) =>
        Span("mark", page.Say(KindPage.Of(revision.Kind).Name));

    private static HtmlElement? Months(PageContext page)
    {
        var months = MonthPage.MonthsOf(page).Take(MostMonths).ToList();
        return months.Count == 0
            ? null
            : Section("lines", H2(page.Say("按月份看", "By month")), Ul("chips", months.Select(HtmlNode? (month) =>
                Li(Link(page.Page("/month/" + month), Wording.PeriodName(Wording.ParsePeriod(month)!.Value, page))))));
    }
}
