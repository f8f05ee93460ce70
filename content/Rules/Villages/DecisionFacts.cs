using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>What the checks across documents need of one vote or meeting.</summary>
internal sealed record DecisionFacts
{
    public required DecisionBody Body { get; init; }

    public required bool IsVote { get; init; }

    /// <summary>How many were entitled; <see langword="null"/> when not given or when households count.</summary>
    public int? PeopleDue { get; init; }

    /// <summary>The most it allows to be spent, as far as it names amounts.</summary>
    public Money? Limit { get; init; }

    /// <summary>Why nothing was passed; <see langword="null"/> when something was.</summary>
    public LocalText? WhyFailed { get; init; }

    /// <summary>Whether anything was put to the vote or resolved.</summary>
    public bool Resolves { get; init; }

    /// <summary>What was decided and costs or brings money.</summary>
    public IReadOnlyList<DecidedItem> Items { get; init; } = [];

    /// <summary>What was asked to be done and is not ticked.</summary>
    public IReadOnlyList<FollowUp> Open { get; init; } = [];

    public static DecisionFacts Of(VoteRecord vote, RuleSet rules)
    {
        var motions = VoteEvaluator.Evaluate(vote, rules).Motions;
        var passed = motions.Where(motion => motion.Verdict != Verdict.Failed).Select(motion => motion.Motion).ToList();
        return new DecisionFacts
        {
            Body = vote.VotingBody,
            IsVote = true,
            PeopleDue = vote.CountsHouseholds ? null : vote.Due,
            Limit = AmountsInText.Sum(passed.Select(motion => motion.Text)),
            WhyFailed = motions.Count > 0 && passed.Count == 0 ? motions[0].Sentence : null,
            Resolves = true,
            Items = [.. passed.Where(motion =>
                    StatedResult.Passed(motion.StatedResult) != false && AmountsInText.Largest(motion.Text) is not null)
                .Select(motion => new DecidedItem(motion.Text, motion.Line, IsCounted: true))],
        };
    }

    public static DecisionFacts Of(MeetingMinutes minutes)
    {
        var priced = minutes.Resolutions.Index()
            .Where(resolution => AmountsInText.Largest(resolution.Item) is not null)
            .ToList();
        return new DecisionFacts
        {
            Body = minutes.MeetingBody,
            IsVote = false,

            // 每份 38 元 is a price, not a limit: minutes limit what they allow only where they say so of every amount.
            Limit = priced.All(resolution => AmountsInText.IsLimit(resolution.Item))
                ? AmountsInText.Sum(priced.Select(resolution => resolution.Item))
                : null,
            Resolves = minutes.Resolutions.Count > 0,
            Items = [.. priced.Select(resolution => new DecidedItem(
                resolution.Item,
                minutes.ResolutionLines.ElementAtOrDefault(resolution.Index),
                AmountsInText.TellsVotes(resolution.Item)))],
            Open = [.. minutes.FollowUps.Where(item => !item.Done)],
        };
    }
}

/// <summary>One thing that was decided.</summary>
/// <param name="Text">The motion or resolution.</param>
/// <param name="Line">Line in the author's file, from 1.</param>
/// <param name="IsCounted">Whether it stands there how many were for it.</param>
internal readonly record struct DecidedItem(string Text, int Line, bool IsCounted);
