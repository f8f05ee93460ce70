namespace VillagePublic.Content.Store.Durability;

/// <summary>What LiteDB's engine needs of a stream it reads and writes page by page.</summary>
internal abstract class PageStream : Stream
{
    /// <summary>Size of an engine page. Fixed by LiteDB 5.</summary>
    public const int PageSizeBytes = 8192;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => true;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Position { get; set; }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = ReadAt(Position, buffer.AsSpan(offset, count));
        Position += read;
        return read;
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count)
    {
        WriteAt(Position, buffer.AsSpan(offset, count));
        Position += count;
    }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    /// <summary>Reads at a position.</summary>
    protected abstract int ReadAt(long position, Span<byte> buffer);

    /// <summary>Writes at a position.</summary>
    protected abstract void WriteAt(long position, ReadOnlySpan<byte> bytes);
}
