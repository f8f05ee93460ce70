using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>A notice: its text, and whether it still holds.</summary>
internal static class NoticePage
{
    /// <summary>Registers the kind.</summary>
    public static KindPage Kind { get; } = new(
        DocumentKind.Notice,
        "notices",
        new LocalText("通知", "Notices"),
        new LocalText("停水停电、开会、评议公示", "Water, power, meetings, public hearings"),
        (page, document) => Body(page, (Notice)document));

    /// <summary>Whether a notice is to be seen on a day.</summary>
    public static bool IsShown(ParsedDocument document, DateOnly day) =>
        (document.Show.From is not { } from || from <= day) && (document.Show.Until is not { } until || day < until);

    private static IEnumerable<HtmlNode?> Body(PageContext page, Notice notice)
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

        yield return Div("prose", new BlockMarkup(page, page.Shown).Render(DocumentBody.WithoutTitle(notice)));
    }
}
