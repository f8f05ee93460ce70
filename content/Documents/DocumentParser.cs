namespace VillagePublic.Content.Documents;

/// <summary>Reads one Markdown file into a typed document.</summary>
public static class DocumentParser
{
    /// <summary>Parses one file. Never throws on bad text: a wrong file is for its author to mend.</summary>
    /// <param name="path">Path used in diagnostics, relative to the village folder, with <c>/</c>.</param>
    /// <param name="text">Whole text of the file.</param>
    public static ParseResult Parse(string path, string text) =>
        throw new NotSupportedException($"{path} {text.Length}");
}
