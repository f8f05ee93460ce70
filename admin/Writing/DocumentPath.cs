using System.Text.RegularExpressions;

namespace VillagePublic.Admin.Writing;

/// <summary>Where a document may stand in the village folder.</summary>
internal static partial class DocumentPath
{
    /// <summary>Longest path: it is part of addresses and entries.</summary>
    public const int MaxLength = 120;

    /// <summary>Whether a path is <c>village.md</c> or one of lower-case letters, digits and hyphens in a folder.
    /// </summary>
    public static bool IsValid(string path) => path.Length <= MaxLength && Pattern().IsMatch(path);

    /// <summary>A file name without anything a path must not hold; <paramref name="fallback"/> when nothing is left.
    /// </summary>
    public static string SafeName(string name, string fallback)
    {
        var kept = NotInNames().Replace(name.ToLowerInvariant(), "-").Trim('-');
        return kept.Length == 0 ? fallback : kept[..Math.Min(kept.Length, 60)];
    }

    [GeneratedRegex(@"\A(village|[a-z]+(/[a-z0-9]+(-+[a-z0-9]+)*)+)\.md\z")]
    private static partial Regex Pattern();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInNames();
}
