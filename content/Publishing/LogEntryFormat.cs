using System.Globalization;
using System.Text;
using System.Text.Json;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>Writes and reads the bytes of an entry. Format: content/docs/log-entry.md.</summary>
public static class LogEntryFormat
{
    /// <summary>Longest entry: a document with about eighty vouchers.</summary>
    public const int MaxSizeBytes = 16 * 1024;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4 };

    /// <summary>Writes an entry. The same entry always gives the same bytes.</summary>
    public static byte[] Format(LogEntry entry)
    {
        var text = new StringBuilder();
        AppendSubject(text, entry);
        text.Append(",\"published\":");
        AppendString(text, entry.Published.ToString(TimeFormat, CultureInfo.InvariantCulture));
        text.Append(",\"approvals\":[");
        foreach (var (i, approval) in entry.Approvals.Index())
        {
            text.Append(i == 0 ? "" : ",");
            AppendIdentity(text, approval.Name, approval.Role, approval.Key);
            text.Append(",\"sig\":\"").Append(Convert.ToBase64String(approval.Signature)).Append("\"}");
        }

        return StrictUtf8.GetBytes(text.Append("]}").ToString());
    }

    /// <summary>Writes what people sign: the entry up to, but without, the time and the approvals.</summary>
    public static byte[] FormatSubject(LogEntry entry)
    {
        var text = new StringBuilder();
        AppendSubject(text, entry);
        return StrictUtf8.GetBytes(text.Append('}').ToString());
    }

    /// <summary>Reads an entry.</summary>
    /// <returns>The entry, or <see langword="null"/> if a byte of it is not as it would be written.</returns>
    public static LogEntry? TryParse(ReadOnlySpan<byte> bytes) => TryParse(bytes, isWhole: true);

    /// <summary>Reads what people sign.</summary>
    /// <returns>The entry without time and approvals, or <see langword="null"/> if it is malformed.</returns>
    internal static LogEntry? TryParseSubject(ReadOnlySpan<byte> bytes) => TryParse(bytes, isWhole: false);

    private static LogEntry? TryParse(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        if (bytes.Length > MaxSizeBytes || !System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(bytes.ToArray(), Strict);
            var entry = Read(json.RootElement, isWhole);

            // One byte string per entry: whatever was written differently is not ours.
            return EntryRules.Fault(entry) is null
                && bytes.SequenceEqual(isWhole ? Format(entry) : FormatSubject(entry)) ? entry : null;
        }
        catch (Exception exception) when (
            exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // The reader's ways of saying that a member is missing, of another type, or not a number or base64.
            return null;
        }
    }

    private static LogEntry Read(JsonElement root, bool isWhole) => new()
    {
        Kind = ParseName<EntryKind>(root.GetProperty("kind").GetString()),
        Id = Text(root, "id"),
        Revision = root.GetProperty("rev").GetInt32(),
        Previous = root.TryGetProperty("prev", out var previous) ? previous.GetInt64() : null,
        DocumentKind = ParseName<DocumentKind>(root.GetProperty("document").GetString()),
        Title = Text(root, "title"),
        Period = root.TryGetProperty("period", out var period) ? period.GetString() : null,
        Blobs = [.. root.GetProperty("blobs").EnumerateArray().Select(ReadBlob)],
        Reason = root.TryGetProperty("reason", out var reason) ? reason.GetString() : null,
        Keys = root.TryGetProperty("keys", out var keys)
            ? [.. keys.EnumerateArray().Select(key => key.GetString() ?? "")]
            : [],
        People = root.TryGetProperty("people", out var people)
            ? [.. people.EnumerateArray().Select(ReadSigner)]
            : [],
        Erased = root.TryGetProperty("erased", out var erased)
            ? [.. erased.EnumerateArray().Select(hash => ReadHash(hash.GetString()))]
            : [],
        Published = isWhole ? ReadTime(Text(root, "published")) : default,
        Approvals = isWhole ? [.. root.GetProperty("approvals").EnumerateArray().Select(ReadApproval)] : [],
    };

    private static BlobReference ReadBlob(JsonElement blob) => new(
        ReadHash(Text(blob, "sha256")),
        blob.GetProperty("size").GetInt64(),
        Text(blob, "type"),
        Text(blob, "role"),
        Text(blob, "name"));

    private static Hash ReadHash(string? text) =>
        Hash.TryParse(text ?? "", out var hash) ? hash : throw new FormatException();

    private static Signer ReadSigner(JsonElement person) => new(
        Text(person, "name"), Text(person, "role"), person.GetProperty("key").GetBytesFromBase64());

    private static Approval ReadApproval(JsonElement approval) => new(
        Text(approval, "name"),
        Text(approval, "role"),
        approval.GetProperty("key").GetBytesFromBase64(),
        approval.GetProperty("sig").GetBytesFromBase64());

    private static DateTimeOffset ReadTime(string text) => DateTimeOffset.ParseExact(
        text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException();

    private static T ParseName<T>(string? name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (NameOf(value) == name)
            {
                return value;
            }
        }

        throw new FormatException();
    }

    private static string NameOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static void AppendSubject(StringBuilder text, LogEntry entry)
    {
        text.Append(CultureInfo.InvariantCulture, $"{{\"v\":1,\"kind\":\"{NameOf(entry.Kind)}\",\"id\":");
        AppendString(text, entry.Id);
        text.Append(CultureInfo.InvariantCulture, $",\"rev\":{entry.Revision}");
        if (entry.Previous is { } previous)
        {
            text.Append(CultureInfo.InvariantCulture, $",\"prev\":{previous}");
        }

        text.Append(CultureInfo.InvariantCulture, $",\"document\":\"{NameOf(entry.DocumentKind)}\",\"title\":");
        AppendString(text, entry.Title);
        AppendOptional(text, "period", entry.Period);
        text.Append(",\"blobs\":[");
        foreach (var (i, blob) in entry.Blobs.Index())
        {
            text.Append(i == 0 ? "" : ",").Append(
                CultureInfo.InvariantCulture, $"{{\"sha256\":\"{blob.Sha256}\",\"size\":{blob.SizeBytes}");
            AppendOptional(text, "type", blob.MediaType);
            AppendOptional(text, "role", blob.Role);
            AppendOptional(text, "name", blob.Name);
            text.Append('}');
        }

        text.Append(']');
        AppendOptional(text, "reason", entry.Reason);
        AppendList(text, "keys", entry.Keys, key => AppendString(text, key));
        AppendList(text, "people", entry.People, person => AppendPerson(text, person));
        AppendList(text, "erased", entry.Erased, hash => AppendString(text, hash.ToString()));
    }

    private static void AppendList<T>(StringBuilder text, string name, IReadOnlyList<T> items, Action<T> append)
    {
        if (items.Count == 0)
        {
            return;
        }

        text.Append(",\"").Append(name).Append("\":[");
        foreach (var (i, item) in items.Index())
        {
            text.Append(i == 0 ? "" : ",");
            append(item);
        }

        text.Append(']');
    }

    // How a person is named in the list of people and in approvals; the brace is the caller's to close.
    private static void AppendIdentity(StringBuilder text, string name, string role, byte[] key)
    {
        text.Append("{\"name\":");
        AppendString(text, name);
        text.Append(",\"role\":");
        AppendString(text, role);
        text.Append(",\"key\":\"").Append(Convert.ToBase64String(key)).Append('"');
    }

    private static void AppendPerson(StringBuilder text, Signer person)
    {
        AppendIdentity(text, person.Name, person.Role, person.Key);
        text.Append('}');
    }

    private static void AppendOptional(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(",\"").Append(name).Append("\":");
            AppendString(text, value);
        }
    }

    // Our own writer: what a library escapes changes with the Unicode tables of its version, signed bytes must not.
    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            text.Append(c is '"' or '\\' ? "\\" : "").Append(c);
        }

        text.Append('"');
    }
}
