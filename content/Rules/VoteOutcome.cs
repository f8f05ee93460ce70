using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules;

/// <summary>What a vote came to by the law, with the arithmetic in words.</summary>
public sealed record VoteOutcome
{
    /// <summary>Key of the rule it was judged by; <see langword="null"/> when there is none for the body.</summary>
    public string? RuleKey { get; init; }

    /// <summary>Where the rule stands; empty when there is no rule.</summary>
    public LocalText Citation { get; init; }

    /// <summary>Whether enough came.</summary>
    public QuorumState Quorum { get; init; }

    /// <summary>How many had to come; <see langword="null"/> when the law or the document does not say.</summary>
    public int? QuorumNeeded { get; init; }

    /// <summary>应到45人，实到32人（需30人）：达到法定人数。</summary>
    public LocalText QuorumSentence { get; init; }

    /// <summary>Whether the body may decide the subject.</summary>
    public Competence Competence { get; init; }

    /// <summary>Why not, with citation; <see langword="null"/> when it may or when no subject is named.</summary>
    public LocalText? CompetenceSentence { get; init; }

    /// <summary>One outcome per motion, in the document's order.</summary>
    public IReadOnlyList<MotionOutcome> Motions { get; init; } = [];

    /// <summary>One outcome per candidate, in the document's order.</summary>
    public IReadOnlyList<CandidateOutcome> Candidates { get; init; } = [];
}

/// <summary>What became of a motion.</summary>
/// <param name="Motion">The motion.</param>
/// <param name="Verdict">Whether it is decided; quorum and competence are part of it.</param>
/// <param name="Needed">Votes needed; <see langword="null"/> when it cannot be computed.</param>
/// <param name="Sentence">The whole arithmetic: 应到…，实到…：达到法定人数。赞成20票，需17票：通过。</param>
public sealed record MotionOutcome(Motion Motion, Verdict Verdict, int? Needed, LocalText Sentence);

/// <summary>What became of a candidate.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Verdict">Whether the votes suffice. Seats are not counted: that is the election committee's.</param>
/// <param name="Needed">Votes needed.</param>
/// <param name="Sentence">得49票，需44票：票数达到。</param>
public sealed record CandidateOutcome(Candidate Candidate, Verdict Verdict, int? Needed, LocalText Sentence);

/// <summary>Whether a motion is decided.</summary>
public enum Verdict
{
    /// <summary>Figures are missing.</summary>
    NotDecidable,

    /// <summary>通过.</summary>
    Passed,

    /// <summary>未通过.</summary>
    Failed,
}

/// <summary>Whether enough came.</summary>
public enum QuorumState
{
    /// <summary>Figures are missing.</summary>
    Unknown,

    /// <summary>The law asks for none.</summary>
    NotRequired,

    /// <summary>达到法定人数.</summary>
    Met,

    /// <summary>未达到法定人数.</summary>
    NotMet,
}

/// <summary>Whether a body may decide a subject.</summary>
public enum Competence
{
    /// <summary>No subject is named, or the rule set does not know it.</summary>
    NotStated,

    /// <summary>It may.</summary>
    Competent,

    /// <summary>It may not.</summary>
    NotCompetent,
}
