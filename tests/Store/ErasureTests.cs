using VillagePublic.Content;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Content.Store.Durability;
using VillagePublic.Tests.Publishing;
using Hash = VillagePublic.Content.Log.Hash;

namespace VillagePublic.Tests.Store;

/// <summary>What was published by mistake and must go: the bytes go everywhere, entry and hash stay.</summary>
public sealed class ErasureTests : IDisposable
{
    private const string Secret = "身份证号 370102199001011234，误登";

    private readonly StoreFolder folder = new();
    private readonly VillageStore store;
    private readonly VillageLog log;
    private readonly Hash blob = Hash.Of(StrictUtf8.GetBytes(Secret));

    public ErasureTests()
    {
        store = VillageStore.Open(folder.StorePath, TimeProvider.System);
        log = new VillageLog(store);
        log.Publish("notices/water", Secret);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Bytes(string path) =>
        System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path));

    private static string SecretBytes => System.Text.Encoding.Latin1.GetString(StrictUtf8.GetBytes(Secret));

    [Fact]
    public void What_is_public_now_is_corrected_or_withdrawn_before_it_is_erased()
    {
        Refused("correct or withdraw", blob);
        Correct();
        Refused("There is no file", Hash.Of("never published"u8.ToArray()));
        Assert.Equal(EntryKind.Erase, Erase().Entries[0].Entry.Kind);
        Assert.Null(store.ReadBlob(blob));
    }

    [Fact]
    public void The_bytes_are_gone_from_the_file_itself_and_the_log_stays_whole()
    {
        Correct();
        store.CopyTo(folder.StorePath + ".before");
        Assert.Contains(SecretBytes, Bytes(folder.StorePath + ".before"), StringComparison.Ordinal);
        Erase();
        store.Dispose();
        Assert.DoesNotContain(SecretBytes, Bytes(folder.StorePath), StringComparison.Ordinal);
        Assert.DoesNotContain(SecretBytes, Bytes(folder.LogPath), StringComparison.Ordinal);

        using var reopened = VillageStore.Open(folder.StorePath, TimeProvider.System);
        Assert.Empty(LogAudit.Findings(reopened, log.Publisher.Key));
        Assert.Empty(reopened.MissingBlobs());
        Assert.Equal(3, reopened.Library.Current.ErasureOf(blob)!.EntryIndex);
        reopened.WriteBlob(blob, StrictUtf8.GetBytes(Secret));
        reopened.WriteBlobs([Content.Log.Blob.Of(StrictUtf8.GetBytes(Secret))]);
        Assert.False(reopened.HasBlob(blob));
    }

    [Fact]
    public void What_was_set_aside_when_the_file_was_damaged_goes_too()
    {
        string[] aside =
        [
            folder.StorePath + ".damaged-20261103T080000Z",
            folder.StorePath + ".damaged-20261103T080000Z" + StorePaths.LogSuffix,
        ];
        Array.ForEach(aside, path => File.WriteAllText(path, Secret));
        Correct();
        Assert.All(aside, path => Assert.True(File.Exists(path)));
        Erase();
        Assert.All(aside, path => Assert.False(File.Exists(path)));
    }

    [Fact]
    public async Task Kiosks_drop_the_bytes_and_new_ones_never_ask_for_them()
    {
        var kiosk = new MemoryLogStore();
        await FollowAsync(kiosk);
        Assert.True(kiosk.HasBlob(blob));
        Correct();
        Erase();
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync(kiosk));
        Assert.False(kiosk.HasBlob(blob));
        Assert.Empty(LogAudit.Findings(kiosk, log.Publisher.Key));

        var late = new MemoryLogStore();
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync(late));
        Assert.IsType<FollowOutcome.UpToDate>(await FollowAsync(late));
        Assert.Empty(((ILogStore)late).MissingBlobs());
        Assert.Empty(LogAudit.Findings(late, log.Publisher.Key));
    }

    [Fact]
    public void A_copy_in_a_folder_loses_them_with_the_next_update()
    {
        var copy = folder.StorePath + "-copy";
        var path = Path.Combine([copy, .. FeedTree.BlobPath(blob).Split('/')]);
        FeedExport.Write(new FeedTree(store, log.Publisher.Key), copy, null, Cancel);
        Assert.True(File.Exists(path));
        Correct();
        Erase();
        FeedExport.Write(new FeedTree(store, log.Publisher.Key), copy, null, Cancel);
        Assert.False(File.Exists(path));

        // A copy begun later never had them.
        Assert.True(FeedExport.Write(new FeedTree(store, log.Publisher.Key), copy + "-new", null, Cancel) > 0);
    }

    [Fact]
    public void What_was_shown_from_memory_is_shown_no_more_and_cannot_be_published_again()
    {
        var library = store.Library;
        var first = library.Current.Find("notices/water", 1)!;
        Assert.Equal(Secret, StrictUtf8.TryGetString(library.ReadBlob(blob)!));
        library.Read(first);
        Correct();
        Erase();
        Assert.Null(library.Read(first));
        Assert.Null(library.ReadBlob(blob));
        var again = log.Sign(VillageLog.Document("notices/again", Secret));
        var refused = Assert.IsType<PublishOutcome.Refused>(log.Publisher.Publish([again]));
        Assert.Contains("was erased", refused.Reasons[0].English, StringComparison.Ordinal);
        Assert.DoesNotContain(library.Current.Current, revision => revision.Id == "erasures");
    }

    public void Dispose()
    {
        log.Dispose();
        store.Dispose();
        folder.Dispose();
    }

    private void Correct() => Assert.IsType<PublishOutcome.Published>(log.Publisher.Publish(
        [log.Sign(VillageLog.Document("notices/water", "身份证号已去掉"), "误登身份证号")]));

    private PublishOutcome.Published Erase() => Assert.IsType<PublishOutcome.Published>(
        log.Publisher.Publish([log.Sign(log.Publisher.PrepareErasure([blob], "误登身份证号，依法删除"))]));

    private void Refused(string because, Hash file)
    {
        var outcome = log.Publisher.Publish([log.Sign(log.Publisher.PrepareErasure([file], "依法删除"))]);
        Assert.Contains(
            because, Assert.IsType<PublishOutcome.Refused>(outcome).Reasons[0].English, StringComparison.Ordinal);
    }

    private Task<FollowOutcome> FollowAsync(ILogStore kiosk) =>
        new LogFollower(kiosk, log.Publisher.Key, log.Time).FollowAsync(
            [new LocalLogSource(new FeedTree(store, log.Publisher.Key))], Cancel);
}
