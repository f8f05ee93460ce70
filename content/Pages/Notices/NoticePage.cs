using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>A notice: its text, and whether it still holds.</summary>
internal sealed class NoticePage()
    : KindPage<Notice>(
        DocumentKind.Notice,
        "notices",
        new LocalText("通知", "Notices"),
        new LocalText("停水停电、开会、评议公示", "Water, power, meetings, public hearings"))
{
    /// <summary>Whether a notice is to be seen on a day.</summary>
    public static bool IsShown(ParsedDocument document, DateOnly day) =>
        (document.Show.From is not { } from || from <= day) && (document.Show.Until is not { } until || day < until);

    /// <inheritdoc />
    protected override IEnumerable<HtmlNode?> Body(PageContext page, Notice notice, BlockMarkup prose)
    {
        if (notice.Urgent)
        {
            yield return P("banner cinnabar", [Strong(page.Say("紧急通知", "Urgent"))]);
        }

        if (notice.Show.Until is { } until && until <= page.Today)
        {
            yield return P("banner", [page.Say(
                $"这条通知到 {Wording.Day(until.AddDays(-1), page)} 为止，已经过期。",
                $"This notice held until {Wording.Day(until.AddDays(-1), page)} and is over.")]);
        }

        yield return Div("prose", prose.Render(DocumentBody.WithoutTitle(notice)));
    }

    /// <inheritdoc />
    protected override HtmlNode? Gist(PageContext page, Notice notice) => notice switch
    {
        { Show.Until: { } until } when until <= page.Today => page.Say("已过期", "over"),
        { Urgent: true } => Span("cinnabar", page.Say("紧急", "urgent")),
        _ => notice.Category,
    };

    /// <inheritdoc />
    protected override string? Above(PageContext page, Notice notice) => notice.Category;
}
