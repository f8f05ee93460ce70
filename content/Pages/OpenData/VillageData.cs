using System.Text.Json.Nodes;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>Open data of the whole village: one index and one table of all ledger lines.</summary>
internal static class VillageData
{
    private const string AtomEnding = "-atom.xml";

    /// <summary>The data set of that name; <see langword="null"/> when there is none.</summary>
    public static PageResponse? Make(PageContext page, string name) => name switch
    {
        "index.json" => PageBytes.Text(
            200, "application/json; charset=utf-8", DocumentJson.ToText(Index(page)), PageCaching.AskAgain),
        "finance.csv" => PageBytes.Text(
            200, "text/csv; charset=utf-8", DocumentCsv.Finance(Reports(page)), PageCaching.AskAgain),
        "calendar.ics" => PageBytes.Text(
            200, "text/calendar; charset=utf-8", CalendarFile.Make(page), PageCaching.AskAgain),
        "atom.xml" => Feed(page, kind: null),
        _ when name.EndsWith(AtomEnding, StringComparison.Ordinal)
            && KindPage.Listed.FirstOrDefault(kind => name == kind.Folder + AtomEnding) is { } kind => Feed(page, kind),
        _ => null,
    };

    private static PageResponse Feed(PageContext page, KindPage? kind) => PageBytes.Compressed(
        200, "application/atom+xml; charset=utf-8", AtomFeed.Make(page, kind), PageCaching.AskAgain);

    // Withdrawn documents stay listed: who copied the data must learn that they are gone.
    private static JsonObject Index(PageContext page)
    {
        var latest = page.Snapshot.All
            .Where(revision => page.Snapshot.Latest(revision.Id) == revision)
            .Select(revision => (JsonNode)DocumentJson.Head(revision));
        var json = new JsonObject { ["village"] = page.VillageName };
        DocumentJson.Add(json, "code", page.Village?.Code);
        DocumentJson.Add(json, "contact", page.Village?.Hotline);
        if (page.Snapshot.Checkpoint is { } checkpoint)
        {
            json["checkpoint"] = new JsonObject
            {
                ["origin"] = checkpoint.Origin,
                ["size"] = checkpoint.Size,
                ["root"] = checkpoint.Root.ToString(),
            };
        }

        json["documents"] = new JsonArray([.. latest]);
        return json;
    }

    private static IEnumerable<FinanceReport> Reports(PageContext page) =>
        page.Snapshot.OfKind(DocumentKind.Finance)
            .Select(revision => page.Library.Read(revision))
            .OfType<FinanceReport>()
            .OrderBy(report => report.Period?.Start)
            .ThenBy(report => report.Id, StringComparer.Ordinal);
}
