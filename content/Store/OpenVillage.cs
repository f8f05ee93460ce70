using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Durability;
using VillagePublic.Content.Store.Search;

namespace VillagePublic.Content.Store;

/// <summary>Everything a village's store runs over one opened file.</summary>
internal sealed class OpenVillage : IDisposable
{
    // Raised when collections change so that an older program must not write them. 2: short blobs lie in their heads.
    private const int FormatVersion = 2;

    private readonly LibraryWriter writer;
    private readonly Lock refresh = new();
    private bool disposed;

    private OpenVillage(DurableEngine engine, Func<byte[], LogEntry?> readEntry, VillageLibrary library)
    {
        Engine = engine;
        Blobs = new BlobTable(engine);
        engine.Write(current => StateTable.CreateOnce(current, FormatVersion, () => VillageSchema.Create(current)));
        writer = new LibraryWriter(readEntry, library);
        var index = new SearchIndex(engine);
        Finder = new LibrarySearch(index);
        SearchWriter = new SearchWriter(index, library, Blobs.Read);
    }

    /// <summary>The engine.</summary>
    public DurableEngine Engine { get; }

    /// <summary>The blobs.</summary>
    public BlobTable Blobs { get; }

    /// <summary>Answers searches.</summary>
    public LibrarySearch Finder { get; }

    /// <summary>Keeps the search index.</summary>
    public SearchWriter SearchWriter { get; }

    /// <summary>Opens or creates the collections over an engine, which it then owns.</summary>
    public static OpenVillage Open(DurableEngine engine, Func<byte[], LogEntry?> readEntry, VillageLibrary library)
    {
        try
        {
            return new OpenVillage(engine, readEntry, library);
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>Shows what has been appended.</summary>
    public void RefreshLibrary()
    {
        lock (refresh)
        {
            writer.CatchUp(Engine);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            SearchWriter.Dispose();
            Engine.Dispose();
        }
    }
}
