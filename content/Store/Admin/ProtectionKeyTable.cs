using LiteDB;
using LiteDB.Engine;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store.Admin;

/// <summary>Data-protection keys by name. All methods run on the store's thread.</summary>
internal static class ProtectionKeyTable
{
    /// <summary>The collection.</summary>
    public const string Name = "protection_keys";

    /// <summary>All keys as XML.</summary>
    public static IReadOnlyList<string> All(LiteEngine current) =>
        [.. new Table(current, Name).All().Select(row => row["xml"].AsString)];

    /// <summary>Adds or replaces one.</summary>
    public static bool Add(LiteEngine current, string name, string xml)
    {
        new Table(current, Name).Upsert(new BsonDocument { ["_id"] = name, ["xml"] = xml });
        return true;
    }
}
