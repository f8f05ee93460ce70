using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>Hands the whole audit trail out, one JSON object a line, oldest first.</summary>
/// <remarks>
/// Anybody can check the chain: <c>chain</c> is SHA-256 over the former row's chain (32 zero bytes before the first),
/// <c>number</c> and <c>at</c> (milliseconds since 1970, UTC) as 64-bit big-endian numbers, then <c>user</c>,
/// <c>name</c>, <c>action</c>, <c>subject</c>, <c>detail</c>, each with its length in bytes of UTF-8 before it as a
/// 64-bit number.
/// </remarks>
internal static class AuditExport
{
    private const int PageSize = 500;

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void MapAuditExport(this RouteGroupBuilder forms) =>
        forms.MapGet("/audit/export", WriteAsync).RequireAuthorization(Access.Audit);

    private static async Task WriteAsync(
        HttpContext context, AdminStore store, AuditTrail audit, CurrentUser current, TimeProvider time)
    {
        var day = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        audit.Add(current.Row, "audit.export", day);
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"audit-{day}.jsonl\"";
        await using var writer = new StreamWriter(context.Response.Body) { NewLine = "\n" };
        for (var next = 1L; store.ReadAuditFrom(next, PageSize) is { Count: > 0 } rows; next = rows[^1].Number + 1)
        {
            foreach (var row in rows)
            {
                await writer.WriteLineAsync(Format(row));
            }
        }
    }

    private static string Format(AuditRow row) => JsonSerializer.Serialize(
        new
        {
            number = row.Number,
            at = row.At.ToUnixTimeMilliseconds(),
            user = row.UserId,
            name = row.UserName,
            action = row.Action,
            subject = row.Subject,
            detail = row.Detail,
            chain = row.Chain.ToString(),
        },
        Readable);
}
