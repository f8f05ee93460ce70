using VillagePublic.Content.Log;

namespace VillagePublic.Content.Feed;

/// <summary>Finds a village's feed on a stick, and looks through it before anything of it is read.</summary>
/// <remarks>Names of a feed are ASCII, so it does not matter in which encoding a stick keeps Chinese names; whatever
/// else lies on the stick is nobody's business.</remarks>
public static class FeedFolder
{
    // A stick may be full of photographs; a feed lies at the top or one folder below.
    private const int MaxFolderCount = 500;

    // More files than a village publishes in a century; bounds the time a stick can take.
    private const int MaxFileCount = 2_000_000;

    private static readonly string[] Parts =
        [FeedTree.CheckpointPath, FeedTree.KeyPath, FeedTree.KeysPath, "tile", "blob"];

    /// <summary>Folders at the top of a volume, or the volume itself, that hold a checkpoint of a log.</summary>
    /// <param name="volume">Where the stick is mounted.</param>
    /// <param name="origin">The log's name.</param>
    /// <exception cref="IOException">The stick cannot be read.</exception>
    public static IEnumerable<string> Find(string volume, string origin) =>
        Candidates(volume).Where(folder => OriginOf(Path.Combine(folder, FeedTree.CheckpointPath)) == origin);

    /// <summary>Empty folders called <see cref="WantedName"/>: somebody wants to carry the feed away.</summary>
    /// <inheritdoc cref="Find" path="/param[@name='volume']"/>
    public static string? FindWanted(string volume)
    {
        var folder = Path.Combine(volume, WantedName);
        return Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any() ? folder : null;
    }

    /// <summary>Name of the folder a person makes on a stick to be given the feed.</summary>
    public const string WantedName = "village-feed";

    /// <summary>Why a folder is not read at all; <see langword="null"/> when nothing speaks against it.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static LocalText? Fault(string folder)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Stack<DirectoryInfo>();
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos()
            .Where(entry => Parts.Contains(entry.Name, StringComparer.OrdinalIgnoreCase)))
        {
            if (Fault(entry, folder, seen, waiting) is { } fault)
            {
                return fault;
            }
        }

        while (waiting.TryPop(out var next))
        {
            foreach (var entry in next.EnumerateFileSystemInfos())
            {
                if (Fault(entry, folder, seen, waiting) is { } fault)
                {
                    return fault;
                }
            }
        }

        return null;
    }

    private static LocalText? Fault(
        FileSystemInfo entry, string folder, HashSet<string> seen, Stack<DirectoryInfo> waiting)
    {
        var path = Path.GetRelativePath(folder, entry.FullName);
        if (entry.LinkTarget is not null)
        {
            return new LocalText($"{path} 是一个链接。", $"{path} is a link.");
        }

        if (!seen.Add(path))
        {
            return new LocalText(
                $"{path} 有两份，只差大小写。", $"{path} is there twice and differs in upper and lower case only.");
        }

        if (seen.Count > MaxFileCount)
        {
            return new LocalText("文件太多了。", "There are too many files.");
        }

        switch (entry)
        {
            case DirectoryInfo below:
                waiting.Push(below);
                return null;
            case FileInfo { Length: > BlobDownload.MaxSizeBytes } file:
                return new LocalText(
                    $"{path} 太大（{file.Length} 字节）。", $"{path} is too large ({file.Length} bytes).");
            default:
                return null;
        }
    }

    private static IEnumerable<string> Candidates(string volume) => Directory.EnumerateDirectories(volume)
        .Where(folder => new DirectoryInfo(folder).LinkTarget is null)
        .Take(MaxFolderCount)
        .Prepend(volume);

    private static string? OriginOf(string path)
    {
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists || info.LinkTarget is not null || info.Length is 0 or > SignedNote.MaxSizeBytes)
            {
                return null;
            }

            var bytes = File.ReadAllBytes(path);
            var end = Array.IndexOf(bytes, (byte)'\n');
            return end > 0 ? StrictUtf8.TryGetString(bytes.AsSpan(0, end)) : null;
        }
        catch (UnauthorizedAccessException)
        {
            // Somebody else's folder.
            return null;
        }
    }
}
