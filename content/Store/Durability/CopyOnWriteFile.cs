namespace VillagePublic.Content.Store.Durability;

/// <summary>A file that is only read; what is written stays in memory.</summary>
/// <remarks>Lets an engine open a damaged file without changing what people may want to look at.</remarks>
internal sealed class CopyOnWriteFile(StorageFile original) : StorageFile
{
    private const int BlockSizeBytes = 8192;

    private readonly Dictionary<long, byte[]> written = [];
    private long length = original.Length;

    /// <inheritdoc />
    public override long Length => length;

    /// <inheritdoc />
    public override int Read(long offset, Span<byte> buffer)
    {
        var count = (int)Math.Clamp(length - offset, 0, buffer.Length);
        for (var done = 0; done < count;)
        {
            var (block, start) = Math.DivRem(offset + done, BlockSizeBytes);
            var part = buffer.Slice(done, Math.Min(count - done, BlockSizeBytes - (int)start));
            BlockAt(block).AsSpan((int)start, part.Length).CopyTo(part);
            done += part.Length;
        }

        return count;
    }

    /// <inheritdoc />
    public override void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        for (var done = 0; done < bytes.Length;)
        {
            var (block, start) = Math.DivRem(offset + done, BlockSizeBytes);
            var part = bytes.Slice(done, Math.Min(bytes.Length - done, BlockSizeBytes - (int)start));
            var copy = BlockAt(block);
            part.CopyTo(copy.AsSpan((int)start));
            written[block] = copy;
            done += part.Length;
        }

        length = Math.Max(length, offset + bytes.Length);
    }

    /// <inheritdoc />
    public override void SetLength(long length) => this.length = length;

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override void Dispose() => original.Dispose();

    private byte[] BlockAt(long block)
    {
        if (written.TryGetValue(block, out var copy))
        {
            return copy;
        }

        var bytes = new byte[BlockSizeBytes];
        original.Read(block * BlockSizeBytes, bytes);
        return bytes;
    }
}
