using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Feed;

public sealed class FeedExportTests : IDisposable
{
    private readonly VillageLog log = new();
    private readonly string folder = Directory.CreateTempSubdirectory("mirror-").FullName;
    private readonly MemoryLogStore kiosk = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private FeedTree Tree => new(log.Store, log.Publisher.Key);

    [Fact]
    public async Task A_folder_is_a_full_source_and_grows_with_the_log()
    {
        foreach (var size in new[] { 3, 255, 256, 257, 300 })
        {
            log.GrowTo(size);
            Assert.True(FeedExport.Write(Tree, folder, null, Cancel) > 0);
            Assert.Equal(0, FeedExport.Write(Tree, folder, null, Cancel));
            Assert.IsType<FollowOutcome.Advanced>(await FollowAsync());
            Assert.Equal(size, LogState.Read(kiosk).Size);
        }

        var fresh = new LogFollower(new MemoryLogStore(), log.Publisher.Key, log.Time);
        Assert.IsType<FollowOutcome.Advanced>(await fresh.FollowAsync([new FolderLogSource(folder)], Cancel));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories),
            file => file.EndsWith(".unfinished", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(folder, "tile", "0", "000.p")));
    }

    [Fact]
    public async Task Pulled_out_half_way_nothing_changes()
    {
        log.GrowTo(3);
        FeedExport.Write(Tree, folder, null, Cancel);
        await FollowAsync();
        log.GrowTo(300);
        using var pulled = new CancellationTokenSource();
        var progress = new Immediate(written => (written == 100 ? pulled : null)?.Cancel());
        Assert.Throws<OperationCanceledException>(() => FeedExport.Write(Tree, folder, progress, pulled.Token));
        Assert.IsType<FollowOutcome.UpToDate>(await FollowAsync());

        FeedExport.Write(Tree, folder, null, Cancel);
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync());
    }

    [Fact]
    public async Task Stray_files_on_a_stick_disturb_nobody()
    {
        log.GrowTo(9);
        await File.WriteAllTextAsync(Path.Combine(folder, "desktop.ini"), "x", Cancel);
        Directory.CreateDirectory(Path.Combine(folder, "System Volume Information"));
        Directory.CreateDirectory(Path.Combine(folder, "村务照片"));
        FeedExport.Write(Tree, folder, null, Cancel);
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync());
    }

    [Fact]
    public async Task An_admin_that_lost_its_disk_is_recovered_from_a_kiosk_by_following_it()
    {
        log.GrowTo(5);
        var backup = LogPublisherTests.Copy(log.Store);
        log.GrowTo(9);
        FeedExport.Write(Tree, folder, null, Cancel);
        await FollowAsync();

        var restored = LogPublisher.Open(backup, log.Keys, log.Mark, log.Time);
        Assert.IsType<LogStanding.Behind>(restored.ReadStanding());
        var recovery = new LogFollower(backup, log.Publisher.Key, log.Time);
        Assert.IsType<FollowOutcome.Advanced>(await recovery.FollowAsync(
            [new LocalLogSource(new FeedTree(kiosk, log.Publisher.Key))], Cancel));

        restored = LogPublisher.Open(backup, log.Keys, log.Mark, log.Time);
        Assert.IsType<LogStanding.Ready>(restored.ReadStanding());
        Assert.True(restored.Heartbeat());
    }

    [Fact]
    public void A_proof_file_proves_its_entry_and_no_other()
    {
        log.GrowTo(300);
        var file = EntryProof.Make(log.Store, 77)!;
        var proven = EntryProof.Verify(file, log.Publisher.Key)!;
        Assert.Equal(("notices/00077", 77L, true), (proven.Entry.Id, proven.EntryIndex, proven.IsApproved));
        Assert.True(file.Length < 4096);
        Assert.Equal(file, Tree.Read(FeedTree.ProofPath(77))!.Bytes);
        Assert.Null(Tree.Read(FeedTree.ProofPath(300)));

        using var others = LogKeys.Create(VillageLog.Origin);
        Assert.Null(EntryProof.Verify(file, others.Log.Verifier));
        for (var position = 0; position < file.Length; position++)
        {
            var flipped = file.ToArray();
            flipped[position] ^= 1;
            Assert.True(
                EntryProof.Verify(flipped, log.Publisher.Key) is not { } other || other.Entry.Id == proven.Entry.Id);
        }

        Assert.Null(EntryProof.Make(log.Store, 300));
        Assert.Null(EntryProof.Make(new MemoryLogStore(), 0));
    }

    public void Dispose()
    {
        log.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Task<FollowOutcome> FollowAsync() =>
        new LogFollower(kiosk, log.Publisher.Key, log.Time).FollowAsync([new FolderLogSource(folder)], Cancel);

    private sealed class Immediate(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
