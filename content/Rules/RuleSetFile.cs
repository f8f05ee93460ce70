namespace VillagePublic.Content.Rules;

// The shapes of the JSON files in Sets and Words, field by field.

internal sealed record TextPair(string Zh, string En)
{
    public LocalText ToLocalText() => new(Zh, En);
}

internal sealed record RuleSetFile
{
    public required string Key { get; init; }

    public required TextPair Name { get; init; }

    public string? Extends { get; init; }

    public TextData[]? Texts { get; init; }

    public VoteRuleData[]? Votes { get; init; }

    public SubjectData[]? Subjects { get; init; }

    public FinanceDutyData? Finance { get; init; }

    public StageData[]? Stages { get; init; }

    public CiteData? StagesCite { get; init; }

    /// <summary>Keys of the bodies that may allow spending.</summary>
    public string[]? SpendingBodies { get; init; }

    /// <summary>How long a publication stays posted at least.</summary>
    public DaysData? Posting { get; init; }

    /// <summary>How long people can object at least.</summary>
    public DaysData? Objections { get; init; }

    /// <summary>How soon an objection is answered.</summary>
    public DaysData? Reply { get; init; }

    /// <summary>How soon a decision is made public.</summary>
    public DaysData? MajorMatters { get; init; }

    /// <summary>How soon it is told what became of a decision.</summary>
    public DecisionsData? Decisions { get; init; }

    public TextPair? SignOff { get; init; }

    public TextPair? Demand { get; init; }
}

/// <summary>A law in one version.</summary>
internal sealed record TextData
{
    public required string Key { get; init; }

    public required TextPair Title { get; init; }

    public required TextPair Version { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>Numbers of this text's articles by those of the text the rules cite, where it was renumbered.</summary>
    public Dictionary<string, string>? Articles { get; init; }

    /// <summary>Where the text is published.</summary>
    public string? Source { get; init; }

    /// <summary>Whether it is known from a secondary source only.</summary>
    public bool Secondary { get; init; }

    /// <summary>What of it was read where and when, for whoever checks it again.</summary>
    public string? Verified { get; init; }
}

internal sealed record CiteData(string Text, string? Article = null);

internal sealed record VoteRuleData
{
    public required string Key { get; init; }

    public required TextPair Name { get; init; }

    public ShareData? Quorum { get; init; }

    public ShareData? HouseholdQuorum { get; init; }

    public required ShareData Majority { get; init; }

    public bool ByArea { get; init; }

    /// <summary>First day the rule holds; without one, the first day of the text it cites.</summary>
    public DateOnly? From { get; init; }

    /// <summary>First day it holds no more.</summary>
    public DateOnly? Until { get; init; }

    public bool BallotsBoundByVoters { get; init; }

    public string[] NotFor { get; init; } = [];

    public CiteData? NotForCite { get; init; }

    public CiteData? Cite { get; init; }
}

/// <summary>A share of something: <c>over 1/2</c> is strictly more, <c>atLeast 2/3</c> includes the number.</summary>
internal sealed record ShareData
{
    /// <summary><c>due</c>, <c>present</c> or <c>cast</c> (ballots collected).</summary>
    public required string Of { get; init; }

    public string? Over { get; init; }

    public string? AtLeast { get; init; }
}

/// <summary>A number of days the law gives.</summary>
/// <param name="Days">How many.</param>
/// <param name="Cite">Where it stands; <see langword="null"/>: nowhere in particular.</param>
/// <param name="From">First day it holds; without one, the first day of the text it cites.</param>
internal sealed record DaysData(int Days, CiteData? Cite = null, DateOnly? From = null);

/// <summary>How often it is told what became of decisions, and of whose.</summary>
internal sealed record DecisionsData(string Every, string[] Bodies, CiteData? Cite = null);

internal sealed record SubjectData(string Key, TextPair Name, string? Rule = null, string[]? Bodies = null);

internal sealed record StageData(string Key, TextPair Name, string[] Words, string[]? Bodies = null);

internal sealed record FinanceDutyData
{
    public required string Every { get; init; }

    public int? DueDay { get; init; }

    public bool LineByLine { get; init; }

    public required TextPair Plain { get; init; }

    public CiteData? Cite { get; init; }
}
