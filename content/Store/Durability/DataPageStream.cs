namespace VillagePublic.Content.Store.Durability;

/// <summary>The engine's data file: no page reaches it before the log that can repeat it is durable.</summary>
internal sealed class DataPageStream(StorageFile file, LogPageStream log) : PageStream
{
    private readonly Lock sync = new();
    private bool dirty;

    /// <inheritdoc />
    public override long Length => file.Length;

    /// <inheritdoc />
    public override void Flush()
    {
        lock (sync)
        {
            if (dirty)
            {
                file.Flush();
                dirty = false;
            }
        }
    }

    /// <inheritdoc />
    public override void SetLength(long value)
    {
        lock (sync)
        {
            file.SetLength(value);
            dirty = true;
        }
    }

    /// <inheritdoc />
    protected override int ReadAt(long position, Span<byte> buffer) => file.Read(position, buffer);

    /// <inheritdoc />
    protected override void WriteAt(long position, ReadOnlySpan<byte> bytes)
    {
        log.Persist();
        lock (sync)
        {
            file.Write(position, bytes);
            dirty = true;
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
