using LiteDB.Engine;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store.Admin;

/// <summary>The collections and indexes of the admin's store.</summary>
internal static class AdminSchema
{
    /// <summary>Creates them; done once, before anything else happens.</summary>
    public static void Create(LiteEngine current)
    {
        string[] names =
        [
            UserTable.Name, SessionTable.Name, DraftTable.Name, DraftTable.RevisionsName, KioskTable.Name,
            AuditTable.Name, ProtectionKeyTable.Name, SettingTable.Name, BlobTable.Heads, BlobTable.Chunks,
        ];
        foreach (var name in names)
        {
            new Table(current, name).Create();
        }

        new Table(current, UserTable.Name).Index("key", "$.key", unique: true);
        new Table(current, SessionTable.Name).Index("user", "$.user");
        new Table(current, DraftTable.Name).Index("place", "$.place");
        new Table(current, DraftTable.Name).Index("document", "$.document");
        new Table(current, KioskTable.Name).Index("village", "$.village");
    }
}
