using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Feed;

/// <summary>Decides whether new entries keep the rules: well formed, in order, approved by two people.</summary>
/// <param name="key">The log's key.</param>
internal sealed class EntryJudge(VerifierKey key)
{
    /// <summary>Reads new entries and adds them to a chain.</summary>
    /// <param name="entries">Bytes of the entries.</param>
    /// <param name="firstIndex">Index of the first.</param>
    /// <param name="chain">Revisions before them; extended.</param>
    /// <exception cref="SourceFaultException">An entry breaks a rule.</exception>
    public IReadOnlyList<LogEntry> Judge(IReadOnlyList<byte[]> entries, long firstIndex, RevisionChain chain)
    {
        var read = new List<LogEntry>(entries.Count);
        foreach (var bytes in entries)
        {
            var index = firstIndex + read.Count;
            var entry = LogEntryFormat.TryParse(bytes) ?? throw Broken(index, "is not an entry this software knows");
            if ((chain.Fault(entry) ?? FaultOfKeys(entry)) is { } fault)
            {
                throw Broken(index, fault.English);
            }

            if (entry.Blobs.FirstOrDefault(blob => blob.SizeBytes > BlobDownload.MaxSizeBytes) is { } blob)
            {
                throw Broken(index, $"names a file of {blob.SizeBytes} bytes");
            }

            chain.Add(entry, index);
            read.Add(entry);
        }

        JudgeApprovals(read, firstIndex);
        return read;
    }

    private static SourceFaultException Broken(long index, string because) =>
        new(FeedFault.BrokenRule, $"Entry {index}: {because}");

    private void JudgeApprovals(List<LogEntry> entries, long firstIndex)
    {
        var gate = new Lock();
        SourceFaultException? first = null;
        Parallel.For(0, entries.Count, (i, loop) =>
        {
            var entry = entries[i];
            if (entry.Kind == EntryKind.Keys
                || Approvals.Fault(PendingEntry.Of(key.Name, entry), entry.Approvals) is not { } fault)
            {
                return;
            }

            lock (gate)
            {
                first ??= Broken(firstIndex + i, fault.English);
            }

            loop.Break();
        });
        if (first is not null)
        {
            throw first;
        }
    }

    private LocalText? FaultOfKeys(LogEntry entry) =>
        entry.Kind == EntryKind.Keys
        && (entry.Revision != 1 || entry.Approvals.Count != 0 || entry.Keys[0] != key.ToString())
            ? new LocalText("公钥不是配对时认下的那一把。", "The keys are not those this kiosk was paired with.")
            : null;
}
