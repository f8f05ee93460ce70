using LiteDB;
using LiteDB.Engine;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store.Admin;

/// <summary>Settings by name. All methods run on the store's thread.</summary>
internal static class SettingTable
{
    /// <summary>The collection.</summary>
    public const string Name = "settings";

    /// <summary>A setting, or <see langword="null"/>.</summary>
    public static string? Read(LiteEngine current, string name) =>
        new Table(current, Name).Find(name)?.Text("value");

    /// <summary>Keeps or removes a setting.</summary>
    public static bool Write(LiteEngine current, string name, string? value)
    {
        var table = new Table(current, Name);
        if (value is null)
        {
            return table.Delete(name);
        }

        table.Upsert(new BsonDocument { ["_id"] = name, ["value"] = value });
        return true;
    }
}
