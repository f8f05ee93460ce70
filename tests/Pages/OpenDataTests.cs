using System.Globalization;
using System.Text.Json;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.OpenData;

namespace VillagePublic.Tests.Pages;

public sealed class OpenDataTests
{
    private static readonly SampleVillage Village = SampleVillage.Create();

    [Fact]
    public void Every_document_is_json_with_its_place_in_the_log()
    {
        foreach (var revision in Village.Library.Current.Current)
        {
            using var json = JsonDocument.Parse(Village.Get($"/{revision.Id}@{revision.Revision}.json").Body);
            Assert.Equal(revision.Id, json.RootElement.GetProperty("id").GetString());
            Assert.Equal(revision.LeafHash.ToString(), json.RootElement.GetProperty("leafHash").GetString());
            Assert.True(json.RootElement.TryGetProperty("data", out _));
        }
    }

    [Fact]
    public void A_finance_document_keeps_every_fen_in_json()
    {
        using var json = JsonDocument.Parse(Village.Get("/finance/2026-10.json").Body);
        var data = json.RootElement.GetProperty("data");
        var report = (FinanceReport)Village.Library.Read(Village.Latest("finance/2026-10"))!;
        Assert.Equal(report.IncomeTotal.Fen, Fen(data.GetProperty("income")));
        Assert.Equal(
            report.SpendingTotal.Fen,
            data.GetProperty("spendingLines").EnumerateArray().Sum(line => Fen(line.GetProperty("amount"))));
    }

    [Fact]
    public void The_table_of_all_lines_adds_up_to_the_reports()
    {
        var rows = Rows(Village.Html("/data/finance.csv")).ToList();
        var header = rows[0].ToList();
        var sum = rows.Skip(1)
            .Where(row => row[header.IndexOf("section")] == "spending")
            .Sum(row => decimal.Parse(row[header.IndexOf("amount")], CultureInfo.InvariantCulture));
        var expected = Village.Library.Current.OfKind(DocumentKind.Finance)
            .Sum(revision => ((FinanceReport)Village.Library.Read(revision)!).SpendingTotal.Fen);
        Assert.Equal(expected, (long)(sum * 100));
        Assert.All(rows, row => Assert.Equal(header.Count, row.Count));
    }

    [Fact]
    public void The_index_lists_what_was_withdrawn()
    {
        using var json = JsonDocument.Parse(Village.Get("/data/index.json").Body);
        var withdrawn = json.RootElement.GetProperty("documents").EnumerateArray()
            .Where(document => document.GetProperty("withdrawn").GetBoolean());
        Assert.Equal("notices/withdrawn", Assert.Single(withdrawn).GetProperty("id").GetString());
    }

    [Fact]
    public void A_cell_never_becomes_a_formula()
    {
        foreach (var text in new[] { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1" })
        {
            Assert.Equal("'" + text, CsvText.Words(text));
        }
    }

    [Fact]
    public void Cells_with_commas_quotes_and_lines_come_back_whole()
    {
        var csv = new CsvText("a", "b");
        csv.Row("一,“二”\"三\"", "四\n五");
        Assert.Equal(["一,“二”\"三\"", "四\n五"], Rows(csv.ToString()).Last());
    }

    [Fact]
    public void A_documents_markdown_is_the_very_file()
    {
        var revision = Village.Latest("finance/2026-10");
        Assert.Equal(
            revision.Entry.Blobs[0].Sha256, Content.Log.Hash.Of(Village.Get("/finance/2026-10@1.md").Body));
    }

    [Fact]
    public void The_loudspeaker_text_is_sentences_without_tables()
    {
        var text = Village.Html("/finance/2026-10.txt");
        Assert.StartsWith("清溪村广播：", text, StringComparison.Ordinal);
        Assert.Contains("支出 32,411.01 元", text, StringComparison.Ordinal);
        Assert.DoesNotContain("|", text, StringComparison.Ordinal);
    }

    private static long Fen(JsonElement sum) => (long)(sum.GetDecimal() * 100);

    private static IEnumerable<List<string>> Rows(string csv) => CsvRows.Read(csv);
}
