namespace VillagePublic.Content.Publishing;

/// <summary>Files that only their owner can read, written so that a power cut leaves the old or the new one.</summary>
public static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder that only its owner can look into.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
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

    /// <summary>Writes a file that is not there yet; durable on return.</summary>
    /// <exception cref="IOException">The file is there already.</exception>
    public static void WriteOnce(string path, byte[] bytes) => Write(path, FileMode.CreateNew, bytes);

    /// <summary>Writes a file in place of the one that may be there; durable on return.</summary>
    /// <exception cref="IOException">The disk failed; the old file is there still.</exception>
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
