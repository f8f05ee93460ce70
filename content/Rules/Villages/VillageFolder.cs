using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Attachments;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>A village as a folder on disk: Markdown documents and the files they refer to.</summary>
/// <remarks>Hidden files and folders, links to elsewhere and <c>README.md</c> are no part of the village.</remarks>
public sealed class VillageFolder
{
    // UTF-8 takes at most three bytes for a UTF-16 unit; more than this the parser refuses anyway.
    private const long MaxSizeBytes = 3L * DocumentParser.MaxLength;

    // A photograph as a telephone takes it; of larger files the first part is enough to see what they tell.
    private const int MaxLookedAtBytes = 8 << 20;

    private readonly ConcurrentDictionary<string, (PictureFile Facts, long SizeBytes)?> looks =
        new(StringComparer.Ordinal);

    private const string EarlierFolder = ".earlier";

    private readonly string root;
    private readonly string? encoding;
    private readonly bool hasEarlier;

    private VillageFolder(
        string root, string? encoding, IReadOnlyList<string> documentPaths, IReadOnlySet<string> filePaths)
    {
        this.root = root;
        this.encoding = encoding;
        hasEarlier = Directory.Exists(Path.Combine(root, EarlierFolder));
        DocumentPaths = documentPaths;
        FilePaths = filePaths;
    }

    /// <summary>Paths of the documents, relative to the folder, with <c>/</c>; <c>village.md</c> first.</summary>
    public IReadOnlyList<string> DocumentPaths { get; }

    /// <summary>Paths of all other files, relative to the folder.</summary>
    public IReadOnlySet<string> FilePaths { get; }

    /// <summary>Lists a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="encoding">What documents that are not UTF-8 are read as, where somebody has chosen: one of
    /// <see cref="TextEncoding.Names"/>; <see langword="null"/>: they are not read.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static VillageFolder Open(string root, string? encoding = null)
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
        return new VillageFolder(root, encoding, documents, paths.Except(documents).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Reads one document strictly as UTF-8, or as the encoding somebody has chosen.</summary>
    /// <param name="path">One of <see cref="DocumentPaths"/>.</param>
    /// <returns>The document, or what is wrong with its bytes.</returns>
    public (SourceFile? Source, Diagnostic? Problem) Read(string path) =>
        ReadFile(Path.Combine(root, path), path, encoding);

    /// <summary>Reads one file as a document.</summary>
    /// <param name="file">Where it is.</param>
    /// <param name="path">What findings call it.</param>
    /// <param name="encoding">See <see cref="Open"/>.</param>
    /// <returns>The document, or what is wrong with its bytes.</returns>
    public static (SourceFile? Source, Diagnostic? Problem) ReadFile(string file, string path, string? encoding)
    {
        byte[] bytes;
        try
        {
            var length = new FileInfo(file).Length;
            if (length > MaxSizeBytes)
            {
                return (null, StructureRules.TooLong.At(path, TextPlace.Start, new LocalText(
                    $"文件有 {length} 字节，最多读 {MaxSizeBytes} 字节。",
                    $"The file has {length} bytes; at most {MaxSizeBytes} are read.")));
            }

            bytes = File.ReadAllBytes(file);
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
            return encoding is not null && TextEncoding.DecodeAs(bytes, encoding) is { } chosen
                ? (new SourceFile(path, chosen.Text), null)
                : (null, Explain(path, bytes, exception.Index));
        }
    }

    /// <summary>The state a document had before, if the folder keeps it in <c>.earlier</c> at its path.</summary>
    /// <param name="path">One of <see cref="DocumentPaths"/>.</param>
    internal SourceFile? ReadEarlier(string path) =>
        hasEarlier && File.Exists(Path.Combine(root, EarlierFolder, path))
            ? ReadFile(Path.Combine(root, EarlierFolder, path), path, encoding).Source
            : null;

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

    /// <summary>What can be told of a file; <see langword="null"/> when it is not there or cannot be read.</summary>
    /// <param name="path">Path relative to the folder. Thread-safe; a file is looked at once.</param>
    internal (PictureFile Facts, long SizeBytes)? LookAt(string path) =>
        FilePaths.Contains(path) ? looks.GetOrAdd(path, Look) : null;

    private (PictureFile Facts, long SizeBytes)? Look(string path)
    {
        byte[] bytes = [];
        try
        {
            using var file = File.OpenHandle(Path.Combine(root, path));
            var length = RandomAccess.GetLength(file);
            var looked = (int)Math.Min(length, MaxLookedAtBytes);
            bytes = ArrayPool<byte>.Shared.Rent(looked);
            var facts = PictureFile.Of(bytes.AsSpan(0, RandomAccess.Read(file, bytes.AsSpan(0, looked), 0)));

            // Of a large file only the beginning was read, where cameras write; its end is not judged.
            return (length > looked ? facts with { IsWhole = true } : facts, length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private string HashOf(string path)
    {
        using var file = new FileStream(Path.Combine(root, path), FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file));
    }

    // What it looks like is offered, never used silently: a wrong guess would publish other words.
    private static Diagnostic Explain(string path, byte[] bytes, int index)
    {
        var line = bytes.AsSpan(0, Math.Clamp(index, 0, bytes.Length)).Count((byte)'\n') + 1;
        var guess = TextEncoding.Guess(bytes);
        var (chinese, english) = guess is null ? ("", "") : ($"，看起来是 {guess}", $"; it looks like {guess}");
        var (option, optionEnglish) = guess is null
            ? ("", "")
            : ($"也可以加 --encoding {guess}，让程序按这个读，读完看看字对不对。",
                $" Or give --encoding {guess} to have it read that way, and look at the words.");
        return VillageRules.NotUtf8.At(
            path,
            new TextPlace(line, 1),
            new LocalText($"文件不是 UTF-8 编码{chinese}。", $"The file is not UTF-8{english}."),
            new LocalText(
                "用记事本打开，另存为时编码选“UTF-8”。" + option,
                "Open it in an editor and save it as UTF-8." + optionEnglish));
    }
}
