namespace VillagePublic.Content.Documents;

/// <summary>Minutes of a meeting.</summary>
public sealed record MeetingMinutes : ParsedDocument
{
    /// <inheritdoc />
    public override DocumentKind Kind => DocumentKind.Minutes;

    /// <summary>Who met.</summary>
    public required DecisionBody MeetingBody { get; init; }

    /// <summary>When it began; <see langword="null"/> when not given.</summary>
    public TimeOnly? Start { get; init; }

    /// <summary>When it ended.</summary>
    public TimeOnly? End { get; init; }

    /// <summary>Where.</summary>
    public string? Place { get; init; }

    /// <summary>Chair.</summary>
    public string? Chair { get; init; }

    /// <summary>Recorder.</summary>
    public string? Recorder { get; init; }

    /// <summary>How many should have come.</summary>
    public int? Due { get; init; }

    /// <summary>How many came.</summary>
    public int? Present { get; init; }

    /// <summary>Observers, as written.</summary>
    public string? Observers { get; init; }

    /// <summary>Items under 议程.</summary>
    public IReadOnlyList<string> Agenda { get; init; } = [];

    /// <summary>Items under 决议.</summary>
    public IReadOnlyList<string> Resolutions { get; init; } = [];

    /// <summary>Line in the author's file of each of <see cref="Resolutions"/>, from 1.</summary>
    public IReadOnlyList<int> ResolutionLines { get; init; } = [];

    /// <summary>Task-list items: what is to be done.</summary>
    public IReadOnlyList<FollowUp> FollowUps { get; init; } = [];
}

/// <summary>Something a meeting asked to be done.</summary>
/// <param name="Text">What, without deadline and responsible person where those could be told apart.</param>
/// <param name="Due">Deadline.</param>
/// <param name="Responsible">责任人.</param>
/// <param name="Done">Whether it has been ticked.</param>
/// <param name="Line">Line in the author's file, from 1.</param>
public sealed record FollowUp(string Text, DateOnly? Due, string? Responsible, bool Done, int Line);
