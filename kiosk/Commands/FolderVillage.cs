using System.Text.RegularExpressions;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;

namespace VillagePublic.Kiosk.Commands;

/// <summary>A folder of Markdown as if all of it had been published: for snapshots, previews and tests.</summary>
/// <remarks>Held in memory, signed by nobody; never served and never stored.</remarks>
internal static partial class FolderVillage
{
    /// <summary>A report is published this long after its period, as the sample village does.</summary>
    private static readonly TimeSpan AfterPeriod = TimeSpan.FromDays(5);

    /// <summary>Former revisions lie here under the same path.</summary>
    private const string EarlierFolder = ".earlier/";

    /// <summary>A corrected revision is published this long after the one before.</summary>
    private static readonly TimeSpan AfterRevision = TimeSpan.FromDays(5);

    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>Reads every Markdown file below a folder.</summary>
    /// <param name="folder">The village folder.</param>
    /// <param name="problems">Files that could not be read, one line each.</param>
    public static VillageLibrary Read(string folder, out IReadOnlyList<string> problems)
    {
        var files = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .Select(
                path => (Name: Path.GetRelativePath(folder, path).Replace('\\', '/'), Bytes: File.ReadAllBytes(path)))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
        return Make(files, path => ReadFile(folder, path), out problems);
    }

    /// <summary>Publishes Markdown texts in the order of their subjects.</summary>
    /// <param name="files">Path in the village folder and bytes.</param>
    /// <param name="readFile">Bytes of a picture by its path; <see langword="null"/> when there is none.</param>
    /// <param name="problems">Files that could not be read, one line each.</param>
    public static VillageLibrary Make(
        IEnumerable<(
            string Name,
            byte[] Bytes)> files, Func<string, byte[]?> readFile, out IReadOnlyList<string> problems)
    {
        var blobs = new Dictionary<Hash, byte[]>();
        var found = new List<string>();
        var entries = new List<LogEntry>();
        var ordered = files.OrderBy(file => !file.Name.StartsWith(EarlierFolder, StringComparison.Ordinal));
        foreach (var (name, bytes) in ordered)
        {
            var path = name.StartsWith(EarlierFolder, StringComparison.Ordinal) ? name[EarlierFolder.Length..] : name;
            var text = StrictUtf8.GetString(bytes);
            var result = DocumentParser.Parse(path, text);
            if (result.Document is { } document)
            {
                var before = entries.Count(entry => entry.Id == document.Id);
                entries.Add(Entry(document, bytes, text, readFile, blobs, before + 1));
            }
            else
            {
                found.AddRange(result.Diagnostics.Select(diagnostic => diagnostic.Format("zh")));
            }
        }

        problems = found;
        return Library(entries, blobs);
    }

    private static VillageLibrary Library(List<LogEntry> entries, Dictionary<Hash, byte[]> blobs)
    {
        var revisions = entries
            .OrderBy(entry => entry.Published)
            .ThenBy(entry => entry.Id, StringComparer.Ordinal)
            .Select((entry, index) => new PublishedRevision(
                index, MerkleTree.LeafHash(LogEntryFormat.Format(entry)), entry))
            .ToList();
        var newest = revisions.Count > 0 ? revisions[^1].Entry.Published : DateTimeOffset.UnixEpoch;
        var root = MerkleTree.Root([.. revisions.Select(revision => revision.LeafHash)]);
        VillageLibrary? library = null;
        library = new VillageLibrary(
            hash => blobs.GetValueOrDefault(hash), (query, limit) => FolderSearch.Find(library!, query, limit));
        library.Replace(new VillageSnapshot(
            new Checkpoint("village.example/folder", revisions.Count, root), newest, revisions));
        return library;
    }

    private static LogEntry Entry(
        ParsedDocument document,
        byte[] bytes,
        string text,
        Func<string, byte[]?> readFile,
        Dictionary<Hash, byte[]> blobs,
        int revision)
    {
        var references = new List<BlobReference> { Keep(
            document.Source.Path,
            bytes,
            "text/markdown",
            "document",
            blobs) };
        foreach (var path in FilePath().Matches(text).Select(match => match.Value).Distinct())
        {
            if (readFile(path) is { } picture)
            {
                references.Add(Keep(path, picture, MediaType(path), "file", blobs));
            }
        }

        return new LogEntry
        {
            Kind = revision == 1 ? EntryKind.Publish : EntryKind.Correct,
            Id = document.Id,
            Revision = revision,
            Reason = revision == 1 ? null : document.Correction,
            DocumentKind = document.Kind,
            Title = document.Title,
            Period = document.Period?.ToString() ?? document.Date?.ToString("yyyy-MM-dd", null),
            Published = PublishedAt(document) + ((revision - 1) * AfterRevision),
            Blobs = references,
        };
    }

    private static BlobReference Keep(
        string name, byte[] bytes, string mediaType, string role, Dictionary<Hash, byte[]> blobs)
    {
        var hash = Hash.Of(bytes);
        blobs[hash] = bytes;
        return new BlobReference(hash, bytes.Length, mediaType, role, name);
    }

    private static DateTimeOffset PublishedAt(ParsedDocument document)
    {
        var day = document.Period is { } period
            ? period.End.ToDateTime(new TimeOnly(9, 0)) + AfterPeriod
            : (document.Date ?? DateOnly.FromDateTime(DateTime.UnixEpoch)).ToDateTime(new TimeOnly(17, 30));
        return new DateTimeOffset(day, ChinaOffset).ToUniversalTime();
    }

    private static string MediaType(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".webp" => "image/webp",
        ".gif" => "image/gif",
        _ => "application/octet-stream",
    };

    private static byte[]? ReadFile(string folder, string path)
    {
        var full = Path.GetFullPath(Path.Combine(folder, path));
        var isInside = full.StartsWith(
            Path.GetFullPath(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal);
        return isInside && File.Exists(full) ? File.ReadAllBytes(full) : null;
    }

    [GeneratedRegex(@"files/[^\s)\]""']+")]
    private static partial Regex FilePath();
}
