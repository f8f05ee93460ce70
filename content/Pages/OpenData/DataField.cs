using System.Text.Json.Nodes;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>One member of a record of open data: how it is written as JSON and in a table, and what it means.</summary>
/// <param name="Name">Name in JSON and heading in tables.</param>
/// <param name="Title">What it is called, in Chinese.</param>
/// <param name="Meaning">What it means, in English.</param>
/// <param name="Schema">Its JSON Schema, without title and description.</param>
/// <param name="TableType">Its Frictionless type; <see langword="null"/> when it fits no cell.</param>
/// <param name="IsAlwaysGiven">Whether it is never missing.</param>
/// <param name="ToJson">Its value; <see langword="null"/> when it was not given.</param>
/// <param name="ToCell">The same as a cell; empty when it was not given.</param>
internal sealed record DataField<T>(
    string Name,
    string Title,
    string Meaning,
    Func<JsonObject> Schema,
    string? TableType,
    bool IsAlwaysGiven,
    Func<T, JsonNode?> ToJson,
    Func<T, string> ToCell);
