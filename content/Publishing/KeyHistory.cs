using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>All keys a log has had, each change agreed to by those whose keys counted before it. Immutable.</summary>
/// <remarks>Rules: content/docs/log-entry.md. Whoever pinned any key of a history can go on to the last one.</remarks>
public sealed class KeyHistory
{
    /// <summary>Role in which the log's key before a change signs it.</summary>
    public const string OldKey = "old-key";

    /// <summary>Role in which the log's key after a change signs it.</summary>
    public const string NewKey = "new-key";

    private KeyHistory(IReadOnlyList<KeysInForce> all) => All = all;

    /// <summary>A log without entries.</summary>
    public static KeyHistory Empty { get; } = new([]);

    /// <summary>The keys of every <c>keys</c> entry, oldest first.</summary>
    public IReadOnlyList<KeysInForce> All { get; }

    /// <summary>The keys in force; <see langword="null"/> before the first entry.</summary>
    public KeysInForce? Now => All is [.., var last] ? last : null;

    /// <summary>Reads the <c>keys</c> entries of a log, in order, and checks every change.</summary>
    /// <param name="origin">The log's name.</param>
    /// <param name="entries">Bytes of the entries.</param>
    /// <returns>The history, or <see langword="null"/> when a change was not agreed to as it must be.</returns>
    public static KeyHistory? TryRead(string origin, IEnumerable<byte[]> entries)
    {
        var history = Empty;
        foreach (var bytes in entries)
        {
            if (LogEntryFormat.TryParse(bytes) is not { Kind: EntryKind.Keys } entry
                || entry.Revision != history.All.Count + 1
                || history.Fault(origin, entry) is not null)
            {
                return null;
            }

            history = history.With(entry);
        }

        return history;
    }

    /// <summary>Whether this history goes on where another one ends.</summary>
    public bool Extends(KeyHistory other) =>
        All.Count >= other.All.Count && All.Zip(other.All).All(pair => pair.First.IsSame(pair.Second));

    /// <summary>Whether a key was ever the log's.</summary>
    public bool Contains(VerifierKey log) => All.Any(keys => keys.Log.Equals(log));

    /// <summary>The state a note speaks of, signed with any key the log ever had.</summary>
    public LogNote? TryReadAny(ReadOnlySpan<byte> note)
    {
        foreach (var keys in All)
        {
            if (keys.TryRead(note) is { } read)
            {
                return read;
            }
        }

        return null;
    }

    /// <summary>The first thing that keeps a <c>keys</c> entry from being the next, or <see langword="null"/>.
    /// </summary>
    internal LocalText? Fault(string origin, LogEntry entry)
    {
        var next = KeysInForce.Of(entry);
        if (next.Log.Name != origin)
        {
            return new LocalText("公钥是别的日志的。", "The keys are another log's.");
        }

        if (Now is not { } before)
        {
            return entry.Approvals.Count == 0
                ? null
                : new LocalText("第一条公钥记录没有人能先签字。", "Nobody can have signed the first keys.");
        }

        if (before.HasPair && !next.HasPair)
        {
            return new LocalText(
                "名单上至少要留一个经办人和一个审核人。", "The list must keep an author and a reviewer at least.");
        }

        // Until there is a pair the log's key alone vouches for people, by signing the state the entry is in.
        var byPeople = before.HasPair ? 2 : 0;
        var byKeys = before.HasSameLog(next) ? 0 : 2;
        if (entry.Approvals.Count != byPeople + byKeys)
        {
            return new LocalText(
                "公钥变动要有经办人和审核人签字；换日志密钥还要新旧两把密钥签字。",
                "A change of keys takes an author's and a reviewer's signature, and the old and the new key's when the "
                + "log's key changes.");
        }

        var pending = PendingEntry.Of(origin, entry);
        return (byPeople == 0 ? null : Approvals.Fault(pending, [.. entry.Approvals.Take(byPeople)], before.People))
            ?? (byKeys == 0 ? null : FaultOfKeys(pending, [.. entry.Approvals.Skip(byPeople)], before.Log, next.Log));
    }

    /// <summary>This history and the keys of one more entry.</summary>
    internal KeyHistory With(LogEntry entry) => new([.. All, KeysInForce.Of(entry)]);

    private static LocalText? FaultOfKeys(
        PendingEntry pending, IReadOnlyList<Approval> approvals, VerifierKey before, VerifierKey next)
    {
        var isGood = IsSigned(pending, approvals[0], OldKey, before) && IsSigned(pending, approvals[1], NewKey, next);
        return isGood
            ? null
            : new LocalText(
                "换密钥要旧的和新的两把都签字。", "The old and the new key must both have signed the change.");
    }

    private static bool IsSigned(PendingEntry pending, Approval approval, string role, VerifierKey key) =>
        approval.Role == role && approval.Name == key.Name && approval.Key.AsSpan().SequenceEqual(key.PublicKey)
        && Ed25519Key.Verify(approval.Key, pending.MessageFor(role, approval.Name), approval.Signature);
}
