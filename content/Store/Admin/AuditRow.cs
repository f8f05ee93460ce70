using VillagePublic.Content.Log;

namespace VillagePublic.Content.Store.Admin;

/// <summary>One act of one person. Rows are only ever added.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">When.</param>
/// <param name="UserId">Who; empty for the program itself.</param>
/// <param name="UserName">The name at the time.</param>
/// <param name="Action">What: <c>draft.submit</c>, <c>user.create</c>, … .</param>
/// <param name="Subject">Of what: a document, a user, a kiosk.</param>
/// <param name="Detail">What else is worth knowing; may be empty.</param>
/// <param name="Chain">SHA-256 over the former row's chain and this row: a row taken out or changed shows.</param>
public sealed record AuditRow(
    long Number,
    DateTimeOffset At,
    string UserId,
    string UserName,
    string Action,
    string Subject,
    string Detail,
    Hash Chain);
