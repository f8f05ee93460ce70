namespace VillagePublic.Content.Store.Admin;

/// <summary>One browser in which a person has signed in.</summary>
/// <param name="Id">Random.</param>
/// <param name="UserId">Whose.</param>
/// <param name="Agent">The browser, as it names itself, shortened.</param>
/// <param name="Address">Address it came from.</param>
/// <param name="CreatedAt">When the person signed in.</param>
/// <param name="LastSeenAt">When it was last used.</param>
/// <param name="RevokedAt">When it was ended; <see langword="null"/> while it is valid.</param>
public sealed record UserSession(
    string Id,
    string UserId,
    string Agent,
    string Address,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastSeenAt,
    DateTimeOffset? RevokedAt);
