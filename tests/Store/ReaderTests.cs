using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Content.Store.Durability;
using VillagePublic.Content.Store.Search;

namespace VillagePublic.Tests.Store;

/// <summary>Many readers at once, and how the engine finds what they ask for.</summary>
public sealed class ReaderTests : IDisposable
{
    private const int DocumentCount = 60;
    private const int ReaderCount = 12;
    private const int ReadCount = 250;

    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Readers_beside_each_other_and_beside_a_writer_never_get_anothers_bytes()
    {
        using var store = SampleLog.Open(folder.StorePath);
        for (var i = 0; i < DocumentCount; i++)
        {
            Write(store, i);
        }

        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            var written = DocumentCount;
            for (; !stop.IsCancellationRequested; written++)
            {
                Write(store, written);
                store.Checkpoint();
            }

            return written;
        });
        await Task.WhenAll(Enumerable.Range(0, ReaderCount).Select(reader => Task.Run(() => ReadAll(store, reader))));
        await stop.CancelAsync();
        Assert.Equal(await writer, store.ReadHead()!.Checkpoint.Size);
        Assert.Null(store.Failure);
    }

    [Theory]
    [InlineData(BlobTable.Heads, "$._id = @0")]
    [InlineData(BlobTable.Chunks, "$._id BETWEEN @0 AND @1")]
    [InlineData(LogTable.Entries, "$._id BETWEEN @0 AND @1")]
    [InlineData(LogTable.Tiles, "$._id = @0")]
    [InlineData(SearchTables.Postings, "$._id = @0")]
    [InlineData(SearchTables.Texts, "$._id = @0")]
    public void What_screens_ask_for_is_found_by_key_and_never_by_looking_through_everything(
        string table, string condition)
    {
        using (SampleLog.Open(folder.StorePath))
        {
            // Creates the collections.
        }

        using var engine = DurableEngine.Open(folder.StorePath);
        var plan = engine.Read(current => new Table(current, table).Explain(new LiteDB.Query(), condition, "a", "b"));
        Assert.Contains("INDEX", plan, StringComparison.Ordinal);
        Assert.Contains("_id", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("FULL INDEX SCAN", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("filters", plan, StringComparison.Ordinal);
    }

    private static void Write(VillageStore store, int index)
    {
        var bytes = KilledWriter.BlobOf(index);
        var blob = new BlobReference(Hash.Of(bytes), bytes.Length, "text/markdown", "", "");
        store.WriteBlob(blob.Sha256, bytes);
        SampleLog.Append(store, SampleLog.Entry($"d{index}", 1, $"题 {index}", blob));
    }

    private static void ReadAll(VillageStore store, int reader)
    {
        var numbers = new SeededNumbers((ulong)reader + 1);
        for (var i = 0; i < ReadCount; i++)
        {
            var index = numbers.Below(DocumentCount);
            Assert.Equal(KilledWriter.BlobOf(index), store.ReadBlob(Hash.Of(KilledWriter.BlobOf(index))));
            Assert.Equal($"d{index}", SampleLog.Read(Assert.Single(store.ReadEntries(index, 1)))!.Id);
        }
    }
}
