using System.Collections.Frozen;
using VillagePublic.Content;

namespace VillagePublic.Admin.Words;

/// <summary>Words in two languages by key, from a text file of this program: key, Chinese, English, tabs between.
/// </summary>
internal static class WordList
{
    /// <summary>Reads a file of this folder.</summary>
    public static FrozenDictionary<string, LocalText> Read(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream("words/" + name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToFrozenDictionary(parts => parts[0], parts => new LocalText(parts[1], parts[2]), StringComparer.Ordinal);
    }
}
