using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>A revision as JSON: what the log says of it, and its typed data.</summary>
/// <remarks>Format: content/docs/open-data.md. Sums are numbers in yuan; a member that is absent was not given.
/// </remarks>
internal static class DocumentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    /// <summary>The revision with its data; without them for a withdrawal or when its bytes are not held.</summary>
    public static JsonObject Of(PublishedRevision revision, ParsedDocument? document)
    {
        var json = Head(revision);
        if (document is not null)
        {
            Add(json, "summary", document.Summary);
            Add(json, "group", document.Group);
            Add(json, "matters", Texts(document.Matters));
            json["data"] = DocumentShapes.DataOf(document);
        }

        return json;
    }

    /// <summary>What the log says of a revision.</summary>
    public static JsonObject Head(PublishedRevision revision)
    {
        var entry = revision.Entry;
        var json = new JsonObject
        {
            ["id"] = revision.Id,
            ["revision"] = revision.Revision,
            ["kind"] = KeyOf(revision.Kind),
            ["title"] = revision.Title,
        };
        Add(json, "period", entry.Period);
        json["published"] = Moment(entry.Published);
        json["withdrawn"] = revision.IsWithdrawal;
        Add(json, "reason", entry.Reason);
        json["entryIndex"] = revision.EntryIndex;
        json["leafHash"] = revision.LeafHash.ToString();
        json["approvals"] = new JsonArray([.. entry.Approvals.Select(approval =>
            (JsonNode)new JsonObject { ["name"] = approval.Name, ["role"] = approval.Role })]);
        return json;
    }

    /// <summary>The key of a kind, as in front matter.</summary>
    public static string KeyOf(DocumentKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>JSON as text, Chinese readable.</summary>
    public static string ToText(JsonNode json) => json.ToJsonString(Options) + "\n";

    /// <summary>Adds a text unless it was not given.</summary>
    public static void Add(JsonObject json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json[name] = value;
        }
    }

    /// <summary>Adds a list unless it is empty.</summary>
    public static void Add(JsonObject json, string name, JsonArray values)
    {
        if (values.Count > 0)
        {
            json[name] = values;
        }
    }

    /// <summary>A moment, UTC.</summary>
    public static string Moment(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A list of texts.</summary>
    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
