namespace VillagePublic.Content.Documents;

/// <summary>One Markdown file as its author wrote it.</summary>
/// <param name="Path">Path relative to the village folder, with <c>/</c>: <c>finance/2026-10.md</c>.</param>
/// <param name="Text">Whole text, line ends as in the file.</param>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>The document id: the path without <c>.md</c>.</summary>
    public string Id => Path.EndsWith(".md", StringComparison.Ordinal) ? Path[..^3] : Path;
}
