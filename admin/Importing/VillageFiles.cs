using System.Text.RegularExpressions;
using VillagePublic.Content;
using VillagePublic.Content.Documents;

namespace VillagePublic.Admin.Importing;

/// <summary>A village folder on disk: its Markdown files and what they refer to.</summary>
/// <param name="root">The folder.</param>
internal sealed partial class VillageFiles(string root)
{
    /// <summary>All documents in order of path, the village itself first.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="System.Text.DecoderFallbackException">A file is not UTF-8.</exception>
    public IReadOnlyList<SourceFile> ReadDocuments() =>
        [.. Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith('.') && Path.GetFileName(path) != "README.md")
            .OrderBy(path => path != "village.md")
            .ThenBy(path => path, StringComparer.Ordinal)
            .Select(path => new SourceFile(
                path, StrictUtf8.GetString(File.ReadAllBytes(Path.Combine(root, path)))))];

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
