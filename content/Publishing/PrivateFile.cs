namespace VillagePublic.Content.Publishing;

/// <summary>Files that only their owner can read, written so that a power cut leaves the old or the new one.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <exception cref="IOException">The file is there already.</exception>
    public static void WriteNew(string path, byte[] bytes) => Write(path, FileMode.CreateNew, bytes);

    public static void Replace(string path, byte[] bytes)
    {
        var next = path + ".new";
        Write(next, FileMode.Create, bytes);
        File.Move(next, path, overwrite: true);
    }

    private static void Write(string path, FileMode mode, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var file = new FileStream(path, options);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }
}
