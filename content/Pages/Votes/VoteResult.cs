using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>What came of a motion, in a sentence with the arithmetic.</summary>
internal static class VoteResult
{
    /// <summary>The sentence and the stated result.</summary>
    public static HtmlNode? Verdict(PageContext page, VoteRecord vote, Motion motion)
    {
        var parts = new List<string>();
        if (vote is { Due: { } due, Present: { } present })
        {
            parts.Add(page.Say($"应到 {due} 人，实到 {present} 人。", $"{due} entitled, {present} present. "));
        }

        if (motion.For is { } votes)
        {
            parts.Add(page.Say($"{votes} 人赞成。", $"{votes} in favour. "));
        }

        if (motion.StatedResult is { Length: > 0 } result)
        {
            parts.Add(page.Say($"公布的结果：{result}。", $"Stated result: {result}."));
        }

        return parts.Count == 0 ? null : P("verdict", [string.Concat(parts).Trim()]);
    }
}
