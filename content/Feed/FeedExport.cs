using System.Globalization;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Feed;

/// <summary>Copies a log into a folder any web server can serve: a mirror, a stick, an archive. What was erased since
/// the last copy is deleted from the folder.</summary>
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
    /// <param name="since">Entries that the folder is known to have whole. Spares whoever copies often from comparing
    /// everything each time.</param>
    /// <returns>How many files were written.</returns>
    /// <exception cref="CopyAheadException">The folder holds a later state of the log.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static int Write(
        FeedTree tree,
        string folder,
        IProgress<int>? progress,
        CancellationToken cancellationToken,
        long since = 0)
    {
        var written = 0;
        CopyAheadException.ThrowIfAhead(tree, ReadHead(folder), folder);
        foreach (var path in tree.List(since))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var target = PathIn(folder, path);
            if (tree.Read(path) is not { } file || IsThere(target, file))
            {
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            WriteFile(target, file);
            PrunePartials(path, target);
            written++;
            progress?.Report(written);
        }

        // A copy begun after the erasure has not even the folder.
        foreach (var erased in tree.ListErased().Select(path => PathIn(folder, path)).Where(File.Exists))
        {
            File.Delete(erased);
        }

        return written;
    }

    /// <summary>Widths of partial tiles that nobody needs any more.</summary>
    /// <param name="widths">Widths of one tile that are there, the full one among them once it exists.</param>
    public static IEnumerable<int> Superseded(IReadOnlyCollection<int> widths) =>
        widths.Where(width => width < TilePath.FullWidth)
            .OrderDescending()
            .Skip(widths.Contains(TilePath.FullWidth) ? 0 : KeptPartialCount);

    private static byte[] ReadHead(string folder)
    {
        var head = new FileInfo(Path.Combine(folder, FeedTree.CheckpointPath));
        return head is { Exists: true, Length: <= SignedNote.MaxSizeBytes } ? File.ReadAllBytes(head.FullName) : [];
    }

    private static string PathIn(string folder, string path) => Path.Combine([folder, .. path.Split('/')]);

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

        var partials = tile.Width == TilePath.FullWidth ? target + ".p" : Path.GetDirectoryName(target)!;
        if (!Directory.Exists(partials))
        {
            return;
        }

        var widths = Directory.EnumerateFiles(partials)
            .Select(file => int.TryParse(Path.GetFileName(file), out var width) ? width : 0)
            .Append(tile.Width)
            .ToHashSet();
        foreach (var width in Superseded(widths))
        {
            File.Delete(Path.Combine(partials, width.ToString(CultureInfo.InvariantCulture)));
        }

        if (tile.Width == TilePath.FullWidth)
        {
            Directory.Delete(partials, recursive: true);
        }
    }
}
