using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Rules;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>What came of a vote by the law, with the arithmetic and the law it rests on.</summary>
/// <param name="page">The page.</param>
/// <param name="outcome">The vote as judged by the village's rules.</param>
internal sealed class VoteResult(PageContext page, VoteOutcome outcome)
{
    /// <summary>Judges a vote by the rules of the page's village.</summary>
    public static VoteResult Of(PageContext page, VoteRecord vote)
    {
        return new VoteResult(page, VoteEvaluator.Evaluate(vote, RuleSets.For(page.Village)));
    }

    /// <summary>Why the body may not decide the subject; <see langword="null"/> when it may.</summary>
    public HtmlElement? Warning => outcome.CompetenceSentence is { } sentence
        ? Div("banner cinnabar", P(Strong("⚠ "), page.Say(sentence)))
        : null;

    /// <summary>The result of one motion in a sentence; says so when the stated result is another.</summary>
    public HtmlNode? Of(Motion motion)
    {
        if (outcome.Motions.FirstOrDefault(item => item.Motion.Line == motion.Line) is not { } judged)
        {
            return null;
        }

        var (mark, colour) = judged.Verdict switch
        {
            Verdict.Passed => ("✓ ", "verdict pine"),
            Verdict.Failed => ("✗ ", "verdict cinnabar"),
            _ => ("", "verdict"),
        };
        return Fragment(
            P(colour, [mark, page.Say(judged.Sentence)]),
            motion.StatedResult is { Length: > 0 } stated
                ? P("meta", [page.Say($"公布的结果：{stated}", $"Stated result: {stated}")])
                : null);
    }

    /// <summary>Whether a candidate received enough.</summary>
    public string? Of(Candidate candidate) =>
        outcome.Candidates.FirstOrDefault(item => item.Candidate.Line == candidate.Line) is { } judged
        && judged.Verdict != Verdict.NotDecidable
            ? page.Say(judged.Sentence)
            : null;

    /// <summary>The law; <see langword="null"/> when there is no rule for the body.</summary>
    public HtmlElement? Citation => page.Say(outcome.Citation) is { Length: > 0 } citation
        ? P("meta", [page.Say("依据：", "By "), citation])
        : null;

    /// <summary>The result in a word or two; <see langword="null"/> where there is nothing to pass or fail.</summary>
    public HtmlNode? Gist
    {
        get
        {
            var passed = outcome.Motions.Count(motion => motion.Verdict == Verdict.Passed);
            var failed = outcome.Motions.Count(motion => motion.Verdict == Verdict.Failed);
            return (passed, failed) switch
            {
                (0, 0) => null,
                (_, 0) => Span("pine", page.Say("✓ 通过", "✓ passed")),
                (0, _) => Span("cinnabar", page.Say("✗ 没通过", "✗ not passed")),
                _ => page.Say($"{passed} 项通过，{failed} 项没通过", $"{passed} passed, {failed} not"),
            };
        }
    }
}
