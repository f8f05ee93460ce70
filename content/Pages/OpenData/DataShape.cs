using System.Text.Json.Nodes;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>What one record of open data holds. From this one description come its JSON, its row in a table and the
/// schemas of both, so that none can say anything else than the others.</summary>
/// <typeparam name="T">What the record is written from.</typeparam>
/// <remarks>A builder: members are added before it is used, once.</remarks>
internal sealed class DataShape<T>
{
    private readonly List<DataField<T>> fields = [];

    /// <summary>Members that fit a cell, in order.</summary>
    public IEnumerable<DataField<T>> Columns => fields.Where(member => member.TableType is not null);

    /// <summary>Words. Not given when empty, unless always given.</summary>
    public DataShape<T> Text(
        string name, string title, string meaning, Func<T, string?> read, bool always = false) => Add(
        name, title, meaning, "string", "string", always,
        item => read(item) is { } text && (always || text.Length > 0) ? text : null,
        item => CsvText.Words(read(item)));

    /// <summary>A whole number.</summary>
    public DataShape<T> Count(string name, string title, string meaning, Func<T, int?> read) => Add(
        name, title, meaning, "integer", "integer", always: false,
        item => read(item) is { } count ? count : null,
        item => CsvText.Count(read(item)));

    /// <summary>A sum in yuan.</summary>
    public DataShape<T> Sum(string name, string title, string meaning, Func<T, WrittenMoney> read) => Add(
        name, title, meaning + " In yuan.", "number", "number", always: false,
        item => read(item).Value is { } money ? money.Fen / 100m : null,
        item => CsvText.Sum(read(item)));

    /// <summary>A day.</summary>
    public DataShape<T> Day(string name, string title, string meaning, Func<T, DateOnly?> read) => Add(
        name, title, meaning, "string", "date", always: false,
        item => read(item) is { } day ? CsvText.Day(day) : null,
        item => CsvText.Day(read(item)),
        schema => schema["format"] = "date");

    /// <summary>Yes or no.</summary>
    public DataShape<T> Flag(string name, string title, string meaning, Func<T, bool?> read, bool always = false) =>
        Add(
            name, title, meaning, "boolean", "boolean", always,
            item => read(item) is { } flag ? flag : null,
            item => read(item) switch { true => "true", false => "false", _ => "" });

    /// <summary>One of a few words.</summary>
    public DataShape<T> Choice(
        string name,
        string title,
        string meaning,
        IEnumerable<string> words,
        Func<T, string?> read,
        bool always = false)
    {
        var list = words.ToList();
        return Add(
            name, title, meaning, "string", "string", always,
            item => read(item) is { } word ? word : null,
            item => read(item) ?? "",
            schema => schema["enum"] = DocumentJson.Texts(list));
    }

    /// <summary>Several texts without spaces, such as ids; in a cell with spaces between.</summary>
    public DataShape<T> Names(string name, string title, string meaning, Func<T, IReadOnlyList<string>> read) =>
        Texts(name, title, meaning, read, "string");

    /// <summary>Several texts; too much for a cell.</summary>
    public DataShape<T> Texts(string name, string title, string meaning, Func<T, IReadOnlyList<string>> read) =>
        Texts(name, title, meaning, read, tableType: null);

    /// <summary>Records within the record.</summary>
    public DataShape<T> Records<TItem>(
        string name, string title, string meaning, DataShape<TItem> shape, Func<T, IReadOnlyList<TItem>> read) => Add(
        name, title, meaning, "array", tableType: null, always: false,
        item => read(item) is { Count: > 0 } items
            ? new JsonArray([.. items.Select(JsonNode? (one) => shape.ToJson(one))])
            : null,
        _ => "",
        schema => schema["items"] = shape.ToSchema());

    /// <summary>A record as JSON; what was not given is absent.</summary>
    public JsonObject ToJson(T item)
    {
        var json = new JsonObject();
        foreach (var field in fields)
        {
            if (field.ToJson(item) is { } value)
            {
                json[field.Name] = value;
            }
        }

        return json;
    }

    /// <summary>A record as cells of <see cref="Columns"/>.</summary>
    public IEnumerable<string> ToCells(T item) => Columns.Select(field => field.ToCell(item));

    /// <summary>The JSON Schema of a record; it allows nothing it does not name.</summary>
    public JsonObject ToSchema()
    {
        var properties = new JsonObject();
        foreach (var field in fields)
        {
            var schema = field.Schema();
            schema["title"] = field.Title;
            schema["description"] = field.Meaning;
            properties[field.Name] = schema;
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = DocumentJson.Texts(fields.Where(field => field.IsAlwaysGiven).Select(field => field.Name)),
            ["additionalProperties"] = false,
        };
    }

    /// <summary>The columns as a Frictionless table schema.</summary>
    public JsonArray ToTableFields() => new([.. Columns.Select(field => (JsonNode)new JsonObject
    {
        ["name"] = field.Name,
        ["type"] = field.TableType,
        ["title"] = field.Title,
        ["description"] = field.Meaning,
    })]);

    private DataShape<T> Texts(
        string name, string title, string meaning, Func<T, IReadOnlyList<string>> read, string? tableType) => Add(
        name, title, meaning, "array", tableType, always: false,
        item => read(item) is { Count: > 0 } texts ? DocumentJson.Texts(texts) : null,
        item => CsvText.Words(string.Join(' ', read(item))),
        schema => schema["items"] = new JsonObject { ["type"] = "string" });

    private DataShape<T> Add(
        string name,
        string title,
        string meaning,
        string jsonType,
        string? tableType,
        bool always,
        Func<T, JsonNode?> toJson,
        Func<T, string> toCell,
        Action<JsonObject>? refine = null)
    {
        JsonObject Schema()
        {
            var schema = new JsonObject { ["type"] = jsonType };
            refine?.Invoke(schema);
            return schema;
        }

        fields.Add(new DataField<T>(name, title, meaning, Schema, tableType, always, toJson, toCell));
        return this;
    }
}
