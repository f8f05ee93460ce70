using Microsoft.Win32.SafeHandles;

namespace VillagePublic.Content.Store.Durability;

/// <summary>A file on disk that no other process can open at the same time.</summary>
internal sealed class DiskFile : StorageFile
{
    private readonly SafeFileHandle handle;

    private DiskFile(SafeFileHandle handle) => this.handle = handle;

    /// <inheritdoc />
    public override long Length => RandomAccess.GetLength(handle);

    /// <summary>Opens or creates a file for this process alone.</summary>
    /// <exception cref="IOException">It cannot be opened, or another process holds it.</exception>
    public static DiskFile Open(string path) =>
        new(File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));

    /// <inheritdoc />
    public override int Read(long offset, Span<byte> buffer)
    {
        var done = 0;
        while (done < buffer.Length)
        {
            var count = RandomAccess.Read(handle, buffer[done..], offset + done);
            if (count == 0)
            {
                break;
            }

            done += count;
        }

        return done;
    }

    /// <inheritdoc />
    public override void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(handle, bytes, offset);

    /// <inheritdoc />
    public override void SetLength(long length) => RandomAccess.SetLength(handle, length);

    /// <inheritdoc />
    public override void Flush() => RandomAccess.FlushToDisk(handle);

    /// <inheritdoc />
    public override void Dispose() => handle.Dispose();
}
