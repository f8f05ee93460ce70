using System.Globalization;
using System.Text.Json.Nodes;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>Minutes in the shape of OParl 1.1 (oparl.org): meetings with their agenda and resolutions.</summary>
/// <remarks>One list of meetings, which is what a reader of council data can use; no server of the whole interface.
/// </remarks>
internal static class OparlData
{
    private const string Schema = "https://schema.oparl.org/1.1/";

    /// <summary>All meetings, withdrawn ones as tombstones.</summary>
    public static JsonObject Make(PageContext page)
    {
        var meetings = page.Snapshot.All
            .Where(revision => revision.Kind == DocumentKind.Minutes && page.Snapshot.Latest(revision.Id) == revision)
            .Select(JsonNode (revision) => Meeting(page, revision))
            .ToList();
        return new JsonObject
        {
            ["data"] = new JsonArray([.. meetings]),
            ["pagination"] = new JsonObject { ["totalElements"] = meetings.Count },
            ["links"] = new JsonObject { ["self"] = page.Absolute("/data/oparl.json") },
        };
    }

    private static JsonObject Meeting(PageContext page, PublishedRevision revision)
    {
        var id = page.Absolute("/" + revision.Id);
        var json = new JsonObject
        {
            ["id"] = id,
            ["type"] = Schema + "Meeting",
            ["created"] = DocumentJson.Moment(page.Snapshot.Revisions(revision.Id)[0].Entry.Published),
            ["modified"] = DocumentJson.Moment(revision.Entry.Published),
            ["web"] = id,
        };
        if (page.Library.Read(revision) is not MeetingMinutes minutes)
        {
            json["deleted"] = true;
            return json;
        }

        json["name"] = minutes.Title;
        DocumentJson.Add(json, "license", page.Village?.Licence?.Address.AbsoluteUri);
        DocumentJson.Add(json, "start", At(minutes.Date, minutes.Start));
        DocumentJson.Add(json, "end", minutes.End is null ? null : At(minutes.Date, minutes.End));
        json["organization"] = new JsonArray(page.Absolute("/data/popolo.json") + "#"
            + DocumentWords.KeyOf(minutes.MeetingBody));
        if (minutes.Place is { Length: > 0 } place)
        {
            json["location"] = new JsonObject { ["type"] = Schema + "Location", ["description"] = place };
        }

        json["agendaItem"] = new JsonArray([.. Items(id, minutes)]);
        return json;
    }

    private static IEnumerable<JsonNode> Items(string id, MeetingMinutes minutes) =>
        minutes.Agenda
            .Select((text, index) => Item($"{id}#agenda-{Invariant(index + 1)}", text, index, resolution: null))
            .Concat(minutes.Resolutions.Select((text, index) => Item(
                $"{id}#resolution-{Invariant(index + 1)}",
                $"决议{Invariant(index + 1)}",
                minutes.Agenda.Count + index,
                text)));

    private static JsonObject Item(string id, string name, int order, string? resolution)
    {
        var json = new JsonObject
        {
            ["id"] = id, ["type"] = Schema + "AgendaItem", ["name"] = name, ["order"] = order, ["public"] = true,
        };
        DocumentJson.Add(json, "resolutionText", resolution);
        return json;
    }

    private static string? At(DateOnly? day, TimeOnly? time) => day is { } date
        ? Wording.InChina(date, time ?? TimeOnly.MinValue)
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        : null;

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
