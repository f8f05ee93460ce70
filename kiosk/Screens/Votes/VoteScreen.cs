using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>A vote: the motion in words, the counts as bars, and the arithmetic as a sentence.</summary>
internal sealed class VoteScreen : KindScreen
{
    public override DocumentKind Kind => DocumentKind.Vote;

    public override Icon Icon => Icon.Vote;

    public override Word Name => Word.KindVote;

    public override string? Kicker(ScreenContext context, ParsedDocument document) => document is VoteRecord vote
        ? string.Join(
            "　",
            new[] { Bodies.Name(context, vote.VotingBody), vote.Date is { } date ? context.Day(date) : null }
                .Where(text => text is not null))
        : null;

    public override Node? ListNote(ScreenContext context, ParsedDocument document)
    {
        var vote = (VoteRecord)document;
        var day = vote.Date is { } date ? context.ShortDay(date) : "";
        var results = vote.Motions.Select(motion => VoteReadings.Of(context, vote, motion).Result).Distinct().ToList();
        return Sheet.Stack(
            1,
            Sheet.Muted($"{day}　{Bodies.Name(context, vote.VotingBody)}"),
            results is [{ } result] ? Verdict(context, result) : null);
    }

    public override IEnumerable<Node?> Sections(DocumentPage page)
    {
        var vote = (VoteRecord)page.Document;
        var context = page.Context;
        yield return Attendance(context, vote);
        foreach (var motion in vote.Motions)
        {
            yield return Motion(context, vote, motion);
        }

        yield return Candidates(context, vote);
        yield return Evaluations(context, vote);
        yield return Sheet.Section(context[Word.InTheirWords], page.Prose());
    }

    /// <summary>The result as a word with its sign.</summary>
    public static Node Verdict(ScreenContext context, bool result) => result
        ? Sheet.Badge(context[Word.Passed], Icon.Check, Ink.Pine)
        : Sheet.Badge(context[Word.NotPassed], Icon.Cross, Ink.Cinnabar);

    private static Node? Attendance(ScreenContext context, VoteRecord vote) => Sheet.Facts(
        Sheet.Fact(context[Word.WhoVoted], Bodies.Name(context, vote.VotingBody)),
        Sheet.Fact(context[Word.Attendance], (vote.Present, vote.Due) switch
        {
            ({ } present, { } due) => context.Say(Word.PresentOfDue, present, due),
            ({ } present, null) => context.Say(Word.PresentOnly, present),
            _ => null,
        }),
        Sheet.Fact(context[Word.HowVoted], Method(context, vote)));

    private static string? Method(ScreenContext context, VoteRecord vote)
    {
        var method = vote.Method switch
        {
            VoteMethod.Ballots => context[Word.ByBallots],
            VoteMethod.Hands => context[Word.ByHands],
            VoteMethod.Online => context[Word.ByOnline],
            _ => null,
        };
        var secret = vote.Secret == true ? context[Word.SecretBallot] : null;
        return string.Join(context[Word.ListComma], new[] { method, secret }.Where(text => text is not null));
    }

    private static Node Motion(ScreenContext context, VoteRecord vote, Motion motion)
    {
        var reading = VoteReadings.Of(context, vote, motion);
        var head = Sheet.Stack(
            3,
            new Node.Text(motion.Text) { Step = TextStep.Lead, Bold = true },
            reading.Result is { } result ? Verdict(context, result) : null);
        var sentence = Sheet.Stack(
            2,
            Sheet.Lead(reading.Sentence) with { Step = TextStep.Body },
            reading.Citation is { } citation ? Sheet.Muted(context.Say(Word.RuleFrom, citation)) : null,
            Terms.In(context, reading.Sentence, Bodies.Name(context, vote.VotingBody)));
        var problem = reading.Problem is { } words
            ? Sheet.Alert(
                Icon.Warning,
                Ink.Cinnabar,
                Sheet.Bold(context[Word.MayNotCount], Ink.Cinnabar),
                new Node.Text(words))
            : null;
        return new Node.Card(Sheet.Stack(6, head, VoteBars.Make(context, vote, motion, reading), sentence, problem))
        {
            Border = Ink.Hairline,
            PaddingMm = 6,
            Stripe = reading.Result switch
            {
                true => Ink.Pine,
                false => Ink.Cinnabar,
                null => Ink.Hairline,
            },
        };
    }

    private static Node? Candidates(ScreenContext context, VoteRecord vote)
    {
        var most = Math.Max(1, vote.Candidates.Max(candidate => candidate.Votes) ?? 1);
        var whole = Math.Max(most, vote.Present ?? most);
        return Sheet.Section(
            context[Word.CandidatesTitle],
            vote.Candidates.OrderByDescending(candidate => candidate.Votes).Select(candidate => (Node?)Sheet.Card(
                new Node.Row(
                    [
                        new Node.Flex(Sheet.Bold(candidate.Name)),
                        candidate.Note is { Length: > 0 } note ? Sheet.Bold(note, Ink.Pine) : new Node.Space(0),
                        VoteBars.Count(context, candidate.Votes),
                    ],
                    Sheet.GridMm),
                candidate.Votes is { } votes ? new Node.Bar(votes / (double)whole, Ink.Link) { HeightMm = 6 } : null)));
    }

    private static Node? Evaluations(ScreenContext context, VoteRecord vote) => Sheet.Section(
        context[Word.EvaluationTitle],
        vote.Evaluations.Select(evaluation => (Node?)Sheet.Card(
            Sheet.Bold(evaluation.Name),
            VoteBars.Row(context, Word.Satisfied, evaluation.Satisfied, Whole(vote, evaluation), Ink.Pine),
            VoteBars.Row(context, Word.FairlySatisfied, evaluation.FairlySatisfied, Whole(vote, evaluation), Ink.Ochre),
            VoteBars.Row(context, Word.Dissatisfied, evaluation.Dissatisfied, Whole(vote, evaluation), Ink.Cinnabar))));

    private static int Whole(VoteRecord vote, Evaluation evaluation) => Math.Max(
        1,
        vote.Present ?? (evaluation.Satisfied ?? 0) + (
            evaluation.FairlySatisfied ?? 0) + (evaluation.Dissatisfied ?? 0));
}
