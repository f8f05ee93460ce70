using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Links;
using VillagePublic.Content.Log;
using VillagePublic.Content.Pages;
using VillagePublic.Kiosk.Commands;

namespace VillagePublic.Tests.Pages;

/// <summary>What somebody takes home, and what it is worth years later.</summary>
public sealed class ReceiptTests
{
    private const string Path = "/receipt/finance/2026-10@1";

    private static readonly SampleVillage Village = SampleVillage.Create();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Says_what_was_published_when_and_by_whom_and_its_code_leads_back_to_it()
    {
        var revision = Village.Latest("finance/2026-10");
        var page = Parse(Village.Html(Path));
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains(revision.Title, text, StringComparison.Ordinal);
        Assert.All(revision.Entry.Approvals, person => Assert.Contains(person.Name, text, StringComparison.Ordinal));
        Assert.Contains(
            $"第 {revision.EntryIndex + 1} 条，当时一共 {Village.Library.Current.All.Count} 条", text,
            StringComparison.Ordinal);

        var code = Code(page);
        Assert.EndsWith("-R", code, StringComparison.Ordinal);
        Assert.Contains("✓ 回执上的就是这一版，一个字没改", Banner(code), StringComparison.Ordinal);
    }

    [Fact]
    public void Years_later_all_entries_of_that_day_must_still_be_there()
    {
        var snapshot = Village.Library.Current;
        var address = ShortAddress.For(snapshot, snapshot.All[3]);
        Assert.Contains(
            $"开回执时的 10 条记录都还在，后来又多了 {snapshot.All.Count - 10} 条",
            Banner(address.ReceiptOf(CheckpointAt(10)).ToString()),
            StringComparison.Ordinal);

        // The same code on a screen would mean a screen that stands still; a receipt may be as old as it likes.
        Assert.DoesNotContain(
            "没有连上网", Banner(address.ReceiptOf(CheckpointAt(10)).ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_was_rewritten_or_cut_contradicts_the_receipt()
    {
        var snapshot = Village.Library.Current;
        var address = ShortAddress.For(snapshot, snapshot.All[3]);
        var rewritten = CheckpointAt(10) with { Root = MerkleTree.EmptyRoot };
        Assert.Contains(
            "以前的记录被换过", Banner(address.ReceiptOf(rewritten).ToString()), StringComparison.Ordinal);
        var longer = snapshot.Checkpoint! with { Size = snapshot.All.Count + 5 };
        Assert.Contains("请留好回执", Banner(address.ReceiptOf(longer).ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proof_kept_with_it_is_verified_by_the_kiosks_command_without_a_network()
    {
        var link = Parse(Village.Html(Path)).QuerySelector("a[download$='.proof']")!.GetAttribute("href")!;
        var file = System.IO.Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, Village.Get(link).Body, Cancel);
        var (isProven, words) = await ProofReport.ReadAsync(file, Village.Key, TrustPolicy.None, Cancel);
        Assert.True(isProven, words);
        Assert.Contains("finance/2026-10@1", words, StringComparison.Ordinal);

        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        bytes[200] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Cancel);
        Assert.False((await ProofReport.ReadAsync(file, Village.Key, TrustPolicy.None, Cancel)).IsProven);
        File.Delete(file);
    }

    [Fact]
    public void A_scanner_reads_the_code_that_is_printed()
    {
        var page = Parse(Village.Html(Path));
        var path = page.QuerySelector("svg.qr .qr-dark")!.GetAttribute("d");
        Assert.Equal(QrSymbol.Encode(CodeText(page)).ToSvgPath(), path);
    }

    [Fact]
    public void Without_an_address_of_the_villages_own_nobody_is_told_to_scan_a_code_that_is_not_there()
    {
        var pages = new VillagePages(Village.Library, new VillagePagesOptions());
        var answer = pages.Respond(new PageRequest(Path, SampleVillage.Today));
        var main = Parse(Content.StrictUtf8.GetString(answer.Body)).QuerySelector("main")!;
        Assert.Null(main.QuerySelector("svg.qr"));
        Assert.DoesNotContain("扫这个码", main.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("-R", main.QuerySelector(".card a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/receipt/finance/2026-10")]
    [InlineData("/receipt/finance/2026-10@99")]
    [InlineData("/receipt/nothing@1")]
    public void There_is_none_for_what_was_never_published(string path) => Assert.Equal(404, Village.Get(path).Status);

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static string CodeText(IDocument page) =>
        page.QuerySelectorAll("code").Select(code => code.TextContent)
            .First(text => text.Contains("/Q/", StringComparison.Ordinal));

    private static string Code(IDocument page) => CodeText(page).Split("/Q/")[1];

    private static string Banner(string code) => Parse(
        Content.StrictUtf8.GetString(Village.Pages.Respond(new PageRequest("/Q/" + code, SampleVillage.Today)).Body))
        .QuerySelector(".banner")!.TextContent;

    private static Checkpoint CheckpointAt(int size)
    {
        var snapshot = Village.Library.Current;
        return new Checkpoint(
            snapshot.Checkpoint!.Origin,
            size,
            MerkleTree.Root([.. snapshot.All.Take(size).Select(revision => revision.LeafHash)]));
    }
}
