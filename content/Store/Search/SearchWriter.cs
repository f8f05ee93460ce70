using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Store.Search;

/// <summary>Keeps the index up with the log on a thread of its own; screens and publishing do not wait.</summary>
internal sealed class SearchWriter : IDisposable
{
    // Documents read and indexed in one transaction.
    private const int BatchSize = 32;

    // Documents indexed in one go when so many are missing: a new kiosk, or an index made again.
    private const int ManySize = 128;

    private readonly SearchIndex index;
    private readonly VillageLibrary library;
    private readonly Func<Hash, byte[]?> readBlob;
    private readonly CancellationTokenSource stop = new();
    private readonly AutoResetEvent wake = new(initialState: false);
    private readonly Lock writing = new();
    private readonly Thread thread;
    private volatile bool isIncomplete;

    /// <summary>Starts the thread. It does nothing before it is woken: to a library that is not read yet everything
    /// indexed would seem withdrawn.</summary>
    public SearchWriter(SearchIndex index, VillageLibrary library, Func<Hash, byte[]?> readBlob)
    {
        (this.index, this.library, this.readBlob) = (index, library, readBlob);
        thread = new Thread(Work) { IsBackground = true, Name = "search index", Priority = ThreadPriority.BelowNormal };
        thread.Start();
    }

    /// <summary>Says that the library has been read, or has grown.</summary>
    public void Wake() => wake.Set();

    /// <summary>Says that a blob has come, which a document may have been waiting for.</summary>
    public void WakeForBlob()
    {
        if (isIncomplete)
        {
            wake.Set();
        }
    }

    /// <summary>Indexes everything that is missing, on the caller's thread.</summary>
    public void CatchUp(CancellationToken cancellationToken)
    {
        lock (writing)
        {
            var current = library.Current.Current;
            var wanted = current.Select(revision => revision.EntryIndex).ToHashSet();
            long[] replaced = [.. index.Numbers().Where(number => !wanted.Contains(number))];
            if (replaced.Length > 0)
            {
                index.Remove(replaced);
            }

            var missing = current.Where(revision => !index.Contains(revision.EntryIndex)).ToArray();
            var many = missing.Length / ManySize * ManySize;
            foreach (var batch in missing.Take(many).Chunk(ManySize))
            {
                index.AddMany(
                    [.. batch.Select(Read).OfType<SearchDocument>().OrderBy(document => document.Number)],
                    cancellationToken);
            }

            foreach (var batch in missing.Skip(many).Chunk(BatchSize))
            {
                cancellationToken.ThrowIfCancellationRequested();
                SearchDocument[] documents = [.. batch.Select(Read).OfType<SearchDocument>()];
                index.Add(documents);
                index.Merge(cancellationToken);
            }

            isIncomplete = missing.Any(revision => !index.Contains(revision.EntryIndex));
        }
    }

    /// <summary>Throws the index away and makes it again.</summary>
    public void Rebuild(CancellationToken cancellationToken)
    {
        lock (writing)
        {
            index.Clear();
            CatchUp(cancellationToken);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        stop.Cancel();
        wake.Set();
        thread.Join();
        stop.Dispose();
        wake.Dispose();
    }

    // Without its bytes a document is found by its title until they have come.
    private SearchDocument? Read(PublishedRevision revision)
    {
        if (revision.Entry.Blobs is not [var markdown, ..] || readBlob(markdown.Sha256) is not { } bytes)
        {
            return null;
        }

        var document = StrictUtf8.TryGetString(bytes) is { } markdownText
            ? DocumentParser.Parse(markdown.Name, markdownText).Document
            : null;
        var text = document is null ? revision.Title : DocumentText.Of(document);
        return new SearchDocument(revision.EntryIndex, text, SearchText.Tokens(text));
    }

    private void Work()
    {
        while (!stop.IsCancellationRequested)
        {
            wake.WaitOne();
            try
            {
                CatchUp(stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (IOException)
            {
                // The store has failed: everyone who writes to it is told, and the index is made again later.
                return;
            }
        }
    }
}
