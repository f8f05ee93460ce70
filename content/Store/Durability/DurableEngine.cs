using LiteDB;
using LiteDB.Engine;

namespace VillagePublic.Content.Store.Durability;

/// <summary>LiteDB made safe: one owner of the file, one thread, and what has returned is on the disk.</summary>
/// <remarks>Why each of these is needed, with figures: content/docs/decisions/0301-durable-litedb.md.</remarks>
internal sealed class DurableEngine : IDisposable
{
    private readonly StoreThread thread;
    private readonly LogPageStream log;
    private readonly DataPageStream data;
    private readonly LiteEngine engine;
    private readonly EngineLog engineLog;
    private volatile IOException? failure;
    private volatile bool disposed;

    private DurableEngine(string name, StorageFile dataFile, StorageFile logFile)
    {
        log = new LogPageStream(logFile);
        data = new DataPageStream(dataFile, log);
        thread = new StoreThread($"store {name}");
        try
        {
            (engine, engineLog) = thread.Run(OpenEngine);
        }
        catch
        {
            thread.Dispose();
            throw;
        }
    }

    /// <summary>Raised once, on the thread that met it, when the disk or the file has failed.</summary>
    public event Action? Failed;

    /// <summary>Why nothing is read or written here any more; <see langword="null"/> while all is well.</summary>
    public IOException? Failure => failure;

    /// <summary>Opens or creates a store and completes what a crash interrupted.</summary>
    /// <param name="path">The data file; the log stands beside it as <c>.log</c>.</param>
    /// <exception cref="StoreInUseException">Another process holds it.</exception>
    /// <exception cref="StoreDamagedException">It does not hold what was written.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public static DurableEngine Open(string path)
    {
        var ownership = StoreOwnership.Take(path);
        try
        {
            return Open(Path.GetFileNameWithoutExtension(path), ownership, DiskFile.Open(path + StorePaths.LogSuffix));
        }
        catch
        {
            ownership.Dispose();
            throw;
        }
    }

    /// <summary>Opens a store over two files, which it then owns.</summary>
    public static DurableEngine Open(string name, StorageFile dataFile, StorageFile logFile)
    {
        try
        {
            return new DurableEngine(name, dataFile, logFile);
        }
        catch
        {
            dataFile.Dispose();
            logFile.Dispose();
            throw;
        }
    }

    /// <summary>Reads. What is returned must hold no open query.</summary>
    /// <exception cref="StoreDamagedException">The engine met bytes it cannot have written.</exception>
    /// <exception cref="IOException">The disk failed, now or before.</exception>
    public T Read<T>(Func<LiteEngine, T> read)
    {
        return Run(() => read(engine));
    }

    /// <summary>Runs one transaction. When this has returned the changes are durable; when it throws, undone.</summary>
    /// <remarks>Called inside another transaction it becomes a part of that one.</remarks>
    /// <inheritdoc cref="Read" path="/exception"/>
    public T Write<T>(Func<LiteEngine, T> write)
    {
        return Run(() => WriteOnThread(write));
    }

    /// <summary>Says that what was read from this engine is not what was written: nothing more is read or written.
    /// </summary>
    public void Condemn(StoreDamagedException damage) => Fail(damage);

    /// <summary>Moves the log into the data file.</summary>
    public void Checkpoint() => Read(current => current.Checkpoint());

    /// <summary>Writes a copy of everything that is durable to a new file, itself durable on return.</summary>
    /// <remarks>Others wait meanwhile: the copy is one moment's state.</remarks>
    /// <exception cref="IOException">The file exists, or a disk failed.</exception>
    public void CopyTo(string path) => Read(current =>
    {
        current.Checkpoint();
        using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        data.Copy(target);
        target.Flush(flushToDisk: true);
        return true;
    });

    /// <inheritdoc />
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        thread.Run(Close);
        thread.Dispose();
        data.Dispose();
        log.Dispose();
    }

    private T Run<T>(Func<T> work)
    {
        if (disposed)
        {
            throw Closed();
        }

        try
        {
            return thread.Run(() => Guard(work));
        }
        catch (ObjectDisposedException) when (disposed)
        {
            throw Closed();
        }
    }

    // A file that is being reopened is the machine's trouble, and callers are ready for that.
    private static IOException Closed() => new("The store is closed or being reopened.");

    private bool Close()
    {
        try
        {
            // Moves the log into the data file unless the log failed; then the next start completes it.
            engine.Dispose();
        }
        catch (Exception) when (failure is not null)
        {
            // It has failed before, and said so; what it cannot finish now the next start does.
            return false;
        }

        return true;
    }

    private void Fail(IOException exception)
    {
        failure = exception;
        Failed?.Invoke();
    }

    private (LiteEngine Engine, EngineLog Log) OpenEngine()
    {
        try
        {
            var opened = new LiteEngine(new EngineSettings
            {
                DataStream = data,
                LogStream = log,
                Collation = Collation.Binary,
            });
            opened.Checkpoint();
            return (opened, new EngineLog(opened));
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw new StoreDamagedException("The store's file cannot be opened.", exception);
        }
    }

    private T WriteOnThread<T>(Func<LiteEngine, T> write)
    {
        if (!engine.BeginTrans())
        {
            return write(engine);
        }

        T result;
        try
        {
            result = write(engine);
        }
        catch (Exception exception) when (exception is AbandonedTransactionException || IsDuplicate(exception))
        {
            engine.Rollback();
            log.Persist(engineLog.Length);
            throw;
        }

        if (!engine.Commit())
        {
            throw new IOException("The engine did not commit.");
        }

        log.Persist(engineLog.Length);
        return result;
    }

    // Once the disk or the engine has failed nothing it says can be trusted until the file has been reopened.
    private T Guard<T>(Func<T> work)
    {
        if (failure is not null)
        {
            throw failure is StoreDamagedException
                ? new StoreDamagedException("The store is damaged.", failure)
                : new IOException("The store failed before and must be reopened.", failure);
        }

        try
        {
            return work();
        }
        catch (AbandonedTransactionException abandoned)
        {
            abandoned.Rethrow();
            throw;
        }
        catch (LiteException exception) when (IsDuplicate(exception))
        {
            throw new InvalidOperationException("A row with that key exists already.", exception);
        }
        catch (IOException exception)
        {
            Fail(exception);
            throw;
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            var damage = new StoreDamagedException("The store's file does not hold what was written.", exception);
            Fail(damage);
            throw damage;
        }
    }

    private static bool IsDuplicate(Exception exception) =>
        exception is LiteException { ErrorCode: LiteException.INDEX_DUPLICATE_KEY };

    private static bool IsDamage(Exception exception) => !IsDuplicate(exception)
        && exception is LiteException or InvalidCastException or NullReferenceException or IndexOutOfRangeException
            or ArgumentException or KeyNotFoundException or FormatException or OverflowException
            or InvalidOperationException or NotSupportedException;
}
