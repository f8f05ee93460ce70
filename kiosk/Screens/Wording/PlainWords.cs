using System.Collections.Frozen;
using System.Text;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Accounts and terms explained the way one would tell a neighbour.</summary>
/// <remarks>One file per language in <c>Plain/</c>: <c>term = meaning</c> a line.</remarks>
internal static class PlainWords
{
    private const string ResourceFolder = "VillagePublic.Kiosk.Screens.Wording.Plain.";

    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<string, string>>> Tables = new(Load);

    /// <summary>What a term means; <see langword="null"/> when it is not explained.</summary>
    public static string? Of(ScreenContext context, string term) =>
        Tables.Value.TryGetValue(context.State.Language, out var table)
            ? table.GetValueOrDefault(term.Trim())
            : null;

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Load()
    {
        var assembly = typeof(PlainWords).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourceFolder, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => name[ResourceFolder.Length..^".txt".Length],
                name => Read(assembly.GetManifestResourceStream(name)!));
    }

    private static FrozenDictionary<string, string> Read(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .ToFrozenDictionary(parts => parts[0], parts => parts[1]);
    }
}
