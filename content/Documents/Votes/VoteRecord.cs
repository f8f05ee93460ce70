namespace VillagePublic.Content.Documents;

/// <summary>A vote on motions, an election, or an evaluation of people.</summary>
public sealed record VoteRecord : ParsedDocument
{
    /// <inheritdoc />
    public override DocumentKind Kind => DocumentKind.Vote;

    /// <summary>Who voted.</summary>
    public required DecisionBody VotingBody { get; init; }

    /// <summary>How many were entitled.</summary>
    public int? Due { get; init; }

    /// <summary>How many were present.</summary>
    public int? Present { get; init; }

    /// <summary>How many ballots were collected; <see langword="null"/> when not given.</summary>
    public int? Cast { get; init; }

    /// <summary>Whether <see cref="Due"/>, <see cref="Present"/> and the votes count households, not people.</summary>
    public bool CountsHouseholds { get; init; }

    /// <summary>Floor area of those entitled, in square metres; only where owners vote by area too.</summary>
    public decimal? DueArea { get; init; }

    /// <summary>Floor area of those present, in square metres.</summary>
    public decimal? PresentArea { get; init; }

    /// <summary>How votes were given.</summary>
    public VoteMethod? Method { get; init; }

    /// <summary>Whether the ballot was secret.</summary>
    public bool? Secret { get; init; }

    /// <summary>A rule that overrides the body's, by its key in the rule set.</summary>
    public string? Rule { get; init; }

    /// <summary>Subject, to test competence: <c>land-compensation</c>, <c>membership</c>, … .</summary>
    public string? Subject { get; init; }

    /// <summary>Motions.</summary>
    public IReadOnlyList<Motion> Motions { get; init; } = [];

    /// <summary>Candidates of an election.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>People evaluated.</summary>
    public IReadOnlyList<Evaluation> Evaluations { get; init; } = [];
}

/// <summary>How votes were given.</summary>
public enum VoteMethod
{
    /// <summary>Ballot papers.</summary>
    Ballots,

    /// <summary>Raised hands.</summary>
    Hands,

    /// <summary>Online.</summary>
    Online,
}

/// <summary>One motion and its counts; a count that was not published is <see langword="null"/>, never 0.</summary>
/// <param name="Text">The motion in words.</param>
/// <param name="For">赞成.</param>
/// <param name="Against">反对.</param>
/// <param name="Abstain">弃权.</param>
/// <param name="Invalid">无效.</param>
/// <param name="StatedResult">结果 as the author states it (通过, 未通过, 一致同意 …), or null.</param>
/// <param name="Line">Line in the author's file, from 1.</param>
public sealed record Motion(
    string Text, int? For, int? Against, int? Abstain, int? Invalid, string? StatedResult, int Line)
{
    /// <summary>赞成面积: floor area of those in favour, in square metres.</summary>
    public decimal? ForArea { get; init; }
}

/// <summary>One candidate.</summary>
/// <param name="Name">Name.</param>
/// <param name="Votes">得票.</param>
/// <param name="Note">Anything else in the row, such as 当选.</param>
/// <param name="Line">Line in the author's file, from 1.</param>
public sealed record Candidate(string Name, int? Votes, string? Note, int Line);

/// <summary>How one person was evaluated.</summary>
/// <param name="Name">Name.</param>
/// <param name="Satisfied">满意.</param>
/// <param name="FairlySatisfied">基本满意.</param>
/// <param name="Dissatisfied">不满意.</param>
/// <param name="Line">Line in the author's file, from 1.</param>
public sealed record Evaluation(string Name, int? Satisfied, int? FairlySatisfied, int? Dissatisfied, int Line);
