using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <content>What entries will say, fixed to the byte for people to sign.</content>
public sealed partial class LogPublisher
{
    /// <summary>Fixes what a publication or, of a known document, a correction will say.</summary>
    /// <param name="submission">The document.</param>
    /// <param name="reason">Why it is corrected; <see langword="null"/> for a first revision.</param>
    /// <exception cref="ArgumentException">The entry would break the rules of the format.</exception>
    public PendingEntry Prepare(Submission submission, string? reason = null)
    {
        var latest = Latest(submission.Id);
        return PendingEntry.Of(keys.Origin, new LogEntry
        {
            Kind = latest is null ? EntryKind.Publish : EntryKind.Correct,
            Id = submission.Id,
            Revision = (latest?.Entry.Revision ?? 0) + 1,
            Previous = latest?.EntryIndex,
            DocumentKind = submission.Kind,
            Title = submission.Title,
            Period = submission.Period,
            Published = default,
            Blobs = [.. submission.ListBlobs()],
            Reason = reason,
        });
    }

    /// <summary>Fixes what a withdrawal will say.</summary>
    /// <param name="id">Document id.</param>
    /// <param name="reason">Why it is withdrawn.</param>
    /// <exception cref="ArgumentException">The document is not published, or the reason is empty.</exception>
    public PendingEntry PrepareWithdrawal(string id, string reason)
    {
        var (index, entry) = Latest(id) ?? throw new ArgumentException($"'{id}' is not published.", nameof(id));
        return PendingEntry.Of(keys.Origin, entry with
        {
            Kind = EntryKind.Withdraw,
            Revision = entry.Revision + 1,
            Previous = index,
            Blobs = [],
            Reason = reason,
        });
    }

    /// <summary>Fixes what an erasure will say: files of former revisions whose bytes the law obliges to delete.
    /// </summary>
    /// <param name="files">Hashes of the files.</param>
    /// <param name="reason">Why, without repeating what is erased.</param>
    /// <exception cref="ArgumentException">The entry would break the rules of the format.</exception>
    public PendingEntry PrepareErasure(IReadOnlyList<Hash> files, string reason)
    {
        var latest = Latest(EntryRules.ErasuresId);
        return PendingEntry.Of(keys.Origin, new LogEntry
        {
            Kind = EntryKind.Erase,
            Id = EntryRules.ErasuresId,
            Revision = (latest?.Entry.Revision ?? 0) + 1,
            Previous = latest?.EntryIndex,
            DocumentKind = DocumentKind.Village,
            Title = "删除 Erasure",
            Published = default,
            Erased = files,
            Reason = reason,
        });
    }

    /// <summary>Fixes what a change of keys will say.</summary>
    /// <param name="people">Whose signatures count from then on.</param>
    /// <param name="reason">Why it is changed; <see langword="null"/>: not said.</param>
    /// <param name="next">New keys of log and clock; <see langword="null"/>: they stay.</param>
    /// <exception cref="ArgumentException">The entry would break the rules of the format.</exception>
    public PendingEntry PrepareKeys(IReadOnlyList<Signer> people, string? reason, LogKeys? next = null)
    {
        var (index, entry) = Latest(EntryRules.KeysId)!.Value;
        return PendingEntry.Of(keys.Origin, (next ?? keys).Announce(people) with
        {
            Revision = entry.Revision + 1,
            Previous = index,
            Reason = reason,
        });
    }

    /// <summary>The latest revision of a document; <see langword="null"/> when it was never published.</summary>
    /// <exception cref="IOException">The store failed.</exception>
    public (long EntryIndex, LogEntry Entry)? Latest(string id)
    {
        lock (gate)
        {
            return State_NeedsLock().Chain.Latest(id) is { } index
                ? (index, LogEntryFormat.TryParse(store.ReadEntries(index, 1)[0])!)
                : null;
        }
    }
}
