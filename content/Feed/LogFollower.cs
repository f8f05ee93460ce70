using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Feed;

/// <summary>Brings a store to the newest state any source offers, believing nothing it has not verified.</summary>
/// <remarks>
/// Everything goes into the store in one transaction or not at all; blobs alone are kept as they come, since nothing
/// shows them before an entry names them. The last good state always stays. Not thread-safe.
/// </remarks>
/// <param name="store">Where the log is kept.</param>
/// <param name="key">The log's key as pinned at pairing. Where the log has changed it since, by its own rules, the
/// follower goes over by itself.</param>
/// <param name="time">The clock.</param>
/// <param name="pinned">The state of the moment of pairing, which the log must contain; a fresh store has no memory
/// to see a rollback by.</param>
/// <param name="policy">Whose cosignatures are kept with the note, and how many a new state needs before it is taken;
/// <see langword="null"/>: nobody's.</param>
/// <param name="memory">Keeps the last verified note apart from the store, so that a store that was lost cannot be
/// filled with less than has been seen.</param>
public sealed class LogFollower(
    ILogStore store,
    VerifierKey key,
    TimeProvider time,
    Checkpoint? pinned = null,
    TrustPolicy? policy = null,
    ISignedMark? memory = null)
{
    // Bounds memory; a village publishes some thousand documents in a lifetime.
    private const long MaxEntryCount = 4_000_000;

    // How long the slower sources get once one has answered well.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly TrustPolicy policy = policy ?? TrustPolicy.None;
    private readonly HeadReader heads = new(
        key, [.. (policy ?? TrustPolicy.None).Witnesses.Select(witness => witness.Key)]);
    private readonly HashSet<Hash> keptEvidence = [];
    private LogState? state;
    private IReadOnlyList<Checkpoint> seen = [];
    private volatile bool mayLackBlobs = true;
    private int fetchedCount;

    /// <summary>Raised after every file of news that was fetched, with their number so far. On any thread.</summary>
    public event Action<int>? Fetched;

    /// <summary>Key of the log's clock; <see langword="null"/> before the log was read.</summary>
    public VerifierKey? CurrentClockKey => state is { } current ? current.Chain.Keys.Now?.Clock : null;

    /// <summary>Asks all sources, takes the newest state that verifies.</summary>
    /// <exception cref="IOException">The store failed; the next call reads and checks it again.</exception>
    /// <exception cref="InvalidDataException">The store does not hold the log it did.</exception>
    public async Task<FollowOutcome> FollowAsync(
        IReadOnlyList<ILogSource> sources, CancellationToken cancellationToken)
    {
        Load();
        fetchedCount = 0;
        var findings = new List<SourceFinding>();
        var sizeBefore = state!.Size;
        var isConfirmed = false;

        using var grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, cancellationToken);
        var reads = sources.Select(source => ReadHeadAsync(source, either.Token, cancellationToken)).ToList();
        try
        {
            await foreach (var read in Task.WhenEach(reads))
            {
                var (source, head, finding) = await read;
                finding ??= await TakeAsync(head!, source, sources, cancellationToken);
                if (finding is null)
                {
                    isConfirmed = true;
                    grace.CancelAfter(Grace);
                    continue;
                }

                findings.Add(finding);
                if (finding.Fault >= FeedFault.SplitView)
                {
                    // The key has signed two histories. Nothing it says now may replace what is shown.
                    return Rejected(finding) with { Findings = findings };
                }
            }
        }
        finally
        {
            // Nobody waits for the sources that are still reading.
            await either.CancelAsync();
        }

        if (isConfirmed && await FetchLostBlobsAsync(sources, cancellationToken) is { } lost)
        {
            findings.Add(lost);
        }

        return Sum(sizeBefore, isConfirmed, findings) with { Findings = findings };
    }

    /// <summary>Says that the store may have lost blobs: the next call fetches them again. From any thread.</summary>
    public void LookForLostBlobs() => mayLackBlobs = true;

    private void Load()
    {
        // A store that was damaged and rebuilt meanwhile may hold less than before.
        if (state is not null && state.Head?.Note.AsSpan().SequenceEqual(store.ReadHead()?.Note) is true)
        {
            return;
        }

        state = LogState.Read(store);
        mayLackBlobs = true;
        Checkpoint?[] known = [pinned, memory?.Read() is { } note ? LogNote.ReadOwn(note, key.Name) : null];
        seen = [.. known.OfType<Checkpoint>()];
    }

    private async Task<SourceFinding?> FetchLostBlobsAsync(
        IReadOnlyList<ILogSource> sources, CancellationToken cancellationToken)
    {
        if (!mayLackBlobs)
        {
            return null;
        }

        try
        {
            mayLackBlobs = false;
            await new BlobDownload(store, time, CountFetched).FetchAsync(
                store.MissingBlobs(), sources, cancellationToken);
            return null;
        }
        catch (SourceFaultException fault)
        {
            mayLackBlobs = true;
            return new SourceFinding("", fault.Fault, fault.Message);
        }
    }

    private void CountFetched() => Fetched?.Invoke(Interlocked.Increment(ref fetchedCount));

    private FollowOutcome Sum(long sizeBefore, bool isConfirmed, List<SourceFinding> findings)
    {
        if (state is { Head: { } head } && isConfirmed)
        {
            var clockTime = ClockTimeOf(head.Note);
            return state.Size > sizeBefore
                ? new FollowOutcome.Advanced(head.Checkpoint, (int)(state.Size - sizeBefore), clockTime)
                : new FollowOutcome.UpToDate(head.Checkpoint, clockTime);
        }

        var gravest = findings.MaxBy(finding => finding.Fault)
            ?? new SourceFinding("", FeedFault.Unreachable, "There is no source.");
        return gravest.Fault == FeedFault.Unreachable
            ? new FollowOutcome.Unreachable(gravest.Reason)
            : Rejected(gravest);
    }

    private FollowOutcome Rejected(SourceFinding finding) =>
        new FollowOutcome.Rejected(state?.Head?.Checkpoint, finding.Fault, finding.Reason);

    private async Task<(ILogSource Source, OfferedHead? Head, SourceFinding? Finding)> ReadHeadAsync(
        ILogSource source, CancellationToken patience, CancellationToken cancellationToken)
    {
        try
        {
            return (source, await heads.ReadAsync(source, state!.Chain.Keys, state.Size, patience), null);
        }
        catch (SourceFaultException fault)
        {
            return (source, null, new SourceFinding(source.Name, fault.Fault, fault.Message));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (source, null, new SourceFinding(
                source.Name, FeedFault.Unreachable, "Another source answered long before."));
        }
    }

    /// <returns>What is wrong; <see langword="null"/> when the source agrees or brought news.</returns>
    private async Task<SourceFinding?> TakeAsync(
        OfferedHead head, ILogSource source, IReadOnlyList<ILogSource> sources, CancellationToken cancellationToken)
    {
        var current = state!;
        var note = head.Note;
        try
        {
            var seenSize = seen.Select(checkpoint => checkpoint.Size).Append(current.Size).Max();
            if (note.Checkpoint.Size < seenSize)
            {
                throw new SourceFaultException(
                    FeedFault.Older, $"It has {note.Checkpoint.Size} entries; {seenSize} have been seen.");
            }

            if (note.Checkpoint.Size > current.Size || current.Head is null)
            {
                if (!policy.IsMet(note.Note))
                {
                    throw new SourceFaultException(
                        FeedFault.Unwitnessed,
                        $"Not enough witnesses have signed its {note.Checkpoint.Size} entries yet.");
                }

                await AdvanceAsync(current, note, source, sources, cancellationToken);
            }
            else if (!heads.IsWhole(note, current.Chain.Keys.Now!))
            {
                // Read before another source brought a change of keys.
                throw new SourceFaultException(FeedFault.BadNote, "The checkpoint is not signed with the present key.");
            }
            else if (note.Checkpoint.Root != current.Edge.Root)
            {
                throw new SourceFaultException(
                    FeedFault.SplitView, $"Two different logs of {current.Size} entries are signed with one key.");
            }
            else
            {
                TakeNewerClock(current, note);
            }

            return null;
        }
        catch (SourceFaultException fault)
        {
            if (fault.Fault >= FeedFault.SplitView && keptEvidence.Add(Hash.Of(note.Note.ToBytes())))
            {
                store.KeepEvidence(current.Head?.Note ?? [], note.Note.ToBytes(), fault.Message);
            }

            return new SourceFinding(source.Name, fault.Fault, fault.Message);
        }
    }

    private async Task AdvanceAsync(
        LogState current,
        LogNote note,
        ILogSource source,
        IReadOnlyList<ILogSource> sources,
        CancellationToken cancellationToken)
    {
        if (note.Checkpoint.Size > MaxEntryCount)
        {
            throw new SourceFaultException(FeedFault.TooLong, $"{note.Checkpoint.Size} entries are too many.");
        }

        var advance = new LogAdvance(store, key, time, current, seen, note.Checkpoint, CountFetched);
        IReadOnlyList<ILogSource> bySource = [source, .. sources.Where(other => other != source)];
        try
        {
            state = await advance.RunAsync(
                bySource,
                chain => heads.Seal(note, chain.Keys),
                cancellationToken);
            memory?.Write(state.Head!.Note);
        }
        catch (Exception exception) when (exception is not SourceFaultException)
        {
            // What the store holds now is unknown until it has been read again.
            state = null;
            throw;
        }
    }

    private void TakeNewerClock(LogState current, LogNote note)
    {
        // An older time is a replay, or a source that lags: ours is better. So is ours when witnesses are still to sign
        // the new one.
        var keys = current.Chain.Keys.Now!;
        if (note.ClockTime(keys.Clock) is not { } offered || offered <= ClockTimeOf(current.Head!.Note)
            || !policy.IsMet(note.Note))
        {
            return;
        }

        state = null;
        var head = current.Head! with { Note = heads.Kept(note, keys) };
        if (!store.TryAppend(current.Head, [], _ => new SealedAppend(head, [])))
        {
            throw new IOException("Somebody else has written to this store.");
        }

        state = current with { Head = head };
    }

    private DateTimeOffset? ClockTimeOf(byte[] bytes) =>
        state?.Chain.Keys.Now is { } keys ? keys.TryRead(bytes)?.ClockTime(keys.Clock) : null;
}
