using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>The village: who runs it, how many live in it, whom to ask.</summary>
internal sealed class VillagePage()
    : KindPage<Village>(
        DocumentKind.Village,
        "village",
        new LocalText("本村", "The village"),
        new LocalText("村里有谁管事，有事问谁", "Who runs it and whom to ask"))
{
    /// <inheritdoc />
    protected override IEnumerable<HtmlNode?> Body(PageContext page, Village village, BlockMarkup prose)
    {
        yield return Div("prose", prose.Render(DocumentBody.WithoutTitle(village)));
        yield return Section(
            "card",
            H2(page.Say("村情", "In figures")),
            Facts(
                "facts",
                (page.Say("户数", "Households"), Count(page, village.Households, "户")),
                (page.Say("成年村民", "Adults"), Count(page, village.Adults, "人")),
                (page.Say("村民代表", "Representatives"), Count(page, village.Representatives, "人")),
                (page.Say("集体成员", "Members of the collective"), Count(page, village.Members, "人")),
                (page.Say("村民小组", "Groups"), Names(page, village.Groups)),
                (page.Say("区划代码", "Division code"), village.Code)));
        yield return People(page.Say("村民委员会", "Village committee"), village.Committee);
        yield return People(page.Say("村务监督委员会", "Supervision committee"), village.Supervisors);
    }

    private static HtmlNode? Count(PageContext page, int? count, string unit) =>
        count is { } number ? page.Say($"{Wording.Number(number)} {unit}", Wording.Number(number)) : null;

    private static HtmlNode? Names(PageContext page, IReadOnlyList<string> names) =>
        names.Count == 0 ? null : string.Join(page.Say("、", ", "), names);

    private static HtmlElement? People(string title, IReadOnlyList<string> people) => people.Count == 0
        ? null
        : Section("card", H2(title), Ul("plain", people.Select(HtmlNode? (person) => Li(person))));
}
