using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Feed;

/// <summary>The log's key changes; whoever follows goes over by itself, and a former key signs nothing any more.
/// </summary>
public sealed class KeyChangeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("key-change-").FullName;
    private readonly VillageLog log = new();
    private readonly VerifierKey first;
    private readonly MemoryLogStore kiosk = new();

    public KeyChangeTests() => first = log.Publisher.Key;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private LocalLogSource Source => SourceOf(log.Store);

    [Fact]
    public async Task A_kiosk_that_was_off_during_two_changes_goes_over_by_itself()
    {
        log.Publish("notices/water");
        var follower = Follower(kiosk, first);
        await follower.FollowAsync([Source], Cancel);
        log.Rotate();
        log.Publish("notices/power");
        log.Rotate();
        log.Publish("notices/roads");

        Assert.IsType<FollowOutcome.Advanced>(await follower.FollowAsync([Source], Cancel));
        log.Time.Advance(TimeSpan.FromHours(1));
        Assert.True(log.Publisher.Heartbeat());
        var same = Assert.IsType<FollowOutcome.UpToDate>(await follower.FollowAsync([Source], Cancel));
        Assert.Equal(log.Time.GetUtcNow(), same.ClockTime);
        Assert.Empty(LogAudit.Findings(kiosk, first));
        Assert.Empty(LogAudit.Findings(kiosk, log.Publisher.Key));
        Assert.NotEqual(first, log.Publisher.Key);

        // And gives it on to the next.
        var next = new MemoryLogStore();
        Assert.IsType<FollowOutcome.Advanced>(await Follower(next, first).FollowAsync([SourceOf(kiosk)], Cancel));
    }

    [Fact]
    public async Task A_new_kiosk_may_be_paired_with_any_key_the_log_has_had_and_with_no_other()
    {
        log.Rotate();
        var second = log.Publisher.Key;
        log.Rotate();
        log.Publish("notices/water");
        foreach (var key in new[] { first, second, log.Publisher.Key })
        {
            Assert.IsType<FollowOutcome.Advanced>(
                await Follower(new MemoryLogStore(), key).FollowAsync([Source], Cancel));
        }

        using var stranger = LogKeys.Create(VillageLog.Origin);
        var outcome = await Follower(new MemoryLogStore(), stranger.Log.Verifier).FollowAsync([Source], Cancel);
        Assert.Equal(FeedFault.BadNote, Assert.IsType<FollowOutcome.Rejected>(outcome).Fault);
    }

    [Fact]
    public async Task A_copy_in_a_folder_carries_the_change_too()
    {
        FeedExport.Write(new FeedTree(log.Store, first), folder, null, Cancel);
        await Follower(kiosk, first).FollowAsync([new FolderLogSource(folder)], Cancel);
        log.Rotate();
        log.Publish("notices/water");
        FeedExport.Write(new FeedTree(log.Store, first), folder, null, Cancel);
        Assert.Null(FeedFolder.Fault(folder));
        Assert.IsType<FollowOutcome.Advanced>(
            await Follower(kiosk, first).FollowAsync([new FolderLogSource(folder)], Cancel));
        Assert.Equal(log.Publisher.Key + "\n", await File.ReadAllTextAsync(Path.Combine(folder, "vkey"), Cancel));
    }

    [Fact]
    public async Task The_thief_of_a_former_key_is_not_believed_and_hinders_nobody()
    {
        log.Publish("notices/water");
        var stolen = LogPublisherTests.Copy(log.Store);
        using var former = log.Rotate();
        var follower = Follower(kiosk, first);
        await follower.FollowAsync([Source], Cancel);

        var thief = LogPublisher.Open(stolen, former, new MemorySignedMark(), log.Time);
        thief.ConfirmNewest();
        foreach (var id in new[] { "notices/a", "notices/b" })
        {
            Assert.IsType<PublishOutcome.Published>(
                thief.Publish([log.Sign(thief.Prepare(VillageLog.Document(id, "假")), "假"u8.ToArray())]));
            var outcome = await follower.FollowAsync([SourceOf(stolen)], Cancel);
            var finding = Assert.IsType<FollowOutcome.Rejected>(outcome);
            Assert.Equal(FeedFault.BadNote, finding.Fault);
            Assert.Contains("has replaced", finding.Reason, StringComparison.Ordinal);
            Assert.IsType<FollowOutcome.UpToDate>(await follower.FollowAsync([SourceOf(stolen), Source], Cancel));
        }

        Assert.Empty(kiosk.Evidence);
    }

    [Fact]
    public async Task A_copy_from_before_the_change_is_merely_older()
    {
        var before = LogPublisherTests.Copy(log.Store);
        log.Rotate();
        var follower = Follower(kiosk, first);
        await follower.FollowAsync([Source], Cancel);
        var outcome = Assert.IsType<FollowOutcome.Rejected>(await follower.FollowAsync([SourceOf(before)], Cancel));
        Assert.Equal(FeedFault.Older, outcome.Fault);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("the old key alone")]
    [InlineData("both keys and no people")]
    [InlineData("people and the new key twice")]
    [InlineData("people and no key")]
    public async Task A_change_that_lacks_a_signature_is_refused(string signers)
    {
        var follower = Follower(kiosk, first);
        await follower.FollowAsync([Source], Cancel);
        using var next = LogKeys.Create(VillageLog.Origin);
        var pending = log.Publisher.PrepareKeys(log.People, null, next);
        var people = log.Agree(pending);
        var old = log.Keys.Agree(pending, KeyHistory.OldKey);
        var fresh = next.Agree(pending, KeyHistory.NewKey);
        IReadOnlyList<Approval> approvals = signers switch
        {
            "nobody" => [],
            "the old key alone" => [old],
            "both keys and no people" => [old, fresh],
            "people and the new key twice" => [.. people, next.Agree(pending, KeyHistory.OldKey), fresh],
            _ => people,
        };
        var forged = LogPublisherTests.Copy(log.Store);
        ForgedLog.Append(forged, next, log.Time, LogEntryFormat.Format(
            pending.Entry with { Published = log.Time.GetUtcNow(), Approvals = approvals }));
        var outcome = await follower.FollowAsync([SourceOf(forged)], Cancel);
        Assert.IsType<FollowOutcome.Rejected>(outcome);
        Assert.Equal(1, kiosk.ReadHead()!.Checkpoint.Size);
        Assert.NotEmpty(LogAudit.Findings(forged, first));
    }

    [Fact]
    public async Task A_head_must_be_signed_with_the_key_in_force_at_its_size()
    {
        log.Publish("notices/water");
        using var former = log.Rotate();
        var forged = LogPublisherTests.Copy(log.Store);
        var head = forged.ReadHead()!;
        Assert.True(forged.TryAppend(head, [], _ => new SealedAppend(
            head with { Note = former.Sign(head.Checkpoint, log.Time.GetUtcNow()) }, [])));
        var outcome = await Follower(kiosk, first).FollowAsync([SourceOf(forged)], Cancel);
        Assert.Equal(FeedFault.BadNote, Assert.IsType<FollowOutcome.Rejected>(outcome).Fault);
    }

    [Fact]
    public void What_the_former_key_signed_can_still_be_checked()
    {
        log.Publish("notices/water");
        var proof = EntryProof.Make(log.Store, 1)!;
        var note = log.Store.ReadHead()!.Note;
        log.Rotate();
        Assert.NotNull(EntryProof.Verify(proof, first));
        Assert.NotNull(log.Publisher.KeysNow);
        Assert.Equal(2, KeyHistory.TryRead(VillageLog.Origin, log.Store.ReadKeyEntries())!
            .TryReadAny(note)!.Checkpoint.Size);

        // A kiosk that still holds the state before the change is not ahead of anybody.
        Assert.IsType<LogStanding.Ready>(log.Publisher.Hear(note));
        log.Reopen();
        Assert.IsType<LogStanding.Ready>(log.Publisher.ReadStanding());
    }

    public void Dispose()
    {
        log.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private LogFollower Follower(ILogStore store, VerifierKey key) => new(store, key, log.Time);

    private LocalLogSource SourceOf(ILogStore store) => new(new FeedTree(store, first));
}
