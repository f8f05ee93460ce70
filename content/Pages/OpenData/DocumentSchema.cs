using System.Text.Json.Nodes;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>The JSON Schema (draft 2020-12) of one document, and of what lists hold of it.</summary>
internal static class DocumentSchema
{
    /// <summary>The schema.</summary>
    public static JsonObject Make(PageContext page)
    {
        var definitions = new JsonObject();
        var cases = new JsonArray();
        foreach (var kind in KindPage.All.Select(item => item.Kind))
        {
            var key = DocumentJson.KeyOf(kind);
            definitions[key] = DocumentShapes.SchemaOf(kind);
            cases.Add(new JsonObject
            {
                ["if"] = new JsonObject { ["properties"] = Properties(("kind", new JsonObject { ["const"] = key })) },
                ["then"] = new JsonObject
                {
                    ["properties"] = Properties(("data", new JsonObject { ["$ref"] = "#/$defs/" + key })),
                },
            });
        }

        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = page.Absolute("/data/schema.json"),
            ["title"] = "A revision of a village's document",
            ["type"] = "object",
            ["properties"] = Head(),
            ["required"] = DocumentJson.Texts(
                ["id", "revision", "kind", "title", "published", "withdrawn", "entryIndex", "leafHash", "approvals"]),
            ["additionalProperties"] = false,
            ["allOf"] = cases,
            ["$defs"] = definitions,
        };
    }

    private static JsonObject Head() => Properties(
        ("id", Text("Never changes and is never used again.")),
        ("revision", Number("From 1.")),
        ("kind", new JsonObject
        {
            ["enum"] = DocumentJson.Texts(KindPage.All.Select(item => DocumentJson.KeyOf(item.Kind))),
        }),
        ("title", Text("Title.")),
        ("period", Text("Period (2026-10, 2026-Q3, 2026-H1, 2026) or day (2026-10-08).")),
        ("published", new JsonObject { ["type"] = "string", ["format"] = "date-time" }),
        ("withdrawn", new JsonObject
        {
            ["type"] = "boolean", ["description"] = "A tombstone: the document is gone, its id stays.",
        }),
        ("reason", Text("Why it was corrected or withdrawn.")),
        ("entryIndex", Number("Place in the village's log, from 0.")),
        ("leafHash", new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9a-f]{64}$" }),
        ("approvals", new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = Properties(("name", Text("Who.")), ("role", Text("author or reviewer."))),
                ["required"] = DocumentJson.Texts(["name", "role"]),
                ["additionalProperties"] = false,
            },
        }),
        ("summary", Text("In one sentence.")),
        ("group", Text("Villagers' group.")),
        ("matters", new JsonObject { ["type"] = "array", ["items"] = Text("Id of a matter it belongs to.") }),
        ("data", new JsonObject { ["type"] = "object" }));

    private static JsonObject Properties(params IEnumerable<(string Name, JsonObject Schema)> properties) =>
        new(properties.Select(item => KeyValuePair.Create(item.Name, (JsonNode?)item.Schema)));

    private static JsonObject Text(string meaning) => new() { ["type"] = "string", ["description"] = meaning };

    private static JsonObject Number(string meaning) =>
        new() { ["type"] = "integer", ["minimum"] = 0, ["description"] = meaning };
}
