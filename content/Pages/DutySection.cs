using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Rules;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>What must be published by when: published, days left, or overdue; the same as on the screen's first page.
/// </summary>
internal static class DutySection
{
    /// <summary>The village's duties on the page's day; empty before any books were published.</summary>
    public static IReadOnlyList<Duty> DutiesOf(PageContext page)
    {
        var reports = page.Snapshot.OfKind(DocumentKind.Finance)
            .Select(page.Library.Read)
            .OfType<FinanceReport>()
            .ToList();
        return reports.Count == 0 ? [] : DutyCalendar.Of(page.Village, reports, page.Today);
    }

    /// <summary>The section; <see langword="null"/> before any books were published.</summary>
    public static HtmlElement? Render(PageContext page)
    {
        var duties = DutyCalendar.Told(DutiesOf(page));
        return duties.Count == 0
            ? null
            : Section("lines", H2(page.Say("该公布的公布了没有", "What is due")), Ul(
                "rows", duties.Select(HtmlNode? (duty) => Li(Link(
                    page.Page("/" + (duty.DocumentId ?? FinanceFolder)),
                    Span("row-title", NameOf(page, duty)),
                    Mark(page, duty))))));
    }

    /// <summary>The period and the ledger, as the village calls it.</summary>
    public static string NameOf(PageContext page, Duty duty)
    {
        var period = Wording.PeriodName(duty.Period, page);
        return page.Say($"{duty.LedgerName} {period}账", $"{duty.LedgerName}, {period}");
    }

    private static string FinanceFolder => KindPage.Of(DocumentKind.Finance).Folder;

    private static HtmlElement Mark(PageContext page, Duty duty) => duty.State switch
    {
        DutyState.Published => Span("mark pine", page.Say("✓ 已经公布", "✓ published")),
        DutyState.Overdue => Span("mark cinnabar", page.Say(
            $"⚠ 过期 {-duty.DaysLeft} 天", $"⚠ {-duty.DaysLeft} days overdue")),
        _ when duty.DaysLeft == 0 => Span("mark ochre", page.Say("今天到期", "due today")),
        _ => Span("mark ochre", page.Say($"还有 {duty.DaysLeft} 天", $"{duty.DaysLeft} days left")),
    };
}
