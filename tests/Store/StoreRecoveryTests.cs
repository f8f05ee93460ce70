using System.Security.Cryptography;
using VillagePublic.Content;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Store;

/// <summary>Damage is found, never shown, and answered by setting the file aside.</summary>
public sealed class StoreRecoveryTests : IDisposable
{
    private const string Marker = "水费每吨三元二角";

    private readonly StoreFolder folder = new();
    private readonly VillageLog village;
    private VillageStore store;

    public StoreRecoveryTests()
    {
        store = VillageStore.Open(folder.StorePath, TimeProvider.System);
        village = new VillageLog(store);
        village.Publish("notices/a", "第一份");
        village.Publish("notices/b", Marker);
    }

    public void Dispose()
    {
        store.Dispose();
        village.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_store_that_is_whole_is_opened_as_it_is()
    {
        store.Dispose();
        (store, var recovery) = OpenOrRecover();
        Assert.Null(recovery);
        Assert.Equal(3, store.ReadHead()!.Checkpoint.Size);
    }

    [Fact]
    public void A_changed_bit_in_an_entry_is_found_at_the_start_and_only_the_blobs_are_kept()
    {
        var head = store.ReadHead()!;
        Flip("\"title\":\"告示 notices/b\"");

        (store, var recovery) = OpenOrRecover();

        Assert.NotNull(recovery);
        Assert.Equal(head.Note, recovery.LastHead!.Note);
        Assert.Equal(0, recovery.EntryCount);
        Assert.Equal(2, recovery.BlobCount);
        Assert.True(File.Exists(recovery.QuarantinePath));
        Assert.Null(store.ReadHead());
        Assert.NotNull(store.ReadBlob(HashOf(Marker)));
    }

    [Fact]
    public void A_changed_bit_in_a_blob_makes_it_missing_so_that_it_is_fetched_again()
    {
        Flip(Marker);
        store = VillageStore.Open(folder.StorePath, TimeProvider.System);

        Assert.Equal(3, store.ReadHead()!.Checkpoint.Size);
        Assert.Null(store.ReadBlob(HashOf(Marker)));
        Assert.Equal(HashOf(Marker), Assert.Single(store.MissingBlobs()).Sha256);
        store.WriteBlob(HashOf(Marker), StrictUtf8.GetBytes(Marker));
        Assert.Empty(store.MissingBlobs());
        Assert.NotNull(store.ReadBlob(HashOf(Marker)));
    }

    [Fact]
    public void A_file_that_is_no_store_any_more_is_set_aside_and_an_empty_one_takes_its_place()
    {
        store.Dispose();
        File.WriteAllBytes(folder.StorePath, RandomNumberGenerator.GetBytes(64 * 1024));

        (store, var recovery) = OpenOrRecover();

        Assert.Equal(0, recovery!.EntryCount);
        Assert.Null(recovery.LastHead);
        Assert.Null(store.ReadHead());
    }

    [Fact]
    public void Damage_while_running_leaves_the_screen_as_it_was_and_keeps_what_proves_itself()
    {
        var shown = store.Library.Current;

        store.Condemn(new StoreDamagedException("met while reading"));
        Assert.Throws<StoreDamagedException>(store.ReadHead);
        Assert.Null(store.Library.ReadBlob(HashOf(Marker)));
        var recovery = store.Mend(village.Publisher.Key)!;

        Assert.Equal(3, recovery.EntryCount);
        Assert.Equal(2, recovery.BlobCount);
        Assert.Equal(shown.Checkpoint, store.Library.Current.Checkpoint);
        Assert.Equal(3, store.ReadEntries(0, 10).Count);
        Assert.NotNull(store.Library.ReadBlob(HashOf(Marker)));
        village.Reopen();
        village.Publish("notices/c");
        Assert.Equal("notices/c", store.Library.Current.All[^1].Id);
    }

    [Fact]
    public void A_log_followed_again_is_shown_only_when_it_has_caught_up()
    {
        store.Dispose();
        store = VillageStore.Open(folder.StorePath + "2", TimeProvider.System, SampleLog.Read);
        var sample = SampleLog.Append(store, SampleLog.Entry("a", 1, "甲"), SampleLog.Entry("b", 1, "乙"));
        store.Condemn(new StoreDamagedException("met"));
        var recovery = store.Mend(village.Publisher.Key)!;

        Assert.Null(recovery.LastHead);
        Assert.Equal(sample.Checkpoint, store.Library.Current.Checkpoint);
        SampleLog.Append(store, SampleLog.Entry("a", 1, "甲"));
        Assert.Equal(2, store.Library.Current.All.Count);
        SampleLog.Append(store, SampleLog.Entry("b", 1, "乙"), SampleLog.Entry("c", 1, "丙"));
        Assert.Equal(3, store.Library.Current.All.Count);
    }

    [Fact]
    public void The_disk_check_passes_on_a_good_disk_and_the_log_is_searched_and_signed_again()
    {
        store.Check();
        Assert.True(village.Publisher.Heartbeat() || village.Publisher.ReadStanding() is LogStanding.Ready);
        store.CatchUpSearch(TestContext.Current.CancellationToken);
        Assert.Contains(store.Library.Search("notices", 10), hit => hit.Id == "notices/b");
        store.RebuildSearch(TestContext.Current.CancellationToken);
        Assert.Contains(store.Library.Search("告示", 10), hit => hit.Id == "notices/a");
    }

    [Fact]
    public void A_store_that_is_opened_again_finds_at_once_what_it_found_before()
    {
        store.CatchUpSearch(TestContext.Current.CancellationToken);
        for (var start = 0; start < 20; start++)
        {
            // Closing waits for what the index does meanwhile.
            store.Dispose();
            store = VillageStore.Open(folder.StorePath, TimeProvider.System);
            Assert.Contains(store.Library.Search("告示", 10), hit => hit.Id == "notices/a");
        }
    }

    private (VillageStore Store, StoreRecovery? Recovery) OpenOrRecover() =>
        VillageStore.OpenOrRecover(folder.StorePath, TimeProvider.System, village.Publisher.Key);

    private static Hash HashOf(string text) => new(SHA256.HashData(StrictUtf8.GetBytes(text)));

    // Closes the store and changes one bit in every place of the data file where the text stands.
    private void Flip(string text)
    {
        store.Dispose();
        var bytes = File.ReadAllBytes(folder.StorePath);
        var pattern = StrictUtf8.GetBytes(text);
        var found = 0;
        for (var i = bytes.AsSpan().IndexOf(pattern); i >= 0; found++)
        {
            bytes[i + pattern.Length - 2] ^= 1;
            i = bytes.AsSpan().IndexOf(pattern);
        }

        Assert.NotEqual(0, found);
        File.WriteAllBytes(folder.StorePath, bytes);
    }
}
