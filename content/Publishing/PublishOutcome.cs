using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>What came of publishing.</summary>
public abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    /// <summary>All of it is in the log, durable and signed.</summary>
    /// <param name="Head">The new head.</param>
    /// <param name="Entries">What was added, in the order given.</param>
    public sealed record Published(LogHead Head, IReadOnlyList<PublishedEntry> Entries) : PublishOutcome;

    /// <summary>Nothing was published.</summary>
    /// <param name="Reasons">Why, for people. At least one.</param>
    public sealed record Refused(IReadOnlyList<LocalText> Reasons) : PublishOutcome;
}

/// <summary>One entry as it stands in the log.</summary>
/// <param name="EntryIndex">Index, from 0.</param>
/// <param name="LeafHash">Leaf hash.</param>
/// <param name="Entry">The entry.</param>
public sealed record PublishedEntry(long EntryIndex, Hash LeafHash, LogEntry Entry);

/// <summary>Whether a log may be published to.</summary>
public abstract record LogStanding
{
    private LogStanding()
    {
    }

    /// <summary>It may.</summary>
    public sealed record Ready : LogStanding;

    /// <summary>Somebody holds a later or another state signed with the log's key: signing now would split the log.
    /// Recover from a kiosk first.</summary>
    /// <param name="Ahead">The state that was signed.</param>
    public sealed record Behind(Checkpoint Ahead) : LogStanding;

    /// <summary>The log was moved or restored: nothing here tells whether later states were signed elsewhere. A person
    /// must confirm that this is the newest, or recover from a kiosk.</summary>
    public sealed record Unconfirmed : LogStanding;
}
