using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>Whose signatures count from one <c>keys</c> entry to the next.</summary>
/// <param name="Log">Signs checkpoints.</param>
/// <param name="Clock">Cosigns them with the time.</param>
/// <param name="People">Who may sign entries, and as what.</param>
public sealed record KeysInForce(VerifierKey Log, VerifierKey Clock, IReadOnlyList<Signer> People)
{
    /// <summary>Whether there is an author and a reviewer: from then on a change of keys takes two people.</summary>
    public bool HasPair =>
        People.Any(person => person.Role == Approvals.Author)
        && People.Any(person => person.Role == Approvals.Reviewer);

    /// <summary>What an entry of kind <see cref="EntryKind.Keys"/> puts in force.</summary>
    internal static KeysInForce Of(LogEntry entry) =>
        new(VerifierKey.TryParse(entry.Keys[0])!, VerifierKey.TryParse(entry.Keys[1])!, entry.People);

    /// <summary>Whether the same signatures count.</summary>
    public bool IsSame(KeysInForce other) => HasSameLog(other) && People.SequenceEqual(other.People);

    /// <summary>Whether log and clock have the same keys.</summary>
    internal bool HasSameLog(KeysInForce other) => Log.Equals(other.Log) && Clock.Equals(other.Clock);

    /// <summary>The state a note of this log speaks of, when the log's key in force has signed it.</summary>
    public LogNote? TryRead(ReadOnlySpan<byte> note) => LogNote.TryRead(note, Log);
}
