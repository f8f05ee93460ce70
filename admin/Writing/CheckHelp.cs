using System.Collections.Frozen;
using VillagePublic.Admin.Words;
using VillagePublic.Content;

namespace VillagePublic.Admin.Writing;

/// <summary>How to mend what each check finds.</summary>
internal static class CheckHelp
{
    private static readonly FrozenDictionary<string, LocalText> Sentences = WordList.Read("mending.txt");

    /// <summary>How to mend it; <see langword="null"/> for a code nobody has written about.</summary>
    public static LocalText? MendingOf(string code) => Sentences.TryGetValue(code, out var text) ? text : null;
}
