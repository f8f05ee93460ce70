using System.Security.Cryptography;

namespace VillagePublic.Content.Store.Durability;

/// <summary>The engine's write-ahead log: whole pages, durable when <see cref="Persist(long)"/> returns.</summary>
/// <remarks>
/// <para>LiteDB writes here from a thread of its own and asks for a flush after nearly every page. Writing
/// therefore never throws (its writer thread would wait for itself) but remembers the failure, and
/// <see cref="Flush"/> does nothing: the gate calls <see cref="Persist(long)"/> once for each transaction.</para>
/// <para>Positions are those of the engine's pages; in the file each page is a <see cref="LogRecord"/>.</para>
/// </remarks>
internal sealed class LogPageStream : PageStream
{
    // Byte of an engine page that is 1 on the last page of a committed transaction.
    private const int ConfirmedByte = 18;

    // A page takes microseconds; half a minute means that the engine's writer is gone.
    private static readonly TimeSpan ArrivalTimeout = TimeSpan.FromSeconds(30);

    private readonly StorageFile file;
    private readonly Lock sync = new();
    private readonly ManualResetEventSlim arrival = new();
    private readonly byte[] record = new byte[LogRecord.SizeBytes];
    private ulong epoch;
    private long pageCount;
    private long durableCount;
    private Exception? failure;

    /// <summary>Opens a log, keeping the committed transactions that are whole.</summary>
    /// <exception cref="StoreDamagedException">Pages that had been flushed are missing or changed.</exception>
    public LogPageStream(StorageFile file)
    {
        this.file = file;
        Recover();
    }

    /// <inheritdoc />
    public override long Length
    {
        get
        {
            lock (sync)
            {
                return pageCount * PageSizeBytes;
            }
        }
    }

    /// <summary>Does nothing; see the remarks.</summary>
    public override void Flush()
    {
    }

    /// <summary>Waits until the engine's queue has delivered up to a length, then flushes the file once.</summary>
    /// <param name="length">The engine's length of the log.</param>
    /// <exception cref="IOException">A page could not be written, or did not come.</exception>
    public void Persist(long length)
    {
        while (Length < length)
        {
            arrival.Reset();
            if (Length < length && !arrival.Wait(ArrivalTimeout))
            {
                throw new IOException("The engine did not deliver its pages to the log.");
            }
        }

        Persist();
    }

    /// <summary>Flushes the file when anything is not durable yet.</summary>
    /// <exception cref="IOException">A page could not be written or flushed, now or before.</exception>
    public void Persist()
    {
        lock (sync)
        {
            if (failure is not null)
            {
                throw new IOException("The store's log could not be written.", failure);
            }

            if (durableCount == pageCount)
            {
                return;
            }

            try
            {
                file.Flush();
            }
            catch (IOException exception)
            {
                // A later flush may claim success although the pages were dropped: once failed, always failed.
                failure = exception;
                throw;
            }

            durableCount = pageCount;
        }
    }

    /// <summary>Empties the log after a checkpoint, durably, and starts a new epoch.</summary>
    /// <remarks>Were the old pages to come back in part under new ones, an old state would be applied again.</remarks>
    public override void SetLength(long value)
    {
        lock (sync)
        {
            pageCount = value / PageSizeBytes;
            file.SetLength(pageCount * LogRecord.SizeBytes);
            file.Flush();
            durableCount = pageCount;
            if (pageCount == 0)
            {
                epoch = NewEpoch();
            }
        }
    }

    /// <inheritdoc />
    protected override int ReadAt(long position, Span<byte> buffer)
    {
        lock (sync)
        {
            var index = position / PageSizeBytes;
            return index >= pageCount
                ? 0
                : file.Read((index * LogRecord.SizeBytes) + LogRecord.HeaderSizeBytes, buffer);
        }
    }

    /// <inheritdoc />
    protected override void WriteAt(long position, ReadOnlySpan<byte> bytes)
    {
        lock (sync)
        {
            var index = position / PageSizeBytes;
            try
            {
                if (failure is null && (index != pageCount || bytes.Length != PageSizeBytes))
                {
                    throw new IOException($"The engine wrote page {index} of the log when {pageCount} was next.");
                }

                if (failure is null)
                {
                    bytes.CopyTo(record.AsSpan(LogRecord.HeaderSizeBytes));
                    new LogRecord(epoch, index, durableCount).Write(record);
                    file.Write(index * LogRecord.SizeBytes, record);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failure = exception;
            }

            pageCount = index + 1;
            arrival.Set();
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            arrival.Dispose();
        }

        base.Dispose(disposing);
    }

    private static ulong NewEpoch() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    private void Recover()
    {
        var recordCount = (file.Length + LogRecord.SizeBytes - 1) / LogRecord.SizeBytes;
        var wholeCount = 0L;
        var committedCount = 0L;
        for (var index = 0L; index < recordCount; index++)
        {
            var read = file.Read(index * LogRecord.SizeBytes, record);
            if (read < record.Length || LogRecord.TryRead(record) is not { } header)
            {
                continue;
            }

            epoch = index == 0 ? header.Epoch : epoch;
            if (index == wholeCount && header.Epoch == epoch && header.Index == index)
            {
                wholeCount++;
                committedCount = record[LogRecord.HeaderSizeBytes + ConfirmedByte] == 1 ? wholeCount : committedCount;
            }
            else if (header.Index == index && header.DurableCount > wholeCount)
            {
                // A torn tail ends where the last flush ended; this cut lies before it.
                throw new StoreDamagedException($"Page {wholeCount} of the store's log was flushed and is gone.");
            }
        }

        pageCount = committedCount;
        epoch = pageCount == 0 ? NewEpoch() : epoch;
        file.SetLength(pageCount * LogRecord.SizeBytes);

        // After a kill the pages may still be on their way to the disk; the data file must not overtake them.
        file.Flush();
        durableCount = pageCount;
    }
}
