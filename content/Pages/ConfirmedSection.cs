using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Rules;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>What the program warned of and the author confirmed: villagers see it too.</summary>
internal static class ConfirmedSection
{
    // The rest is said by its number.
    private const int MostMessages = 4;

    /// <summary>The section; <see langword="null"/> when nothing was confirmed.</summary>
    public static HtmlElement? Render(PageContext page, ParsedDocument? document)
    {
        var confirmed = document is null ? [] : ConfirmedWarning.Of(document, page.Library.Village);
        return confirmed.Count == 0
            ? null
            : Section(
                "card confirmed",
                H2(page.Say("公布前核对过的提醒", "Confirmed before publication")),
                P(page.Say(
                    "程序提醒过这些地方，经办人核对后确认就是这样，审核人也看到了。",
                    "The program pointed these out; the author confirmed them and the reviewer saw it.")),
                Ul("rows", confirmed.Select(HtmlNode? (warning) => Item(page, warning))));
    }

    private static HtmlElement Item(PageContext page, ConfirmedWarning warning)
    {
        var messages = warning.Messages.Take(MostMessages).Select(page.Say).ToList();
        if (warning.Messages.Count > MostMessages)
        {
            messages.Add(page.Say($"一共 {warning.Messages.Count} 处。", $"{warning.Messages.Count} in all."));
        }

        return Element("li", Element("strong", page.Say(warning.Title)), " ", string.Join(" ", messages));
    }
}
