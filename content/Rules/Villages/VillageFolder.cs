using System.Text;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>A village as a folder on disk: Markdown documents and the files they refer to.</summary>
/// <remarks>Hidden files and folders, links to elsewhere and <c>README.md</c> are no part of the village.</remarks>
public sealed class VillageFolder
{
    // UTF-8 takes at most three bytes for a UTF-16 unit; more than this the parser refuses anyway.
    private const long MaxSizeBytes = 3L * DocumentParser.MaxLength;

    private readonly string root;

    private VillageFolder(string root, IReadOnlyList<string> documentPaths, IReadOnlySet<string> filePaths)
    {
        this.root = root;
        DocumentPaths = documentPaths;
        FilePaths = filePaths;
    }

    /// <summary>Paths of the documents, relative to the folder, with <c>/</c>; <c>village.md</c> first.</summary>
    public IReadOnlyList<string> DocumentPaths { get; }

    /// <summary>Paths of all other files, relative to the folder.</summary>
    public IReadOnlySet<string> FilePaths { get; }

    /// <summary>Lists a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static VillageFolder Open(string root)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = false,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
        };
        var paths = Directory.EnumerateFiles(root, "*", options)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part.StartsWith('.')))
            .ToList();
        var documents = paths
            .Where(path => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
                && !Path.GetFileName(path).Equals("README.md", StringComparison.OrdinalIgnoreCase)
                && !path.StartsWith("files/", StringComparison.Ordinal))
            .OrderBy(path => path != "village.md")
            .ThenBy(path => path, StringComparer.Ordinal)
            .ToList();
        return new VillageFolder(root, documents, paths.Except(documents).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Reads one document strictly as UTF-8.</summary>
    /// <param name="path">One of <see cref="DocumentPaths"/>.</param>
    /// <returns>The document, or what is wrong with its bytes.</returns>
    public (SourceFile? Source, Diagnostic? Problem) Read(string path)
    {
        byte[] bytes;
        try
        {
            var file = new FileInfo(Path.Combine(root, path));
            if (file.Length > MaxSizeBytes)
            {
                return (null, StructureRules.TooLong.At(path, TextPlace.Start, new LocalText(
                    $"文件有 {file.Length} 字节，最多读 {MaxSizeBytes} 字节。",
                    $"The file has {file.Length} bytes; at most {MaxSizeBytes} are read.")));
            }

            bytes = File.ReadAllBytes(file.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, VillageRules.Unreadable.At(path, TextPlace.Start, new LocalText(
                $"打不开：{exception.Message}", $"Cannot be opened: {exception.Message}")));
        }

        try
        {
            return (new SourceFile(path, StrictUtf8.GetString(bytes)), null);
        }
        catch (DecoderFallbackException exception)
        {
            return (null, Explain(path, bytes, exception.Index));
        }
    }

    /// <summary>Files whose bytes are those of another: path, and the first path of that content.</summary>
    /// <param name="paths">Files to compare; those that are not there are left out.</param>
    public IReadOnlyDictionary<string, string> FindTwins(IEnumerable<string> paths)
    {
        var twins = new Dictionary<string, string>(StringComparer.Ordinal);

        // Only files of one size can be equal, so most are never read.
        foreach (var sameSize in paths.Where(FilePaths.Contains)
            .GroupBy(path => new FileInfo(Path.Combine(root, path)).Length)
            .Where(group => group.Count() > 1))
        {
            foreach (var same in sameSize.GroupBy(HashOf).Where(group => group.Count() > 1))
            {
                var first = same.First();
                foreach (var path in same.Skip(1))
                {
                    twins[path] = first;
                }
            }
        }

        return twins;
    }

    private string HashOf(string path)
    {
        using var file = File.OpenRead(Path.Combine(root, path));
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file));
    }

    // What it looks like is offered, never used silently: a wrong guess would publish other words.
    private static Diagnostic Explain(string path, byte[] bytes, int index)
    {
        var line = bytes.AsSpan(0, Math.Clamp(index, 0, bytes.Length)).Count((byte)'\n') + 1;
        var guess = EncodingGuess.Of(bytes);
        var (chinese, english) = guess is null ? ("", "") : ($"，看起来是 {guess}", $"; it looks like {guess}");
        return VillageRules.NotUtf8.At(
            path,
            new TextPlace(line, 1),
            new LocalText($"文件不是 UTF-8 编码{chinese}。", $"The file is not UTF-8{english}."),
            new LocalText("用记事本打开，另存为时编码选“UTF-8”。", "Open it in an editor and save it as UTF-8."));
    }
}
