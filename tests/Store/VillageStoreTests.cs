using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;

namespace VillagePublic.Tests.Store;

public sealed class VillageStoreTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Keeps_head_entries_and_tiles_across_a_restart_byte_for_byte()
    {
        LogHead head;
        using (var store = SampleLog.Open(folder.StorePath))
        {
            Assert.Null(store.ReadHead());
            SampleLog.Append(store, SampleLog.Entry("a", 1, "第一篇"));
            head = SampleLog.Append(store, SampleLog.Entry("b", 1, "第二篇"), SampleLog.Entry("c", 1, "第三篇"));
        }

        using var reopened = SampleLog.Open(folder.StorePath);
        Assert.Equal(head.Note, reopened.ReadHead()!.Note);
        Assert.Equal(head.Checkpoint, reopened.ReadHead()!.Checkpoint);
        Assert.Equal(SampleLog.Entry("b", 1, "第二篇"), reopened.ReadEntries(1, 1)[0]);
        Assert.Equal(3, reopened.ReadEntries(0, 1000).Count);
        Assert.Equal(SHA256.HashData(SampleLog.Entry("c", 1, "第三篇")), reopened.ReadTile(0, 0));
        Assert.Null(reopened.ReadTile(1, 0));
        Assert.Equal(["c", "b", "a"], reopened.Library.Current.Current.Select(revision => revision.Id));
    }

    [Fact]
    public void A_notes_last_newline_and_an_empty_text_survive()
    {
        using (var store = SampleLog.Open(folder.StorePath))
        {
            SampleLog.Append(store, SampleLog.Entry("a", 1, " two spaces before and one after "));
            store.KeepEvidence("trusted\n"u8.ToArray(), "\n\n"u8.ToArray(), "");
        }

        using var reopened = SampleLog.Open(folder.StorePath);
        Assert.Equal((byte)'\n', reopened.ReadHead()!.Note[^1]);
        Assert.Equal(" two spaces before and one after ", reopened.Library.Current.Latest("a")!.Title);
        var evidence = Assert.Single(reopened.ReadEvidence());
        Assert.Equal("trusted\n"u8.ToArray(), evidence.TrustedNote);
        Assert.Equal("\n\n"u8.ToArray(), evidence.OtherNote);
        Assert.Equal("", evidence.Reason);
    }

    [Fact]
    public void An_append_for_an_old_head_changes_nothing()
    {
        using var store = SampleLog.Open(folder.StorePath);
        var first = SampleLog.Append(store, SampleLog.Entry("a", 1, "甲"));
        var second = SampleLog.Append(store, SampleLog.Entry("b", 1, "乙"));

        byte[][] third = [SampleLog.Entry("c", 1, "丙")];
        Assert.False(store.TryAppend(first, third, _ => throw new InvalidOperationException()));
        Assert.False(store.TryAppend(null, third, _ => throw new InvalidOperationException()));
        Assert.Equal(second.Note, store.ReadHead()!.Note);
        Assert.Equal(2, store.ReadEntries(0, 10).Count);
    }

    [Fact]
    public void A_seal_that_throws_rolls_everything_back_and_the_store_goes_on()
    {
        using var store = SampleLog.Open(folder.StorePath);
        var head = SampleLog.Append(store, SampleLog.Entry("a", 1, "甲"));

        var thrown = Assert.Throws<TimeoutException>(() =>
            store.TryAppend(head, [SampleLog.Entry("b", 1, "乙")], stored => throw new TimeoutException("signer")));

        Assert.Equal("signer", thrown.Message);
        Assert.Single(store.ReadEntries(0, 10));
        Assert.Equal(2, SampleLog.Append(store, SampleLog.Entry("b", 1, "乙")).Checkpoint.Size);
    }

    [Fact]
    public void The_seal_may_read_the_store_it_is_part_of()
    {
        using var store = SampleLog.Open(folder.StorePath);
        var head = SampleLog.Append(store, SampleLog.Entry("a", 1, "甲"));
        Assert.True(store.TryAppend(head, [SampleLog.Entry("b", 1, "乙")], stored =>
        {
            Assert.NotNull(store.ReadTile(0, 0));
            Assert.Equal(2, store.ReadEntries(0, 10).Count);
            return new SealedAppend(SampleLog.Head(store.ReadEntries(0, 10)), []);
        }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255 * 1024)]
    [InlineData((255 * 1024) + 1)]
    [InlineData(40_000_000)]
    public void A_blob_comes_back_whole(int sizeBytes)
    {
        var bytes = new byte[sizeBytes];
        RandomNumberGenerator.Fill(bytes);
        var hash = new Hash(SHA256.HashData(bytes));
        using (var store = SampleLog.Open(folder.StorePath))
        {
            Assert.Null(store.ReadBlob(hash));
            store.WriteBlob(hash, bytes);
            store.WriteBlob(hash, bytes);
            Assert.Throws<ArgumentException>(() => store.WriteBlob(new Hash(new byte[32]), bytes));
        }

        using var reopened = SampleLog.Open(folder.StorePath);
        Assert.True(reopened.HasBlob(hash));
        Assert.True(bytes.AsSpan().SequenceEqual(reopened.ReadBlob(hash)));
    }

    [Fact]
    public void The_library_shows_an_append_at_once_and_remembers_when_it_was_confirmed()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));
        var shown = new List<VillageSnapshot>();
        using (var store = VillageStore.Open(folder.StorePath, time, SampleLog.Read))
        {
            store.Library.Changed += shown.Add;
            SampleLog.Append(store, SampleLog.Entry("a", 1, "甲"));
            SampleLog.Append(store, SampleLog.Entry("a", 2, "甲（更正）"));
            store.ConfirmHead();
        }

        Assert.Equal([1, 2, 2], shown.Select(snapshot => snapshot.All.Count));
        Assert.Equal("甲（更正）", shown[^1].Latest("a")!.Title);
        using var reopened = VillageStore.Open(folder.StorePath, time, SampleLog.Read);
        Assert.Equal(time.GetUtcNow(), reopened.Library.Current.VerifiedAt);
    }

    [Fact]
    public void A_second_opener_is_told_who_holds_the_file()
    {
        using var store = SampleLog.Open(folder.StorePath);
        var refused = Assert.Throws<StoreInUseException>(() => SampleLog.Open(folder.StorePath));
        Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("正被另一个程序使用", refused.LocalMessage.Chinese, StringComparison.Ordinal);
    }
}
