using System.Text.RegularExpressions;
using VillagePublic.Content;
using VillagePublic.Content.Documents;

namespace VillagePublic.Admin.Importing;

/// <summary>A village folder on disk: its Markdown files and what they refer to.</summary>
/// <param name="root">The folder.</param>
/// <param name="isEarlier">Whether to read the earlier states kept in <c>.earlier</c> instead.</param>
internal sealed partial class VillageFiles(string root, bool isEarlier = false)
{
    private const string EarlierFolder = ".earlier";

    /// <summary>Earlier states of some of the documents, kept in <c>.earlier</c>; empty when there are none.</summary>
    /// <remarks>They refer to the files of the folder itself.</remarks>
    public VillageFiles Earlier => new(root, isEarlier: true);

    private string DocumentRoot => isEarlier ? Path.Combine(root, EarlierFolder) : root;

    /// <summary>All documents in order of path, the village itself first.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="System.Text.DecoderFallbackException">A file is not UTF-8.</exception>
    public IReadOnlyList<SourceFile> ReadDocuments() =>
        isEarlier && !Directory.Exists(DocumentRoot) ? [] :
        [.. Directory.EnumerateFiles(DocumentRoot, "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(DocumentRoot, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith('.') && Path.GetFileName(path) != "README.md")
            .OrderBy(path => path != "village.md")
            .ThenBy(path => path, StringComparer.Ordinal)
            .Select(path => new SourceFile(
                path, StrictUtf8.GetString(File.ReadAllBytes(Path.Combine(DocumentRoot, path)))))];

    /// <summary>Files of the folder a document refers to, by path relative to the folder.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IReadOnlyList<(string Path, byte[] Bytes)> ReadFilesOf(SourceFile document) =>
        [.. FileLink().Matches(document.Text)
            .Select(match => match.Value)
            .Distinct(StringComparer.Ordinal)
            .Where(path => !path.Contains("..", StringComparison.Ordinal) && File.Exists(Path.Combine(root, path)))
            .Select(path => (path, File.ReadAllBytes(Path.Combine(root, path))))];

    [GeneratedRegex(@"(?<=\.\./|[^\w/]|^)files/[^\s)""'|<>\]]+")]
    private static partial Regex FileLink();
}
