using System.Collections.Frozen;
using VillagePublic.Content;

namespace VillagePublic.Admin.Writing;

/// <summary>How to mend what each check finds, for the help and beside the finding.</summary>
internal static class CheckHelp
{
    private static readonly FrozenDictionary<string, LocalText> Sentences = Read();

    /// <summary>How to mend it; <see langword="null"/> for a code nobody has written about.</summary>
    public static LocalText? MendingOf(string code) => Sentences.TryGetValue(code, out var text) ? text : null;

    private static FrozenDictionary<string, LocalText> Read()
    {
        using var stream = typeof(CheckHelp).Assembly.GetManifestResourceStream("words/mending.txt")
            ?? throw new InvalidOperationException("mending.txt is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')
            .Where(line => line.StartsWith("VP", StringComparison.Ordinal))
            .Select(line => line.Split('\t'))
            .ToFrozenDictionary(parts => parts[0], parts => new LocalText(parts[1], parts[2]), StringComparer.Ordinal);
    }
}
