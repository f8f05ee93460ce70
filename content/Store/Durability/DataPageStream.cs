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

    /// <summary>Writes the whole file to another place. Nothing may be written to it meanwhile.</summary>
    public void Copy(Stream target)
    {
        var buffer = new byte[PageSizeBytes];
        for (var offset = 0L; offset < file.Length;)
        {
            var count = file.Read(offset, buffer);
            target.Write(buffer, 0, count);
            offset += count;
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
