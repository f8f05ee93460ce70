using System.Globalization;

namespace VillagePublic.Content.Store.Durability;

/// <summary>The data file, held by this process alone, with a note beside it that says by whom.</summary>
internal sealed class StoreOwnership : StorageFile
{
    private readonly DiskFile file;
    private readonly string holderPath;
    private bool disposed;

    private StoreOwnership(DiskFile file, string holderPath)
    {
        this.file = file;
        this.holderPath = holderPath;
    }

    /// <inheritdoc />
    public override long Length => file.Length;

    /// <summary>Takes a store's data file.</summary>
    /// <exception cref="StoreInUseException">Another process holds it.</exception>
    public static StoreOwnership Take(string path)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var holderPath = full + StorePaths.HolderSuffix;
        DiskFile file;
        try
        {
            file = DiskFile.Open(full);
        }
        catch (IOException exception) when (IsSharingViolation(exception))
        {
            throw new StoreInUseException(full, ReadHolder(holderPath), exception);
        }

        try
        {
            File.WriteAllText(holderPath, Introduce());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // On a full disk. The note is a courtesy; what is kept must stay readable all the same.
        }

        return new StoreOwnership(file, holderPath);
    }

    /// <inheritdoc />
    public override int Read(long offset, Span<byte> buffer) => file.Read(offset, buffer);

    /// <inheritdoc />
    public override void Write(long offset, ReadOnlySpan<byte> bytes) => file.Write(offset, bytes);

    /// <inheritdoc />
    public override void SetLength(long length) => file.SetLength(length);

    /// <inheritdoc />
    public override void Flush() => file.Flush();

    /// <inheritdoc />
    public override void Dispose()
    {
        if (!disposed)
        {
            // Before the file is let go, or a successor's note would be deleted.
            disposed = true;
            File.Delete(holderPath);
            file.Dispose();
        }
    }

    // ERROR_SHARING_VIOLATION on Windows; EWOULDBLOCK of flock on Linux and macOS.
    private static bool IsSharingViolation(IOException exception) =>
        exception.HResult is unchecked((int)0x80070020) or 11 or 35;

    private static string Introduce()
    {
        var program = Path.GetFileNameWithoutExtension(Environment.GetCommandLineArgs()[0]);
        return string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} ({program})");
    }

    private static string ReadHolder(string holderPath) =>
        File.Exists(holderPath) ? File.ReadAllText(holderPath).Trim() : "";
}
