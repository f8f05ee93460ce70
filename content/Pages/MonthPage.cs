using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>Everything of one month.</summary>
internal static class MonthPage
{
    /// <summary>Months that documents belong to, newest first.</summary>
    public static IEnumerable<string> MonthsOf(PageContext page) => page.Snapshot.Current
        .Select(revision => Wording.MonthOf(revision.Entry.Period))
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .OrderDescending(StringComparer.Ordinal);

    /// <summary>Makes the page; <see langword="null"/> when nothing belongs to the month.</summary>
    public static PageBody? Make(PageContext page, string month)
    {
        var documents = page.Snapshot.Current
            .Where(revision => Wording.MonthOf(revision.Entry.Period) == month)
            .ToList();
        if (documents.Count == 0)
        {
            return null;
        }

        var name = Wording.PeriodName(Wording.ParsePeriod(month)!.Value, page);
        var sections = KindPage.All
            .Select(kind => (Kind: kind, Documents: documents.Where(revision => revision.Kind == kind.Kind).ToList()))
            .Where(item => item.Documents.Count > 0)
            .Select(HtmlNode? (item) => Section(
                "lines",
                H2(page.Say(item.Kind.Name)),
                Ul("rows", item.Documents.Select(HtmlNode? (revision) => DocumentLinks.RowWithGist(page, revision)))));
        return new PageBody(name, [Element("h1", name), Household(page, month), .. sections])
        {
            Trail = [("/", page.Say("首页", "Home"))],
        };
    }

    /// <summary>The month in plain words on one page of paper.</summary>
    private static HtmlElement? Household(PageContext page, string month) => page.Options.HasPaper
        ? P("actions", [
            Link(page.Page($"/paper/household/{month}.pdf", "size=A5"), page.Say("明白纸（打印）", "In plain words, to print"))
                .With("class", "button quiet")])
        : null;
}
