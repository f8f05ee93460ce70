using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Rules;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>What the words of the accounts mean, said plainly.</summary>
internal static class PlainTerms
{
    /// <summary>The terms that occur, folded away; <see langword="null"/> when none is known.</summary>
    /// <param name="page">The page.</param>
    /// <param name="words">Words of the document that may need explaining.</param>
    public static HtmlElement? Card(PageContext page, IEnumerable<string?> words)
    {
        var shown = words.OfType<string>()
            .Select(MainAccount)
            .Distinct(StringComparer.Ordinal)
            .Select(word => (Word: word, Term: Glossary.Find(word)))
            .Where(item => item.Term is not null)
            .ToList();
        return shown.Count == 0
            ? null
            : Element(
                "details",
                Element("summary", page.Say("这些词是什么意思", "What these words mean")),
                Facts("facts", shown.Select((string, HtmlNode?) (item) => (item.Word, page.Say(item.Term!.Plain)))));
    }

    // 公益支出—用水 is a part of 公益支出, which is what is explained.
    private static string MainAccount(string account) =>
        account.IndexOfAny(['—', '－', '-', '/']) is > 0 and var dash ? account[..dash].Trim() : account;
}
