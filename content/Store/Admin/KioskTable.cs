using LiteDB;
using LiteDB.Engine;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store.Admin;

/// <summary>Kiosks by id. All methods run on the store's thread.</summary>
internal static class KioskTable
{
    /// <summary>The collection.</summary>
    public const string Name = "kiosks";

    /// <summary>A kiosk by id.</summary>
    public static PairedKiosk? Find(LiteEngine current, string id) =>
        new Table(current, Name).Find(id) is { } row ? ToKiosk(row) : null;

    /// <summary>A village's kiosks in order of name.</summary>
    public static IReadOnlyList<PairedKiosk> Of(LiteEngine current, string village) =>
        [.. new Table(current, Name).List(new Query(), "$.village = @0", village)
            .Select(ToKiosk)
            .OrderBy(kiosk => kiosk.Name, StringComparer.Ordinal)];

    /// <summary>Adds or replaces a kiosk.</summary>
    public static bool Save(LiteEngine current, PairedKiosk kiosk)
    {
        new Table(current, Name).Upsert(new BsonDocument
        {
            ["_id"] = kiosk.Id,
            ["village"] = kiosk.Village,
            ["name"] = kiosk.Name,
            ["cosign-key"] = kiosk.CosignKey,
            ["paired-at"] = Fields.Of(kiosk.PairedAt),
            ["seen-at"] = Fields.Of(kiosk.LastSeenAt),
            ["status"] = kiosk.StatusJson,
            ["settings"] = kiosk.SettingsJson,
        });
        return true;
    }

    /// <summary>Removes a kiosk.</summary>
    public static bool Remove(LiteEngine current, string id) => new Table(current, Name).Delete(id);

    private static PairedKiosk ToKiosk(BsonDocument row) => new()
    {
        Id = row["_id"].AsString,
        Village = row["village"].AsString,
        Name = row["name"].AsString,
        CosignKey = row.Text("cosign-key"),
        PairedAt = row.Time("paired-at"),
        LastSeenAt = row.TimeOrNull("seen-at"),
        StatusJson = row.Text("status"),
        SettingsJson = row.Text("settings"),
    };
}
