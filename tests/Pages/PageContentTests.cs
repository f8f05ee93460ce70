using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Links;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Rules;

namespace VillagePublic.Tests.Pages;

/// <summary>What the pages of 清溪村 say.</summary>
public sealed class PageContentTests
{
    private static readonly SampleVillage Village = SampleVillage.Create();

    [Fact]
    public void Every_finance_page_shows_the_sum_and_whether_it_comes_out()
    {
        foreach (var (id, report) in Documents<FinanceReport>())
        {
            var main = MainOf("/" + id);
            var sum = Text(main.QuerySelector(".equation")!);
            Assert.Contains(report.IncomeTotal.ToString(), sum, StringComparison.Ordinal);
            Assert.Contains(report.SpendingTotal.ToString(), sum, StringComparison.Ordinal);
            Assert.Contains(report.Closing.Value!.Value.ToString(), sum, StringComparison.Ordinal);
            var comesOut = report.ComputedClosing == report.Closing.Value;
            Assert.StartsWith(comesOut ? "✓" : "⚠", Text(main.QuerySelector(".verdict")!), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_ledger_line_is_a_card_with_people_vouchers_and_authority()
    {
        foreach (var (id, report) in Documents<FinanceReport>())
        {
            var cards = MainOf("/" + id).QuerySelectorAll("#spending .cards > li").ToList();
            Assert.Equal(report.Spending.Count, cards.Count);
            foreach (var (line, card) in report.Spending.Zip(cards))
            {
                var text = Text(card);
                Assert.Contains(line.Description, text, StringComparison.Ordinal);
                Assert.Contains(line.Approver ?? "", text, StringComparison.Ordinal);
                Assert.Equal(line.Vouchers.Count,
                    card.QuerySelectorAll("img[alt][width][height][loading=lazy]").Length);
                Assert.All(line.Authorities,
                    authority => Assert.NotNull(card.QuerySelector($"a[href='/{authority}']")));
            }
        }
    }

    [Fact]
    public void Every_motion_has_its_arithmetic_and_its_bars()
    {
        foreach (var (id, vote) in Documents<VoteRecord>())
        {
            var main = MainOf("/" + id);
            var text = Text(main);
            var outcome = VoteEvaluator.Evaluate(vote, RuleSets.Find(Village.Library.Village!.Rules)!);
            Assert.All(outcome.Motions, motion =>
                Assert.Contains(motion.Sentence.Chinese, text, StringComparison.Ordinal));
            Assert.Equal(outcome.CompetenceSentence is not null, main.QuerySelector(".banner") is not null);
            Assert.All(vote.Motions.Where(motion => motion.For is not null), motion =>
                Assert.Contains($"{motion.For} 票", text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_resolution_name_instalment_and_step_is_on_its_page()
    {
        AssertAll<MeetingMinutes>(minutes => [.. minutes.Resolutions, .. minutes.FollowUps.Select(item => item.Text)]);
        AssertAll<Roster>(roster => roster.Lines.Select(line => line.Name));
        AssertAll<Contract>(contract => [contract.Party!, .. contract.Instalments.Select(item => item.Label)]);
        AssertAll<Matter>(matter => matter.Steps.Select(step => step.Text));
        AssertAll<Notice>(notice => [notice.Title]);
    }

    [Fact]
    public void A_corrected_document_shows_its_reason_and_what_changed()
    {
        var latest = Village.Library.Current.Current.First(revision => revision.Entry.Kind == EntryKind.Correct);
        var page = MainOf("/" + latest.Id);
        Assert.Contains(latest.Entry.Reason!, Text(page.QuerySelector(".banner")!), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".changes del"));
        Assert.NotEmpty(page.QuerySelectorAll(".changes ins"));

        var old = MainOf($"/{latest.Id}@1").QuerySelector(".banner")!;
        Assert.Contains("第1版", Text(old), StringComparison.Ordinal);
        Assert.Equal("/" + latest.Id, old.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_changed_ledger_line_marks_only_the_cells_that_changed()
    {
        var marked = MainOf("/finance/2026-03").QuerySelectorAll(".changes dd ins, .changes dd del").Select(Text);
        Assert.Contains("946.25", marked);
        Assert.Contains("496.25", marked);
    }

    [Fact]
    public void A_lease_says_received_and_a_works_contract_says_paid()
    {
        Assert.Contains("应收 18,600.00", Text(MainOf("/contracts/fish-pond")), StringComparison.Ordinal);
        Assert.Contains("已收", Text(MainOf("/contracts/fish-pond")), StringComparison.Ordinal);
        Assert.Contains("实付", Text(MainOf("/contracts/water-pipes")), StringComparison.Ordinal);
        Assert.DoesNotContain("应收", Text(MainOf("/contracts/water-pipes")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_says_what_each_document_comes_to()
    {
        var vote = MainOf("/votes").QuerySelectorAll(".rows li")
            .Single(row => Text(row).StartsWith("换自来水管的", StringComparison.Ordinal));
        Assert.Contains("✓ 通过", Text(vote), StringComparison.Ordinal);
        Assert.Contains("收 49,872.80，花 32,411.01", Text(MainOf("/finance")), StringComparison.Ordinal);
        Assert.Contains("过期没付清", Text(MainOf("/contracts")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_can_be_saved_as_one_file()
    {
        var link = MainOf("/finance/2026-10").QuerySelector(".actions a[download]")!;
        Assert.Equal("finance-2026-10-1.html", link.GetAttribute("download"));
        Assert.Equal("/finance/2026-10@1", link.GetAttribute("href"));
    }

    [Fact]
    public void A_withdrawn_document_shows_its_reason_on_every_revision()
    {
        foreach (var path in new[] { "/notices/withdrawn", "/notices/withdrawn@1", "/notices/withdrawn@2" })
        {
            Assert.Contains("发错了地方", Text(MainOf(path).QuerySelector(".banner")!), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_code_from_the_screen_says_whether_both_hold_the_same_record()
    {
        var snapshot = Village.Library.Current;
        var address = ShortAddress.For(snapshot, snapshot.All[3]);
        var (checkpoint, other) = (snapshot.Checkpoint!, Content.Log.Hash.Of([1]));
        string Note(ShortAddress scanned) => Text(MainOf("/Q/" + scanned).QuerySelector(".banner")!);

        Assert.Contains("完全一样", Note(address.SeenAt(checkpoint)), StringComparison.Ordinal);
        Assert.Contains("对不上", Note(address.SeenAt(checkpoint with { Root = other })), StringComparison.Ordinal);
        Assert.Contains("屏幕比这里新", Note(address.SeenAt(checkpoint with { Size = 999 })), StringComparison.Ordinal);
        Assert.Contains("就是码上的那一版", Note(address), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_within_the_village_leads_to_a_page()
    {
        var parser = new HtmlParser();
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var open = new Queue<string>(seen);
        var dead = new List<string>();
        while (open.TryDequeue(out var path))
        {
            var answer = Village.Get(path);
            if (answer.Status != 200)
            {
                dead.Add(path);
            }

            if (!answer.IsHtml)
            {
                continue;
            }

            var links = parser.ParseDocument(Content.StrictUtf8.GetString(answer.Body))
                .QuerySelectorAll("a[href], img[src]")
                .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
                .Where(address => address.StartsWith('/') && !address.Contains('?', StringComparison.Ordinal))
                .Select(Uri.UnescapeDataString);
            foreach (var link in links.Where(seen.Add))
            {
                open.Enqueue(link);
            }
        }

        Assert.Empty(dead);
        Assert.True(seen.Count > 100);
    }

    private static void AssertAll<T>(Func<T, IEnumerable<string>> texts)
        where T : ParsedDocument
    {
        foreach (var (id, document) in Documents<T>())
        {
            var page = Squeezed(Text(MainOf("/" + id)));
            Assert.All(texts(document), text => Assert.Contains(Squeezed(text), page, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<(string Id, T Document)> Documents<T>()
        where T : ParsedDocument
    {
        var found = Village.Library.Current.Current
            .Select(revision => (revision.Id, Document: Village.Library.Read(revision) as T))
            .Where(item => item.Document is not null)
            .ToList();
        Assert.NotEmpty(found);
        return found!;
    }

    private static IElement MainOf(string path) =>
        new HtmlParser().ParseDocument(Village.Html(path)).QuerySelector("main")!;

    private static string Squeezed(string text) =>
        string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static string Text(INode node) => string.Join(
        ' ', node.Text().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
