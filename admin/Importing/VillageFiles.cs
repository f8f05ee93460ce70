using System.Text.RegularExpressions;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Villages;

namespace VillagePublic.Admin.Importing;

/// <summary>A village folder on disk as it is brought in: its documents and what they refer to.</summary>
/// <param name="root">The folder.</param>
/// <param name="encoding">What documents that are not UTF-8 are read as; <see langword="null"/>: they are a finding.
/// </param>
/// <param name="isEarlier">Whether to read the earlier states kept in <c>.earlier</c> instead.</param>
internal sealed partial class VillageFiles(string root, string? encoding = null, bool isEarlier = false)
{
    private const string EarlierFolder = ".earlier";

    /// <summary>Earlier states of some of the documents, kept in <c>.earlier</c>; empty when there are none.</summary>
    /// <remarks>They refer to the files of the folder itself.</remarks>
    public VillageFiles Earlier => new(root, encoding, isEarlier: true);

    private string DocumentRoot => isEarlier ? Path.Combine(root, EarlierFolder) : root;

    /// <summary>All documents in order of path, the village itself first, and what could not be read.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public (IReadOnlyList<SourceFile> Documents, IReadOnlyList<Diagnostic> Problems) ReadDocuments()
    {
        if (isEarlier && !Directory.Exists(DocumentRoot))
        {
            return ([], []);
        }

        var folder = VillageFolder.Open(DocumentRoot, encoding);
        var read = folder.DocumentPaths.Select(folder.Read).ToList();
        return (
            [.. read.Select(file => file.Source).OfType<SourceFile>()],
            [.. read.Select(file => file.Problem).OfType<Diagnostic>()]);
    }

    /// <summary>Files of the folder a document refers to, by path relative to the folder.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IReadOnlyList<(string Path, byte[] Bytes)> ReadFilesOf(SourceFile document) =>
        [.. FileLink().Matches(document.Text)
            .SelectMany(match => new[] { match.Value, Uri.UnescapeDataString(match.Value) })
            .Distinct(StringComparer.Ordinal)
            .Where(path => !path.Contains("..", StringComparison.Ordinal) && File.Exists(Path.Combine(root, path)))
            .Select(path => (path, File.ReadAllBytes(Path.Combine(root, path))))];

    [GeneratedRegex(@"(?<=\.\./|[^\w/]|^)files/[^\s)""'|<>\]]+")]
    private static partial Regex FileLink();
}
