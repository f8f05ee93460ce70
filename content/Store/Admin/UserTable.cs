using LiteDB;
using LiteDB.Engine;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store.Admin;

/// <summary>Users by id; names are unique. All methods run on the store's thread.</summary>
internal static class UserTable
{
    /// <summary>The collection.</summary>
    public const string Name = "users";

    /// <summary>A user by id.</summary>
    public static AdminUser? Find(LiteEngine current, string id) =>
        new Table(current, Name).Find(id) is { } row ? ToUser(row) : null;

    /// <summary>A user by name.</summary>
    public static AdminUser? FindByName(LiteEngine current, string name) =>
        new Table(current, Name).First(new Query(), "$.key = @0", Key(name)) is { } row ? ToUser(row) : null;

    /// <summary>All users in order of name.</summary>
    public static IReadOnlyList<AdminUser> All(LiteEngine current) =>
        [.. new Table(current, Name).All().Select(ToUser).OrderBy(user => user.Name, StringComparer.Ordinal)];

    /// <summary>Saves the version that was read.</summary>
    public static SaveResult<AdminUser> Save(LiteEngine current, AdminUser user)
    {
        var stored = Find(current, user.Id);
        if ((stored?.Version ?? 0) != user.Version)
        {
            return new SaveResult<AdminUser>(SaveOutcome.Changed, stored);
        }

        if (FindByName(current, user.Name) is { } namesake && namesake.Id != user.Id)
        {
            return new SaveResult<AdminUser>(SaveOutcome.NameTaken, stored);
        }

        var saved = user with { Version = user.Version + 1 };
        new Table(current, Name).Upsert(ToRow(saved));
        return new SaveResult<AdminUser>(SaveOutcome.Saved, saved);
    }

    private static string Key(string name) => name.ToUpperInvariant();

    private static BsonDocument ToRow(AdminUser user) => new()
    {
        ["_id"] = user.Id,
        ["key"] = Key(user.Name),
        ["name"] = user.Name,
        ["display-name"] = user.DisplayName,
        ["role"] = user.Role.ToString(),
        ["village"] = user.Village,
        ["password"] = user.PasswordHash,
        ["stamp"] = user.SecurityStamp,
        ["totp"] = user.TotpSecret,
        ["totp-enabled"] = user.TotpEnabled,
        ["totp-step"] = Fields.Of(user.TotpLastStep),
        ["recovery"] = Fields.Of(user.RecoveryCodeHashes),
        ["passkeys"] = PasskeyRow.Of(user.Passkeys),
        ["failed"] = user.FailedCount,
        ["locked-until"] = Fields.Of(user.LockedUntil),
        ["closed"] = user.IsClosed,
        ["person-key"] = user.PersonKey,
        ["protected-key"] = user.ProtectedPersonKey,
        ["created-at"] = Fields.Of(user.CreatedAt),
        ["version"] = user.Version,
    };

    private static AdminUser ToUser(BsonDocument row) => new()
    {
        Id = row["_id"].AsString,
        Name = row["name"].AsString,
        DisplayName = row["display-name"].AsString,
        Role = Enum.Parse<UserRole>(row["role"].AsString),
        Village = row.Text("village"),
        PasswordHash = row.Text("password"),
        SecurityStamp = row["stamp"].AsString,
        TotpSecret = row.Text("totp"),
        TotpEnabled = row["totp-enabled"].AsBoolean,
        TotpLastStep = row.Number("totp-step"),
        RecoveryCodeHashes = row.Texts("recovery"),
        Passkeys = PasskeyRow.Of(row["passkeys"]),
        FailedCount = row["failed"].AsInt32,
        LockedUntil = row.TimeOrNull("locked-until"),
        IsClosed = row["closed"].AsBoolean,
        PersonKey = row.Bytes("person-key"),
        ProtectedPersonKey = row.Bytes("protected-key"),
        CreatedAt = row.Time("created-at"),
        Version = row["version"].AsInt64,
    };
}
