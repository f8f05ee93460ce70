using VillagePublic.Content.Log;

namespace VillagePublic.Content.Feed;

/// <summary>Copies a log into a folder any web server can serve: a mirror, a stick, an archive.</summary>
/// <remarks>Writes what is new, the checkpoint last, each file under another name first: whoever reads the folder
/// meanwhile, or finds it after a stick was pulled out, has the old state or the new one.</remarks>
public static class FeedExport
{
    private const string Unfinished = ".unfinished";

    // What the coarsest file systems, sticks' FAT, and web servers tell apart.
    private static readonly TimeSpan TimeTick = TimeSpan.FromSeconds(2);

    // A follower that read the checkpoint before the last may still ask for what went with it.
    private const int KeptPartialCount = 2;

    /// <summary>Brings a folder up to date.</summary>
    /// <param name="tree">The log.</param>
    /// <param name="folder">The folder; made when it is not there.</param>
    /// <param name="progress">Told the number of files written so far.</param>
    /// <param name="cancellationToken">Stops between two files; what is there stays usable.</param>
    /// <param name="known">Addresses that are known to lie in the folder and never change; extended. Spares whoever
    /// copies often from comparing everything each time.</param>
    /// <returns>How many files were written.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static int Write(
        FeedTree tree,
        string folder,
        IProgress<int>? progress,
        CancellationToken cancellationToken,
        HashSet<string>? known = null)
    {
        var written = 0;
        foreach (var path in tree.List())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var target = Path.Combine([folder, .. path.Split('/')]);
            if (known?.Contains(path) == true || tree.Read(path) is not { } file)
            {
                continue;
            }

            if (file.IsImmutable)
            {
                known?.Add(path);
            }

            if (IsThere(target, file))
            {
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            WriteFile(target, file);
            PrunePartials(path, target);
            written++;
            progress?.Report(written);
        }

        return written;
    }

    // Immutable files are compared by length, which a torn copy gets wrong; the follower checks every byte anyway.
    private static bool IsThere(string target, FeedFile file)
    {
        var info = new FileInfo(target);
        return info.Exists && info.Length == file.Bytes.Length
            && (file.IsImmutable || File.ReadAllBytes(target).AsSpan().SequenceEqual(file.Bytes));
    }

    private static void WriteFile(string target, FeedFile file)
    {
        // nginx makes the tag from length and second: two heads within a second would look the same to it.
        var before = File.Exists(target) ? File.GetLastWriteTimeUtc(target) : DateTime.MinValue;
        using (var stream = new FileStream(target + Unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(file.Bytes);
            stream.Flush(flushToDisk: true);
        }

        if (!file.IsImmutable && File.GetLastWriteTimeUtc(target + Unfinished) < before + TimeTick)
        {
            File.SetLastWriteTimeUtc(target + Unfinished, before + TimeTick);
        }

        File.Move(target + Unfinished, target, overwrite: true);
    }

    private static void PrunePartials(string path, string target)
    {
        if (TilePath.TryParse(path) is not { } tile)
        {
            return;
        }

        if (tile.Width == TilePath.FullWidth)
        {
            if (Directory.Exists(target + ".p"))
            {
                Directory.Delete(target + ".p", recursive: true);
            }

            return;
        }

        var older = Directory.EnumerateFiles(Path.GetDirectoryName(target)!)
            .Select(file => (File: file, Width: int.TryParse(Path.GetFileName(file), out var width) ? width : 0))
            .OrderByDescending(partial => partial.Width)
            .Skip(KeptPartialCount);
        foreach (var (file, _) in older.ToArray())
        {
            File.Delete(file);
        }
    }
}
