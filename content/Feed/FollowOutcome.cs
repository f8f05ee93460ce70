using VillagePublic.Content.Log;

namespace VillagePublic.Content.Feed;

/// <summary>What one attempt to follow a log came to. Every case is expected in the field.</summary>
public abstract record FollowOutcome
{
    /// <summary>A log whose clock has signed nothing for longer is shown as possibly frozen: its clock signs daily,
    /// and one missed day is no alarm.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromHours(48);

    private FollowOutcome()
    {
    }

    /// <summary>What was found out about each source that did not serve.</summary>
    public IReadOnlyList<SourceFinding> Findings { get; init; } = [];

    /// <summary>The log has not grown.</summary>
    /// <param name="Checkpoint">The state trusted.</param>
    /// <param name="ClockTime">When the log's clock last signed it; <see langword="null"/> when it never did.</param>
    public sealed record UpToDate(Checkpoint Checkpoint, DateTimeOffset? ClockTime) : FollowOutcome;

    /// <summary>New entries were verified and stored.</summary>
    /// <param name="Checkpoint">The state now trusted.</param>
    /// <param name="EntryCount">How many entries were new. At least 1.</param>
    /// <param name="ClockTime">When the log's clock signed it; <see langword="null"/> when it did not.</param>
    public sealed record Advanced(Checkpoint Checkpoint, int EntryCount, DateTimeOffset? ClockTime) : FollowOutcome;

    /// <summary>No source could be reached or answered well; trying again later is right.</summary>
    public sealed record Unreachable(string Reason) : FollowOutcome;

    /// <summary>What the sources gave contradicts what is known or itself. The old state stays.</summary>
    /// <param name="Trusted">The state that stays; <see langword="null"/> before the first.</param>
    /// <param name="Fault">What is wrong, as a case.</param>
    /// <param name="Reason">What is wrong, in words.</param>
    public sealed record Rejected(Checkpoint? Trusted, FeedFault Fault, string Reason) : FollowOutcome;
}

/// <summary>What was wrong with one source.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Fault">What is wrong, as a case.</param>
/// <param name="Reason">What is wrong, in words.</param>
public sealed record SourceFinding(string Source, FeedFault Fault, string Reason);

/// <summary>What can be wrong with a source, the gravest last.</summary>
public enum FeedFault
{
    /// <summary>It cannot be read, or a file is missing.</summary>
    Unreachable,

    /// <summary>It gives a state smaller than the one trusted: a mirror that lags, or a roll-back.</summary>
    Older,

    /// <summary>Fewer witnesses have signed the state than the policy asks for: usually they are just being asked.
    /// </summary>
    Unwitnessed,

    /// <summary>A file is longer than such a file can be.</summary>
    TooLong,

    /// <summary>The checkpoint is malformed, another log's, or not signed by the log's key.</summary>
    BadNote,

    /// <summary>An entry bundle or tile is damaged: entries do not give the root that was signed.</summary>
    BadEntries,

    /// <summary>A blob is damaged.</summary>
    BadBlob,

    /// <summary>The log's key signed an entry that breaks the rules: malformed, out of order, or not approved by two
    /// people.</summary>
    BrokenRule,

    /// <summary>The log's key signed two different states of the same size.</summary>
    SplitView,

    /// <summary>The log's key signed a state that is not an extension of the one trusted.</summary>
    RewrittenHistory,
}
