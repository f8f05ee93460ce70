using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>A vote: who, how many came, what came of each motion and why.</summary>
internal sealed class VotePage()
    : KindPage<VoteRecord>(
        DocumentKind.Vote,
        "votes",
        new LocalText("表决", "Votes"),
        new LocalText("大家投票定下的事，票数都在", "What was voted on, with the counts"))
{
    /// <inheritdoc />
    protected override IEnumerable<HtmlNode?> Body(PageContext page, VoteRecord vote, BlockMarkup prose)
    {
        var result = VoteResult.Of(page, vote);
        yield return result.Warning;
        foreach (var motion in vote.Motions)
        {
            yield return MotionCard.Render(page, result, motion);
        }

        yield return Candidates(page, vote, result);
        yield return Evaluations(page, vote);
        yield return Attendance(page, vote, result);
        yield return prose.Render(DocumentBody.WithoutTitle(vote));
    }

    /// <inheritdoc />
    protected override HtmlNode? Gist(PageContext page, VoteRecord vote) => VoteResult.Of(page, vote).Gist;

    private static HtmlElement Attendance(PageContext page, VoteRecord vote, VoteResult result) => Section(
        "card",
        H2(page.Say("谁来投票", "Who voted")),
        Facts(
            "facts",
            (page.Say("会议", "Body"), Wording.Body(vote.VotingBody, page)),
            (page.Say("日期", "Day"), vote.Date is { } day ? Time(day, Wording.Day(day, page)) : null),
            (page.Say("应到", "Entitled"), People(page, vote.Due)),
            (page.Say("实到", "Present"), People(page, vote.Present)),
            (page.Say("方式", "How"), Method(page, vote))),
        result.Citation);

    private static HtmlNode? People(PageContext page, int? count) =>
        count is { } number ? page.Say($"{number} 人", Wording.Number(number)) : null;

    private static HtmlNode? Method(PageContext page, VoteRecord vote)
    {
        var method = vote.Method switch
        {
            VoteMethod.Ballots => page.Say("投票", "ballot papers"),
            VoteMethod.Hands => page.Say("举手", "raised hands"),
            VoteMethod.Online => page.Say("网上投票", "online"),
            _ => null,
        };
        var secret = vote.Secret switch
        {
            true => page.Say("无记名", "secret"),
            false => page.Say("记名", "by name"),
            _ => null,
        };
        var parts = new[] { secret, method }.Where(part => part is not null).ToList();
        return parts.Count == 0 ? null : string.Join(page.Say("", ", "), parts);
    }

    private static HtmlElement? Candidates(PageContext page, VoteRecord vote, VoteResult result)
    {
        if (vote.Candidates.Count == 0)
        {
            return null;
        }

        var most = vote.Present ?? vote.Candidates.Max(candidate => candidate.Votes ?? 0);
        return Section("card", H2(page.Say("得票", "Votes received")), Fragment(vote.Candidates
            .OrderByDescending(candidate => candidate.Votes ?? -1)
            .Select(HtmlNode? (candidate) => Fragment(Bar.Row(
                candidate.Note is { Length: > 0 } note ? $"{candidate.Name}（{note}）" : candidate.Name,
                candidate.Votes is { } votes
                    ? page.Say($"{votes} 票", Wording.Number(votes))
                    : MotionCard.NotPublished(page),
                candidate.Votes ?? 0,
                most,
                "pine"),
                result.Of(candidate) is { } sentence ? P("meta", [sentence]) : null))));
    }

    private static HtmlNode? Evaluations(PageContext page, VoteRecord vote) => vote.Evaluations.Count == 0
        ? null
        : Fragment(vote.Evaluations.Select(HtmlNode? (evaluation) => Section(
            "card",
            H2(evaluation.Name),
            Fragment(MotionCard.Bars(
                page,
                (page.Say("满意", "Satisfied"), evaluation.Satisfied, "pine"),
                (page.Say("基本满意", "Fairly satisfied"), evaluation.FairlySatisfied, "grey"),
                (page.Say("不满意", "Dissatisfied"), evaluation.Dissatisfied, "cinnabar"))))));
}
