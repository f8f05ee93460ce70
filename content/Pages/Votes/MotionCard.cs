using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>One motion with its counts as bars and the result in a sentence.</summary>
internal static class MotionCard
{
    /// <summary>The card.</summary>
    public static HtmlElement Render(PageContext page, VoteResult result, Motion motion)
    {
        var isCounted = motion.For is not null || motion.Against is not null;
        return Section(
            "card",
            H2(motion.Text),
            result.Of(motion),
            isCounted
                ? Fragment(Bars(
                    page,
                    (page.Say("赞成", "For"), motion.For, "pine"),
                    (page.Say("反对", "Against"), motion.Against, "cinnabar"),
                    (page.Say("弃权", "Abstained"), motion.Abstain, "grey"),
                    (page.Say("无效", "Invalid"), motion.Invalid, "grey")))
                : P("meta", [NotPublished(page)]));
    }

    /// <summary>Counts as bars of their sum; counts that were not published say so and have no bar.</summary>
    public static IEnumerable<HtmlNode?> Bars(
        PageContext page, params IReadOnlyList<(string Name, int? Count, string Colour)> counts)
    {
        var sum = counts.Sum(item => item.Count ?? 0);
        foreach (var (name, count, colour) in counts.Where(item => item.Count is not null))
        {
            var value = page.Say($"{count} 票", Wording.Number(count!.Value));
            yield return Bar.Row(name, $"{value} · {Wording.Percent(count.Value, sum)}", count.Value, sum, colour);
        }
    }

    /// <summary>What stands where a count was not published: never a 0.</summary>
    public static string NotPublished(PageContext page) => page.Say("没有公布票数", "Counts not published");
}
