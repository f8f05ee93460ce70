using System.Text.Json.Nodes;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>Open data of the whole village. Addresses and formats: content/docs/open-data.md.</summary>
internal static class VillageData
{
    /// <summary>Entries on one page of the changes: a full page never changes again.</summary>
    public const int ChangesPerPage = 100;

    private const string AtomEnding = "-atom.xml";
    private const string Json = "application/json; charset=utf-8";
    private const string Csv = "text/csv; charset=utf-8";

    /// <summary>The data set of that name; <see langword="null"/> when there is none.</summary>
    public static PageResponse? Make(PageContext page, string name) => name switch
    {
        "index.json" => Of(Json, DocumentJson.ToText(Index(page))),
        "schema.json" => Of("application/schema+json; charset=utf-8", DocumentJson.ToText(DocumentSchema.Make(page))),
        "datapackage.json" => Of(Json, DocumentJson.ToText(DataPackage.Make(page))),
        "openapi.json" => Of(Json, DocumentJson.ToText(OpenApi.Make(page))),
        "oparl.json" => Of(Json, DocumentJson.ToText(OparlData.Make(page))),
        "popolo.json" => Of(Json, DocumentJson.ToText(PopoloData.Make(page))),
        "calendar.ics" => Of("text/calendar; charset=utf-8", CalendarFile.Make(page)),
        "atom.xml" => Feed(page, kind: null),
        _ when name.EndsWith(AtomEnding, StringComparison.Ordinal)
            && KindPage.Listed.FirstOrDefault(kind => name == kind.Folder + AtomEnding) is { } kind => Feed(page, kind),
        _ when name.StartsWith("changes/", StringComparison.Ordinal) => Changes(page, name["changes/".Length..]),
        _ => OfPeriod(page, name),
    };

    /// <summary>Who answers for the data and what may be done with them.</summary>
    public static void AddTerms(JsonObject json, PageContext page)
    {
        json["village"] = page.VillageName;
        DocumentJson.Add(json, "code", page.Village?.Code);
        DocumentJson.Add(json, "contact", page.Village?.Hotline);
        if (page.Village?.Licence is { } licence)
        {
            json["licence"] = new JsonObject
            {
                ["name"] = licence.Name, ["url"] = licence.Address.AbsoluteUri,
            };
        }

        json["documentation"] = page.Absolute("/data");
    }

    // finance.csv, finance-2026.csv, finance-2026-10.csv; rosters likewise; documents-2026-10.json.
    private static PageResponse? OfPeriod(PageContext page, string name)
    {
        var dot = name.LastIndexOf('.');
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        if (dot < 0)
        {
            return null;
        }

        var set = name[..(dash < 0 ? dot : dash)] + name[dot..];
        Period? period = null;
        if (dash >= 0 && (period = dash < dot ? Wording.ParsePeriod(name[(dash + 1)..dot]) : null) is null)
        {
            return null;
        }

        // What was never published has no table: names without end would otherwise have pages without end.
        return set switch
        {
            "finance.csv" when Documents<FinanceReport>(page, period) is { Count: > 0 } reports =>
                Of(Csv, DocumentCsv.Finance(reports)),
            "rosters.csv" when Documents<Roster>(page, period) is { Count: > 0 } rosters =>
                Of(Csv, DocumentCsv.Rosters(rosters)),
            "documents.json" when period is not null && Revisions(page, period) is { Count: > 0 } revisions =>
                Of(Json, DocumentJson.ToText(AllOf(page, period.Value, revisions))),
            _ => null,
        };
    }

    private static PageResponse Of(string contentType, string text) =>
        PageBytes.Text(200, contentType, text, PageCaching.AskAgain);

    private static PageResponse Feed(PageContext page, KindPage? kind) => PageBytes.Compressed(
        200, "application/atom+xml; charset=utf-8", AtomFeed.Make(page, kind), PageCaching.AskAgain);

    // Withdrawn documents stay listed: who copied the data must learn that they are gone.
    private static JsonObject Index(PageContext page)
    {
        var latest = page.Snapshot.All
            .Where(revision => page.Snapshot.Latest(revision.Id) == revision)
            .Select(revision => (JsonNode)DocumentJson.Head(revision));
        var json = new JsonObject();
        AddTerms(json, page);
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

    private static JsonObject AllOf(PageContext page, Period period, IReadOnlyList<PublishedRevision> revisions)
    {
        var json = new JsonObject { ["period"] = period.ToString() };
        AddTerms(json, page);
        json["documents"] = new JsonArray(
            [.. revisions.Select(JsonNode (revision) => DocumentJson.Of(revision, page.Library.Read(revision)))]);
        return json;
    }

    // Everything in the order of the log: whoever copies it comes back to the last page and goes on from there.
    private static PageResponse? Changes(PageContext page, string name)
    {
        var count = page.Snapshot.All.Count;
        var last = Math.Max(1, (count + ChangesPerPage - 1) / ChangesPerPage);
        if (!name.EndsWith(".json", StringComparison.Ordinal)
            || Log.StrictDecimal.TryParse(name[..^".json".Length], out var number) is false
            || number < 1
            || number > last)
        {
            return null;
        }

        var entries = page.Snapshot.All.Skip((int)(number - 1) * ChangesPerPage).Take(ChangesPerPage).ToList();
        var json = new JsonObject { ["page"] = number };
        AddTerms(json, page);
        DocumentJson.Add(json, "next", entries.Count < ChangesPerPage ? null : Address(page, number + 1));
        DocumentJson.Add(json, "previous", number == 1 ? null : Address(page, number - 1));
        json["entries"] = new JsonArray([.. entries.Where(entry => entry.IsDocument)
            .Select(JsonNode (revision) => DocumentJson.Of(revision, page.Library.Read(revision)))]);
        return Of(Json, DocumentJson.ToText(json));
    }

    private static string Address(PageContext page, long number) => page.Absolute(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/data/changes/{number}.json"));

    private static List<T> Documents<T>(PageContext page, Period? period)
        where T : ParsedDocument =>
        [.. Revisions(page, period).Select(revision => page.Library.Read(revision)).OfType<T>()];

    // Oldest first, as tables are read.
    private static List<PublishedRevision> Revisions(PageContext page, Period? period) =>
    [
        .. page.Snapshot.Current
            .Where(revision => period is not { } span || IsIn(revision.Entry.Period, span))
            .OrderBy(revision => revision.Entry.Period, StringComparer.Ordinal)
            .ThenBy(revision => revision.Id, StringComparer.Ordinal),
    ];

    private static bool IsIn(string? written, Period span)
    {
        var day = Wording.ParsePeriod(written ?? "")?.Start ?? Wording.ParseDay(written);
        return day >= span.Start && day < span.End;
    }
}
