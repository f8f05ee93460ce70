using VillagePublic.Content;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Tests.Publishing;

public sealed class LogPublisherTests
{
    [Fact]
    public void The_first_entry_names_the_keys_of_the_log()
    {
        using var log = new VillageLog();
        var entry = LogEntryFormat.TryParse(Assert.Single(log.Store.ReadEntries(0, 9)))!;
        Assert.Equal([log.Publisher.Key.ToString(), log.Publisher.ClockKey.ToString()], entry.Keys);
    }

    [Fact]
    public void Publishes_corrects_and_withdraws_each_as_a_new_entry()
    {
        using var log = new VillageLog();
        log.Publish("notices/water");
        var correction = log.Sign(VillageLog.Document("notices/water", "水费按人收取。"), "写错了");
        Assert.IsType<PublishOutcome.Published>(log.Publisher.Publish([correction]));
        var withdrawal = log.Sign(log.Publisher.PrepareWithdrawal("notices/water", "村民会议改了主意"));
        Assert.IsType<PublishOutcome.Published>(log.Publisher.Publish([withdrawal]));

        var entries = log.Store.ReadEntries(0, 9).Select(bytes => LogEntryFormat.TryParse(bytes)!).ToArray();
        Assert.Equal(
            [EntryKind.Keys, EntryKind.Publish, EntryKind.Correct, EntryKind.Withdraw],
            entries.Select(entry => entry.Kind));
        Assert.Equal([1, 1, 2, 3], entries.Select(entry => entry.Revision));
        Assert.Equal([null, null, 1, 2], entries.Select(entry => entry.Previous));
        Assert.All(entries.Skip(1), entry => Assert.Null(
            Approvals.Fault(PendingEntry.Of(VillageLog.Origin, entry), entry.Approvals, log.People)));
        Assert.Equal(4, LogState.Read(log.Store).Size);
    }

    [Fact]
    public void Many_documents_are_published_under_one_head()
    {
        using var log = new VillageLog();
        var heads = 0;
        log.Publisher.HeadChanged += _ => heads++;
        log.GrowTo(300);

        Assert.Equal(1, heads);
        Assert.Equal(300, LogState.Read(log.Store).Size);
        log.Reopen();
        log.Publish("notices/one-more");
        Assert.Equal(301, LogState.Read(log.Store).Size);
    }

    [Fact]
    public void The_head_is_signed_by_the_log_and_with_the_time_by_its_clock()
    {
        using var log = new VillageLog();
        var head = log.Publish("notices/water").Head;
        var note = LogNote.TryRead(head.Note, log.Publisher.Key)!;
        Assert.Equal(head.Checkpoint, note.Checkpoint);
        Assert.Equal(log.Time.GetUtcNow(), note.ClockTime(log.Publisher.ClockKey));

        log.Time.Advance(TimeSpan.FromDays(1));
        Assert.True(log.Publisher.Heartbeat());
        note = LogNote.TryRead(log.Store.ReadHead()!.Note, log.Publisher.Key)!;
        Assert.Equal(head.Checkpoint, note.Checkpoint);
        Assert.Equal(log.Time.GetUtcNow(), note.ClockTime(log.Publisher.ClockKey));
    }

    [Fact]
    public void Refuses_and_says_why()
    {
        using var log = new VillageLog();
        var water = log.Sign(VillageLog.Document("notices/water", "一"));
        var power = log.Sign(VillageLog.Document("notices/power", "二"));

        Refused(log, "missing", water with { Files = [] });
        Refused(log, "An author and a reviewer", water with { Approvals = [water.Approvals[0]] });
        Refused(log, "is not over this content", water with { Approvals = power.Approvals });
        Refused(log, "published already", water, water);
        Refused(log, "nothing to publish");
        Assert.Equal(1, log.Store.ReadHead()!.Checkpoint.Size);

        log.Publish("notices/water");
        Refused(log, "published already", water);
        var first = log.Sign(VillageLog.Document("notices/water", "三"), "改");
        var second = log.Sign(VillageLog.Document("notices/water", "四"), "改");
        Assert.IsType<PublishOutcome.Published>(log.Publisher.Publish([first]));
        Refused(log, "newer revision", second);
        Assert.Throws<ArgumentException>(() => log.Publisher.PrepareWithdrawal("notices/other", "无"));
    }

    [Fact]
    public void Refuses_entries_with_too_many_files()
    {
        using var log = new VillageLog();
        var files = Enumerable.Range(0, 200)
            .Select(i => SubmittedFile.Of($"files/2026/receipt-{i}.jpg", StrictUtf8.GetBytes($"{i}")));
        Refused(log, "too many files", log.Sign(VillageLog.Document("notices/water", "一", [.. files])));
    }

    [Fact]
    public void Refuses_to_sign_with_a_clock_that_went_back()
    {
        using var log = new VillageLog();
        log.Publish("notices/water");
        log.Time.AdjustTime(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Refused(log, "clock", log.Sign(VillageLog.Document("notices/power", "二")));
        Assert.False(log.Publisher.Heartbeat());
    }

    [Fact]
    public void A_restored_backup_does_not_publish()
    {
        using var log = new VillageLog();
        log.Publish("notices/water");
        var backup = Copy(log.Store);
        log.Publish("notices/power");

        var restored = LogPublisher.Open(backup, log.Keys, log.Mark, log.Time);
        Assert.Equal(3, Assert.IsType<LogStanding.Behind>(restored.ReadStanding()).Ahead.Size);
        Assert.IsType<PublishOutcome.Refused>(
            restored.Publish([log.Sign(VillageLog.Document("notices/roads", "三"))]));
        Assert.False(restored.Heartbeat());
        Assert.Throws<InvalidOperationException>(restored.ConfirmNewest);
    }

    [Fact]
    public void A_log_moved_without_its_mark_waits_for_a_person()
    {
        using var log = new VillageLog();
        log.Publish("notices/water");

        var moved = LogPublisher.Open(log.Store, log.Keys, new MemorySignedMark(), log.Time);
        Assert.IsType<LogStanding.Unconfirmed>(moved.ReadStanding());
        Assert.False(moved.Heartbeat());
        moved.ConfirmNewest();
        Assert.IsType<LogStanding.Ready>(moved.ReadStanding());
        Assert.True(moved.Heartbeat());
    }

    [Fact]
    public void Refuses_to_sign_when_a_kiosk_is_ahead()
    {
        using var log = new VillageLog();
        log.Publish("notices/water");
        var backup = Copy(log.Store);
        var kioskNote = log.Publish("notices/power").Head.Note;

        var restored = LogPublisher.Open(backup, log.Keys, new MemorySignedMark(), log.Time);
        restored.ConfirmNewest();
        Assert.IsType<LogStanding.Ready>(restored.Hear(backup.ReadHead()!.Note));
        Assert.IsType<LogStanding.Ready>(restored.Hear("rubbish"u8));
        Assert.IsType<LogStanding.Behind>(restored.Hear(kioskNote));
        Assert.False(restored.Heartbeat());
    }

    [Fact]
    public void Keys_that_have_signed_do_not_create_a_second_log()
    {
        using var log = new VillageLog();
        Assert.Throws<InvalidOperationException>(
            () => LogPublisher.Create(log.Store, log.Keys, log.Mark, log.Time, []));
        Assert.Throws<InvalidOperationException>(
            () => LogPublisher.Create(new MemoryLogStore(), log.Keys, log.Mark, log.Time, []));
        Assert.Throws<InvalidOperationException>(
            () => LogPublisher.Open(new MemoryLogStore(), log.Keys, log.Mark, log.Time));
        using var others = LogKeys.Create(VillageLog.Origin);
        Assert.Throws<InvalidOperationException>(
            () => LogPublisher.Open(log.Store, others, new MemorySignedMark(), log.Time));
    }

    [Fact]
    public void A_thousand_kiosks_that_cosign_leave_the_witness_and_a_note_that_can_be_read()
    {
        using var log = new VillageLog();
        using var witness = SigningKey.Create("township.example/w1", KeyKind.Cosignature);
        var kiosks = Enumerable.Range(0, 1000)
            .Select(i => SigningKey.Create($"kiosk-{i}.example", KeyKind.Cosignature)).ToArray();
        var text = SignedNote.TryParse(log.Store.ReadHead()!.Note)!.Text;
        log.Publisher.AddCosignatures([witness.Verifier], [witness.Sign(text, log.Time.GetUtcNow())]);

        VerifierKey[] all = [.. kiosks.Select(kiosk => kiosk.Verifier)];
        log.Publisher.AddCosignatures(all, [kiosks[0].Sign(text, log.Time.GetUtcNow().AddHours(-1))]);
        Assert.Equal(Cosignatures.MaxCount, log.Publisher.AddCosignatures(
            all, [.. kiosks[1..].Select((kiosk, i) => kiosk.Sign(text, log.Time.GetUtcNow().AddSeconds(i)))]));

        var note = SignedNote.TryParse(log.Store.ReadHead()!.Note)!;
        Assert.Equal(3 + Cosignatures.MaxCount, note.Signatures.Count);
        Assert.Single(note.Verify([witness.Verifier])!);
        Assert.Single(note.Verify([all[999]])!);
        Assert.Empty(note.Verify([all[0]])!);
        Array.ForEach(kiosks, kiosk => kiosk.Dispose());
    }

    [Fact]
    public void Cosignatures_of_known_witnesses_join_the_note_and_others_do_not()
    {
        using var log = new VillageLog();
        using var witness = SigningKey.Create("township.example/w1", KeyKind.Cosignature);
        using var stranger = SigningKey.Create("stranger.example", KeyKind.Cosignature);
        var text = SignedNote.TryParse(log.Store.ReadHead()!.Note)!.Text;
        var good = witness.Sign(text, log.Time.GetUtcNow());
        var later = witness.Sign(text, log.Time.GetUtcNow().AddHours(1));
        var unknown = stranger.Sign(text, log.Time.GetUtcNow());
        var bad = witness.Sign([1, .. text], log.Time.GetUtcNow());

        Assert.Equal(1, log.Publisher.AddCosignatures([witness.Verifier], [bad, unknown, good]));
        Assert.Equal(1, log.Publisher.AddCosignatures([witness.Verifier], [later]));
        Assert.Equal(0, log.Publisher.AddCosignatures([witness.Verifier], [good]));
        var note = SignedNote.TryParse(log.Store.ReadHead()!.Note)!;
        Assert.Equal(3, note.Signatures.Count);
        Assert.Equal(log.Time.GetUtcNow().AddHours(1), note.Verify([witness.Verifier])![0].Time);
        log.Publish("notices/water");
        log.Reopen();
    }

    internal static MemoryLogStore Copy(ILogStore store)
    {
        var copy = new MemoryLogStore();
        var head = store.ReadHead()!;
        var entries = store.ReadEntries(0, (int)head.Checkpoint.Size);
        var tiles = TileGrowth.Extend(0, [.. entries.Select(bytes => MerkleTree.LeafHash(bytes))], (_, _) => null);
        Assert.True(copy.TryAppend(null, entries, _ => new SealedAppend(
            head, [.. tiles.Select(tile => new TileRow(tile.Level, tile.Index, tile.Hashes))])));
        foreach (var blob in entries.SelectMany(bytes => LogEntryFormat.TryParse(bytes)!.Blobs))
        {
            copy.WriteBlob(blob.Sha256, store.ReadBlob(blob.Sha256) ?? []);
        }

        return copy;
    }

    private static void Refused(VillageLog log, string because, params Publication[] publications)
    {
        var refused = Assert.IsType<PublishOutcome.Refused>(log.Publisher.Publish(publications));
        Assert.Contains(because, refused.Reasons[0].English, StringComparison.Ordinal);
    }
}
