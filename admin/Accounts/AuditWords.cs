using System.Collections.Frozen;
using VillagePublic.Admin.Words;
using VillagePublic.Content;

namespace VillagePublic.Admin.Accounts;

/// <summary>The acts of the audit trail in words; the trail itself and its export keep the keys.</summary>
internal static class AuditWords
{
    private static readonly FrozenDictionary<string, LocalText> Words = WordList.Read("acts.txt");

    /// <summary>An act in words; its key when an older program wrote one that is no longer known.</summary>
    public static LocalText Of(string action) => Words.TryGetValue(action, out var text) ? text : new(action, action);

    /// <summary>Whether an act has words.</summary>
    public static bool Has(string action) => Words.ContainsKey(action);
}
