using LiteDB;

namespace VillagePublic.Content.Store.Admin;

/// <summary>Passkeys as they stand in their owner's row.</summary>
internal static class PasskeyRow
{
    /// <summary>Passkeys of a row; none in rows written before there were any.</summary>
    public static IReadOnlyList<Passkey> Of(BsonValue rows) =>
        rows is BsonArray array ? [.. array.Select(row => ToPasskey(row.AsDocument))] : [];

    /// <summary>The passkeys as rows.</summary>
    public static BsonArray Of(IEnumerable<Passkey> passkeys) => Fields.Of(passkeys.Select(ToRow));

    private static BsonDocument ToRow(Passkey passkey) => new()
    {
        ["id"] = passkey.Id,
        ["key"] = passkey.PublicKey,
        ["name"] = passkey.Name,
        ["created-at"] = Fields.Of(passkey.CreatedAt),
        ["used-at"] = Fields.Of(passkey.LastUsedAt),
        ["count"] = passkey.SignCount,
        ["transports"] = Fields.Of(passkey.Transports),
        ["backup-eligible"] = passkey.IsBackupEligible,
        ["backed-up"] = passkey.IsBackedUp,
    };

    private static Passkey ToPasskey(BsonDocument row) => new()
    {
        Id = row["id"].AsBinary,
        PublicKey = row["key"].AsBinary,
        Name = row["name"].AsString,
        CreatedAt = row.Time("created-at"),
        LastUsedAt = row.TimeOrNull("used-at"),
        SignCount = row["count"].AsInt64,
        Transports = row.Texts("transports"),
        IsBackupEligible = row["backup-eligible"].AsBoolean,
        IsBackedUp = row["backed-up"].AsBoolean,
    };
}
