using VillagePublic.Content.Documents;

namespace VillagePublic.Admin.Importing;

/// <summary>Checks every document of a village folder.</summary>
internal static class VillageCheck
{
    /// <summary>All findings in order of file and line.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IReadOnlyList<Diagnostic> Run(VillageFiles folder) =>
        [.. folder.ReadDocuments().SelectMany(source => DocumentParser.Parse(source.Path, source.Text).Diagnostics)];
}
