using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;

namespace VillagePublic.Tests.Pages;

/// <summary>Open data against the descriptions published with them, by a validator that is not ours.</summary>
public sealed class OpenDataSchemaTests
{
    private static readonly SampleVillage Village = SampleVillage.Create();
    private static readonly JsonSchema Schema = JsonSchema.FromText(Village.Html("/data/schema.json"));
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List };

    [Fact]
    public void Every_revision_of_every_document_keeps_to_the_published_schema()
    {
        var wrong = Village.Library.Current.All
            .Where(revision => revision.Entry.Kind != EntryKind.Keys)
            .Select(revision => $"/{revision.Id}@{revision.Revision}.json")
            .SelectMany(path => Faults(Village.Html(path)).Select(fault => $"{path}: {fault}"));
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("\"kind\": \"finance\"", "\"kind\": \"vote\"")]
    [InlineData("\"income\":", "\"incomes\":")]
    [InlineData("\"description\":", "\"text\":")]
    [InlineData("\"revision\": 1", "\"revision\": \"1\"")]
    public void The_schema_refuses_what_is_not_so(string good, string bad)
    {
        var text = Village.Html("/finance/2026-10.json");
        Assert.Contains(good, text, StringComparison.Ordinal);
        Assert.NotEmpty(Faults(text.Replace(good, bad, StringComparison.Ordinal)));
    }

    [Fact]
    public void Lists_hold_the_same_documents_that_stand_alone()
    {
        var listed = Parse("/data/documents-2026.json")["documents"]!.AsArray();
        Assert.True(listed.Count > 60);
        foreach (var document in listed)
        {
            var alone = Parse($"/{document!["id"]}@{document["revision"]}.json");
            Assert.True(JsonNode.DeepEquals(document, alone));
        }
    }

    [Fact]
    public void The_changes_hold_every_entry_once_with_tombstones_page_by_page()
    {
        var village = SampleVillage.Create(years: 3);
        var seen = new List<(string Id, int Revision)>();
        var address = "/data/changes/1.json";
        for (var page = 1; address is not null; page++)
        {
            var json = JsonNode.Parse(village.Html(address))!;
            Assert.Equal(page, (int)json["page"]!);
            seen.AddRange(json["entries"]!.AsArray()
                .Select(entry => ((string)entry!["id"]!, (int)entry["revision"]!)));
            address = ((string?)json["next"])?.Replace("http://192.168.1.20:5090", "", StringComparison.Ordinal);
            Assert.True(page < 10);
        }

        Assert.Equal(
            village.Library.Current.All.Where(revision => revision.Entry.Kind != EntryKind.Keys)
                .Select(revision => (revision.Id, revision.Revision)),
            seen);
        Assert.Equal(404, village.Get("/data/changes/99.json").Status);
        Assert.Equal(404, village.Get("/data/finance-1999.csv").Status);
    }

    [Fact]
    public void The_data_package_describes_its_tables_column_by_column()
    {
        var package = Parse("/data/datapackage.json");
        Assert.Equal("tabular-data-package", (string?)package["profile"]);
        Assert.Equal("CC-BY-4.0", (string?)package["licenses"]![0]!["name"]);
        foreach (var resource in package["resources"]!.AsArray())
        {
            var path = ((string)resource!["path"]!).Replace("http://192.168.1.20:5090", "", StringComparison.Ordinal);
            var rows = CsvRows.Read(Village.Html(path).TrimStart('\uFEFF')).ToList();
            var fields = resource["schema"]!["fields"]!.AsArray();
            Assert.Equal(fields.Select(field => (string?)field!["name"]), rows[0]);
            Assert.True(rows.Count > 20);
            foreach (var (field, column) in fields.Select((field, column) => (field!, column)))
            {
                Assert.All(rows.Skip(1), row => Assert.True(
                    Fits((string)field["type"]!, row[column]), $"{field["name"]}: {row[column]}"));
            }
        }
    }

    [Fact]
    public void A_village_that_gives_no_licence_claims_none()
    {
        var pages = new VillagePages(
            new VillageLibrary(_ => null, (_, _) => []),
            new VillagePagesOptions { PublicAddress = new Uri("http://192.168.1.20:5090/") });
        foreach (var name in new[] { "index.json", "datapackage.json", "openapi.json", "atom.xml" })
        {
            var answer = pages.Respond(new PageRequest("/data/" + name, SampleVillage.Today));
            Assert.Equal(200, answer.Status);
            Assert.DoesNotMatch("(?i)licen[cs]e|rights", StrictUtf8.GetString(answer.Body));
        }
    }

    [Fact]
    public void A_ledger_comes_back_from_its_table_line_by_line()
    {
        foreach (var revision in Village.Library.Current.OfKind(DocumentKind.Finance))
        {
            var report = (FinanceReport)Village.Library.Read(revision)!;
            var rows = CsvRows.Read(Village.Html($"/{report.Id}.csv").TrimStart('\uFEFF')).ToList();
            string Cell(List<string> row, string name) => row[rows[0].IndexOf(name)];
            var spending = rows.Where(row => Cell(row, "section") == "spending").ToList();
            Assert.Equal(report.Spending.Count, spending.Count);
            foreach (var (line, row) in report.Spending.Zip(spending))
            {
                Assert.Equal(line.Description, Cell(row, "description"));
                Assert.Equal(
                    line.Amount.Value!.Value.Fen,
                    (long)(decimal.Parse(Cell(row, "amount"), CultureInfo.InvariantCulture) * 100));
                Assert.Equal(line.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", Cell(row, "date"));
                Assert.Equal(string.Join(' ', line.Authorities), Cell(row, "authorities"));
                Assert.Equal(line.Approver ?? "", Cell(row, "approver"));
            }
        }
    }

    [Fact]
    public void Everything_the_description_of_the_interface_names_answers_as_it_says()
    {
        var paths = Parse("/data/openapi.json")["paths"]!.AsObject();
        Assert.True(paths.Count > 15);
        foreach (var (template, item) in paths)
        {
            var path = template;
            foreach (var parameter in item!["get"]!["parameters"]!.AsArray())
            {
                var example = (string)parameter!["example"]!;
                path = path.Replace($"{{{parameter["name"]}}}", example, StringComparison.Ordinal);
            }

            var answer = Village.Get(path);
            Assert.Equal(200, answer.Status);
            var type = item["get"]!["responses"]!["200"]!["content"]!.AsObject().Single().Key;
            Assert.StartsWith(type, answer.ContentType, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Minutes_are_meetings_of_OParl_and_votes_are_motions_of_Popolo()
    {
        var meetings = Parse("/data/oparl.json")["data"]!.AsArray();
        Assert.Equal(Village.Library.Current.OfKind(DocumentKind.Minutes).Count, meetings.Count);
        var meeting = meetings.Single(
            item => ((string)item!["id"]!).EndsWith("2025-11-18-joint", StringComparison.Ordinal))!;
        Assert.Equal("https://schema.oparl.org/1.1/Meeting", (string?)meeting["type"]);
        Assert.Equal("2025-11-18T19:00:00+08:00", (string?)meeting["start"]);
        var items = meeting["agendaItem"]!.AsArray();
        Assert.Equal(2, items.Count(item => item!["resolutionText"] is not null));
        Assert.Distinct(items.Select(item => (string?)item!["id"]));

        var popolo = Parse("/data/popolo.json");
        var bodies = popolo["organizations"]!.AsArray().Select(body => (string?)body!["id"]).ToHashSet();
        var motions = popolo["motions"]!.AsArray();
        Assert.All(motions, motion => Assert.Contains((string?)motion!["organization_id"], bodies));
        var pipes = motions.Single(
            motion => ((string)motion!["id"]!).Contains("water-pipes", StringComparison.Ordinal))!;
        Assert.Equal("pass", (string?)pipes["result"]);
        Assert.Equal(
            [("yes", 36), ("no", 1), ("abstain", 1)],
            pipes["vote_events"]![0]!["counts"]!.AsArray()
                .Select(count => ((string)count!["option"]!, (int)count["value"]!)));
    }

    private static IEnumerable<string> Faults(string json)
    {
        using var document = JsonDocument.Parse(json);
        var result = Schema.Evaluate(document.RootElement, Options);
        return result.IsValid
            ? []
            : (result.Details ?? []).SelectMany(detail => detail.Errors ?? new Dictionary<string, string>())
                .Select(error => $"{error.Key}: {error.Value}")
                .DefaultIfEmpty("not valid");
    }

    private static bool Fits(string type, string cell) => cell.Length == 0 || type switch
    {
        "number" => decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
        "integer" => int.TryParse(cell, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        "date" => DateOnly.TryParseExact(cell, "yyyy-MM-dd", out _),
        "boolean" => cell is "true" or "false",
        _ => type == "string",
    };

    private static JsonNode Parse(string path) => JsonNode.Parse(Village.Html(path))!;
}
