using LiteDB;
using LiteDB.Engine;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store.Admin;

/// <summary>Sessions by id. All methods run on the store's thread.</summary>
internal static class SessionTable
{
    /// <summary>The collection.</summary>
    public const string Name = "sessions";

    /// <summary>A session by id.</summary>
    public static UserSession? Find(LiteEngine current, string id) =>
        new Table(current, Name).Find(id) is { } row ? ToSession(row) : null;

    /// <summary>A user's sessions, newest first.</summary>
    public static IReadOnlyList<UserSession> Of(LiteEngine current, string userId) =>
        [.. new Table(current, Name).List(new Query(), "$.user = @0", userId)
            .Select(ToSession)
            .OrderByDescending(session => session.CreatedAt)];

    /// <summary>Adds or replaces a session.</summary>
    public static bool Save(LiteEngine current, UserSession session)
    {
        new Table(current, Name).Upsert(new BsonDocument
        {
            ["_id"] = session.Id,
            ["user"] = session.UserId,
            ["agent"] = session.Agent,
            ["address"] = session.Address,
            ["created-at"] = Fields.Of(session.CreatedAt),
            ["seen"] = Fields.Of(session.LastSeenAt),
            ["revoked-at"] = Fields.Of(session.RevokedAt),
        });
        return true;
    }

    /// <summary>Removes what was last used before a time.</summary>
    public static int RemoveBefore(LiteEngine current, DateTimeOffset time) =>
        new Table(current, Name).DeleteWhere("$.seen < @0", Fields.Of(time));

    private static UserSession ToSession(BsonDocument row) => new(
        row["_id"].AsString,
        row["user"].AsString,
        row["agent"].AsString,
        row["address"].AsString,
        row.Time("created-at"),
        row.Time("seen"),
        row.TimeOrNull("revoked-at"));
}
