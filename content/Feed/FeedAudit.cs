using System.Collections.Concurrent;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Feed;

/// <summary>Reads every file of a feed as an auditor does who trusts nothing but the log's key, and names each that is
/// not what was signed. Made for one run.</summary>
/// <remarks>A follower takes only what it needs, and from the next source what one gives wrongly; this reads all of
/// one: the head, every tile and bundle, every entry's rules and signatures, every blob, the lists of keys.</remarks>
/// <param name="source">The feed.</param>
/// <param name="key">The log's key, or one it had before, from somebody who is trusted.</param>
/// <param name="policy">Whose cosignatures the head must bear; <see langword="null"/>: nobody's.</param>
public sealed class FeedAudit(ILogSource source, VerifierKey key, TrustPolicy? policy = null)
{
    // Each is held in memory while it is checked.
    private const int BlobsAtOnce = 4;

    private readonly ConcurrentBag<FeedFinding> findings = [];
    private readonly RevisionChain chain = new();
    private readonly EntryJudge judge = new(key.Name);
    private readonly List<byte[]> keyEntries = [];
    private readonly HashSet<Hash> named = [];
    private readonly HashSet<Hash> erased = [];
    private readonly ConcurrentBag<(LogEntry Entry, BlobReference Blob)> absent = [];
    private bool isWhole = true;
    private bool isJudged = true;
    private int blobCount;
    private long blobSizeBytes;

    /// <summary>Reads and checks everything.</summary>
    public async Task<FeedReport> RunAsync(CancellationToken cancellationToken)
    {
        OfferedHead head;
        try
        {
            head = await new HeadReader(key, []).ReadAsync(source, KeyHistory.Empty, 0, cancellationToken);
        }
        catch (SourceFaultException fault)
        {
            Tell(FeedTree.CheckpointPath, fault.LocalReason);
            if (fault.Fault != FeedFault.Unreachable)
            {
                await CheckKeysAsync(cancellationToken);
            }

            return Report(null, fault.Fault != FeedFault.Unreachable);
        }

        var tree = new TreeAudit(source, head.Note.Checkpoint);
        if (await tree.FindHashesAsync(cancellationToken) is not { } hashes)
        {
            Tell(FeedTree.CheckpointPath, new LocalText(
                "记录和散列都对不上签过名的根：记录被整个换过，或者坏得太多，分不清是哪个文件。",
                $"Neither entries nor tiles give the root signed for {head.Note.Checkpoint.Size} entries: it is "
                + "another history, or too much is damaged to tell which file."));
            return Report(head.Note, isReached: true);
        }

        await foreach (var bundle in tree.ReadBundlesAsync(hashes, cancellationToken))
        {
            await TakeAsync(bundle, cancellationToken);
        }

        await foreach (var finding in tree.ReadUpperTilesAsync(hashes, cancellationToken))
        {
            findings.Add(finding);
        }

        await CheckErasedAsync(cancellationToken);
        CheckSignatures(head);
        await CheckKeysAsync(cancellationToken);
        return Report(head.Note, isReached: true) with { TileCount = tree.FileCount };
    }

    private async Task TakeAsync(AuditedBundle bundle, CancellationToken cancellationToken)
    {
        foreach (var finding in bundle.Findings)
        {
            findings.Add(finding);
        }

        if (bundle.Entries is null)
        {
            isWhole = isJudged = false;
            return;
        }

        Judge(bundle.Entries, bundle.FirstIndex);
        LogEntry[] entries = [.. bundle.Entries.Select(bytes => LogEntryFormat.TryParse(bytes)).OfType<LogEntry>()];
        keyEntries.AddRange(bundle.Entries.Where(
            bytes => LogEntryFormat.TryParse(bytes)?.Kind == EntryKind.Keys));
        erased.UnionWith(entries.SelectMany(entry => entry.Erased));
        await Parallel.ForEachAsync(
            entries.SelectMany(entry => entry.Blobs, (entry, blob) => (entry, blob))
                .Where(pair => named.Add(pair.blob.Sha256)),
            new ParallelOptions { MaxDegreeOfParallelism = BlobsAtOnce, CancellationToken = cancellationToken },
            async (pair, token) => await CheckBlobAsync(pair.entry, pair.blob, token));
    }

    // After one that breaks a rule, or is not there, nothing can be said of those that build on it.
    private void Judge(IReadOnlyList<byte[]> entries, long firstIndex)
    {
        if (!isJudged)
        {
            return;
        }

        try
        {
            judge.Judge(entries, firstIndex, chain);
        }
        catch (BrokenRuleException broken)
        {
            isJudged = false;
            Tell(
                new TilePath(TilePath.EntriesLevel, firstIndex / TilePath.FullWidth, entries.Count).ToString(),
                new LocalText(FaultText.Of(FeedFault.BrokenRule).Chinese, broken.Message));
        }
    }

    private async Task CheckBlobAsync(LogEntry entry, BlobReference blob, CancellationToken cancellationToken)
    {
        var path = FeedTree.BlobPath(blob.Sha256);
        if (blob.SizeBytes > BlobDownload.MaxSizeBytes)
        {
            TellOfBlob(entry, blob, "太大了。", $"is said to have {blob.SizeBytes} bytes: too many.");
            return;
        }

        switch (await source.FetchAsync(path, (int)blob.SizeBytes, cancellationToken))
        {
            case FetchOutcome.Found { Bytes: var bytes }:
                Interlocked.Increment(ref blobCount);
                Interlocked.Add(ref blobSizeBytes, bytes.Length);
                if (bytes.Length != blob.SizeBytes || Hash.Of(bytes) != blob.Sha256)
                {
                    TellOfBlob(entry, blob, "和签过名的不一样。", "is not the file that was signed.");
                }

                break;
            case FetchOutcome.Missing:
                absent.Add((entry, blob));
                break;
            case FetchOutcome.TooLong:
                TellOfBlob(entry, blob, "比签过名的长。", "is longer than the file that was signed.");
                break;
            case FetchOutcome.Failed { Reason: var reason }:
                TellOfBlob(entry, blob, $"读不出来（{reason}）。", $"cannot be read: {reason}");
                break;
        }
    }

    // Only after the last entry is it known what has been erased.
    private async Task CheckErasedAsync(CancellationToken cancellationToken)
    {
        foreach (var (entry, blob) in absent.Where(pair => !erased.Contains(pair.Blob.Sha256)))
        {
            TellOfBlob(
                entry,
                blob,
                isWhole ? "缺了。" : "缺了，或者已依法删除（有的记录读不出来）。",
                isWhole ? "is missing." : "is missing, or its erasure stands in entries that cannot be read.");
        }

        var gone = absent.Select(pair => pair.Blob.Sha256).ToHashSet();
        foreach (var hash in erased.Where(hash => !gone.Contains(hash)))
        {
            var path = FeedTree.BlobPath(hash);
            if (await source.FetchAsync(path, BlobDownload.MaxSizeBytes, cancellationToken) is not FetchOutcome.Missing)
            {
                Tell(path, new LocalText("应当删除的文件还在。", "It was erased by law and is still given out."));
            }
        }
    }

    private void CheckSignatures(OfferedHead head)
    {
        var signed = new LogHead(head.Note.Note.ToBytes(), head.Note.Checkpoint);
        foreach (var fault in isJudged ? LogAudit.FindingsOfHead(signed, chain.Keys, key) : [])
        {
            Tell(FeedTree.CheckpointPath, fault);
        }

        if (policy?.IsMet(head.Note.Note) is false)
        {
            Tell(FeedTree.CheckpointPath, FaultText.Of(FeedFault.Unwitnessed));
        }
    }

    private async Task CheckKeysAsync(CancellationToken cancellationToken)
    {
        var isComplete = isWhole && keyEntries.Count > 0;
        var list = await source.FetchAsync(FeedTree.KeysPath, FeedTree.MaxKeysSizeBytes, cancellationToken);
        var isListGood = list is FetchOutcome.Found { Bytes: var bytes } && (isComplete
            ? bytes.AsSpan().SequenceEqual(FeedTree.Lines(keyEntries))
            : KeyHistory.TryRead(key.Name, FeedTree.SplitLines(bytes)) is not null);
        if (!isListGood)
        {
            Tell(FeedTree.KeysPath, new LocalText(
                "缺了，或者不是记录里的那几条公钥。", "It is missing, or does not hold the log's entries that name keys."));
        }

        if (isComplete && isJudged && (
            await source.FetchAsync(FeedTree.KeyPath, SignedNote.MaxSizeBytes, cancellationToken)
                is not FetchOutcome.Found { Bytes: var vkey }
            || !vkey.AsSpan().SequenceEqual(StrictUtf8.GetBytes(chain.Keys.Now!.Log + "\n"))))
        {
            Tell(FeedTree.KeyPath, new LocalText(
                "缺了，或者不是现在的公钥。", "It is missing, or is not the log's present key."));
        }
    }

    private void TellOfBlob(LogEntry entry, BlobReference blob, string chinese, string english) => Tell(
        FeedTree.BlobPath(blob.Sha256),
        new LocalText(
            $"《{entry.Title}》第 {entry.Revision} 版的 {blob.Name} {chinese}",
            $"{blob.Name} of {entry.Id}@{entry.Revision} {english}"));

    private void Tell(string path, LocalText why) => findings.Add(new FeedFinding(path, why));

    private FeedReport Report(LogNote? head, bool isReached) => new(
        head?.Checkpoint,
        isReached,
        [.. findings.OrderBy(finding => finding.Path, StringComparer.Ordinal)])
    {
        ClockTime = chain.Keys.Now is { } keys ? head?.ClockTime(keys.Clock) : null,
        CosignatureCount = Math.Max(0, (head?.Note.Signatures.Count ?? 0) - 2),
        BlobCount = blobCount,
        BlobSizeBytes = blobSizeBytes,
        ErasedCount = erased.Count,
    };
}
