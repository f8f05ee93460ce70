namespace VillagePublic.Content.Store.Durability;

/// <summary>The few things a store asks of a file; tests put a disk that loses writes in its place.</summary>
internal abstract class StorageFile : IDisposable
{
    /// <summary>Length in bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Reads until the buffer is full or the file ends; returns the bytes read.</summary>
    public abstract int Read(long offset, Span<byte> buffer);

    /// <summary>Writes; durable only after <see cref="Flush"/>.</summary>
    public abstract void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Cuts or extends the file; durable only after <see cref="Flush"/>.</summary>
    public abstract void SetLength(long length);

    /// <summary>Returns when everything written has reached the disk.</summary>
    public abstract void Flush();

    /// <inheritdoc />
    public abstract void Dispose();
}
