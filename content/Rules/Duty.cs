using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules;

/// <summary>One period of one ledger that is to be published.</summary>
public sealed record Duty
{
    /// <summary>Key of the ledger: <c>committee</c>.</summary>
    public required string Ledger { get; init; }

    /// <summary>Name of the ledger, as the village calls it.</summary>
    public required string LedgerName { get; init; }

    /// <summary>The period to be published.</summary>
    public required Period Period { get; init; }

    /// <summary>Last day to publish it in time.</summary>
    public required DateOnly DueDate { get; init; }

    /// <summary>
    /// Whether the law names <see cref="DueDate"/>. Where it does not, the end of the following period is taken.
    /// </summary>
    public required bool DueDateIsLaw { get; init; }

    /// <summary>How it stands today.</summary>
    public required DutyState State { get; init; }

    /// <summary>Days from today to <see cref="DueDate"/>; negative when overdue. Also counted when published.</summary>
    public required int DaysLeft { get; init; }

    /// <summary>Id of the document that fulfils it; <see langword="null"/> while there is none.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Where the duty stands.</summary>
    public required LocalText Citation { get; init; }

    /// <summary>村委会 2026-10 的账：还有 7 天。</summary>
    public required LocalText Sentence { get; init; }
}

/// <summary>How a duty stands.</summary>
public enum DutyState
{
    /// <summary>A document is published.</summary>
    Published,

    /// <summary>The period has not ended yet.</summary>
    Running,

    /// <summary>The period has ended, the last day has not passed.</summary>
    Due,

    /// <summary>The last day has passed and nothing is published.</summary>
    Overdue,
}

/// <summary>Books that are published: what a calendar needs to know of a finance document.</summary>
/// <param name="DocumentId">Id of the document.</param>
/// <param name="Ledger">Key of its ledger.</param>
/// <param name="Period">Its period.</param>
public readonly record struct PublishedBooks(string DocumentId, string Ledger, Period Period);
