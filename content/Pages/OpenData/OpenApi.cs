using System.Text.Json.Nodes;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>The OpenAPI 3.1 description of everything programs may ask for.</summary>
internal static class OpenApi
{
    private static readonly (string Path, string MediaType, string Summary)[] Operations =
    [
        ("/data/index.json", "application/json", "Latest revision of every document, tombstones included"),
        ("/data/changes/{page}.json", "application/json", "Everything in the order of the log, 100 entries a page"),
        ("/data/documents-{period}.json", "application/json", "Documents of a month, quarter, half-year or year"),
        ("/data/finance.csv", "text/csv", "Every ledger line"),
        ("/data/finance-{period}.csv", "text/csv", "Ledger lines of a month, quarter, half-year or year"),
        ("/data/rosters.csv", "text/csv", "Everybody on a roster"),
        ("/data/rosters-{period}.csv", "text/csv", "Everybody on a roster of a period"),
        ("/data/schema.json", "application/schema+json", "JSON Schema of a document"),
        ("/data/datapackage.json", "application/json", "Frictionless data package of the tables"),
        ("/data/oparl.json", "application/json", "Minutes in the shape of OParl 1.1"),
        ("/data/popolo.json", "application/json", "Votes in the shape of Popolo"),
        ("/data/openapi.json", "application/json", "This description"),
        ("/data/atom.xml", "application/atom+xml", "The newest 50 entries"),
        ("/data/{kind}-atom.xml", "application/atom+xml", "The newest 50 entries of a kind"),
        ("/data/calendar.ics", "text/calendar", "Meetings and deadlines"),
        ("/{id}@{revision}.json", "application/json", "A revision with its typed data"),
        ("/{id}@{revision}.csv", "text/csv", "A revision's table"),
        ("/{id}@{revision}.md", "text/markdown", "The very file that was signed"),
        ("/{id}@{revision}.entry", "application/json", "The entry of the log, byte for byte"),
        ("/{id}@{revision}.proof", "text/plain", "Proof that the entry is in the log (c2sp.org/tlog-proof)"),
        ("/{id}@{revision}.txt", "text/plain", "The text for the village loudspeaker"),
    ];

    private static readonly Dictionary<string, (string Type, string Meaning, string Example)> Parameters =
        new(StringComparer.Ordinal)
        {
            ["id"] = ("string", "Document id; its slash is not encoded.", "finance/2026-10"),
            ["revision"] = ("integer", "Revision, from 1.", "1"),
            ["period"] = ("string", "2026-10, 2026-Q3, 2026-H1 or 2026.", "2026"),
            ["kind"] = ("string", "Folder of a kind.", "finance"),
            ["page"] = ("integer", "Page, from 1; a full page never changes.", "1"),
        };

    /// <summary>The description.</summary>
    public static JsonObject Make(PageContext page) => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = Info(page),
        ["servers"] = new JsonArray(new JsonObject { ["url"] = page.Absolute("/").TrimEnd('/') }),
        ["paths"] = new JsonObject(Operations.Select(operation =>
            KeyValuePair.Create(operation.Path, (JsonNode?)new JsonObject { ["get"] = Get(operation) }))),
    };

    private static JsonObject Info(PageContext page)
    {
        var info = new JsonObject
        {
            ["title"] = page.VillageName + " · VillagePublic",
            ["version"] = "1",
            ["description"] = "No key, no limit. Answers carry an ETag; an address with a revision never changes.",
            ["contact"] = new JsonObject { ["name"] = page.VillageName, ["url"] = page.Absolute("/") },
        };
        if (page.Village?.Licence is { } licence)
        {
            info["license"] = new JsonObject
            {
                ["name"] = licence.Name, ["url"] = licence.Address.AbsoluteUri,
            };
        }

        return info;
    }

    private static JsonObject Get((string Path, string MediaType, string Summary) operation)
    {
        var json = new JsonObject { ["summary"] = operation.Summary };
        var used = Parameters.Where(item => operation.Path.Contains($"{{{item.Key}}}", StringComparison.Ordinal));
        json["parameters"] = new JsonArray([.. used.Select(JsonNode (item) => new JsonObject
        {
            ["name"] = item.Key,
            ["in"] = "path",
            ["required"] = true,
            ["description"] = item.Value.Meaning,
            ["schema"] = new JsonObject { ["type"] = item.Value.Type },
            ["example"] = item.Value.Example,
        })]);
        json["responses"] = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = operation.Summary,
                ["content"] = new JsonObject { [operation.MediaType] = new JsonObject() },
            },
            ["304"] = new JsonObject { ["description"] = "Not changed since the ETag sent in If-None-Match." },
            ["404"] = new JsonObject { ["description"] = "Nothing of that name." },
        };
        return json;
    }
}
