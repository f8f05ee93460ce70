using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;
using VillagePublic.Content.Rules.Villages;

namespace VillagePublic.Tests.Rules;

public sealed class VillageReadingTests
{
    private static readonly Dictionary<string, string> NoFiles = [];

    private static readonly DateOnly Today = new(2026, 11, 25);

    [Fact]
    public void A_draft_is_held_against_the_books_before_it()
    {
        var reading = VillageReading.Of([Books("2026-09", "100.00", "150.00")], NoFiles, Today);
        var finding = Assert.Single(
            reading.CheckWith(Books("2026-10", "140.00", "140.00"), NoFiles, Today),
            found => found.Code == ArithmeticRules.OpeningDiffers.Code);
        Assert.Equal("finance/2026-10.md", finding.Path);
        Assert.Equal(5, finding.Line);
    }

    [Fact]
    public void A_draft_takes_the_place_of_the_document_it_corrects()
    {
        var reading = VillageReading.Of(
            [Books("2026-09", "100.00", "150.00"), Books("2026-10", "140.00", "140.00")], NoFiles, Today);
        Assert.Contains(reading.Check(Today), found => found.Code == ArithmeticRules.OpeningDiffers.Code);
        Assert.DoesNotContain(
            reading.CheckWith(Books("2026-10", "150.00", "150.00"), NoFiles, Today),
            found => found.Code == ArithmeticRules.OpeningDiffers.Code);
    }

    [Fact]
    public void A_voucher_that_was_paid_before_is_known_under_another_name()
    {
        var reading = VillageReading.Of(
            [Paid("2026-09", "files/a.jpg")], new Dictionary<string, string> { ["files/a.jpg"] = "one" }, Today);
        var copy = new Dictionary<string, string> { ["files/b.jpg"] = "one" };
        var other = new Dictionary<string, string> { ["files/b.jpg"] = "two" };

        var finding = Assert.Single(
            reading.CheckWith(Paid("2026-10", "files/b.jpg"), copy, Today), found => found.Code == "VP2102");
        Assert.Contains("和 files/a.jpg 是同一张", finding.Message.Chinese, StringComparison.Ordinal);
        Assert.DoesNotContain(
            reading.CheckWith(Paid("2026-10", "files/b.jpg"), other, Today), found => found.Code == "VP2102");
    }

    [Theory]
    [InlineData("2026-10-26", "national", null)]
    [InlineData("2026-10-25", "national", "2026-10-25 定的事，过了 31 天才公开，最多 30 天。")]
    [InlineData("2026-11-14", "chongqing", "2026-11-14 定的事，过了 11 天才公开，最多 10 天（《重庆市")]
    [InlineData("2026-08-31", "national", null)]
    public void A_decision_that_is_made_public_late_is_told_before_it_is_published(
        string day, string rules, string? told)
    {
        // Nothing is owed for the time before the village began to publish.
        var reading = VillageReading.Of([Village(rules)], NoFiles, new DateOnly(2026, 9, 1));
        var found = reading.CheckWith(Vote(day), NoFiles, Today)
            .Where(finding => finding.Code == DutyRules.PublishedLate.Code)
            .ToList();

        Assert.Equal(told is null, found.Count == 0);
        Assert.All(found, finding => Assert.StartsWith(told!, finding.Message.Chinese, StringComparison.Ordinal));
        Assert.All(found, finding => Assert.Equal(("votes/a.md", 4), (finding.Path, finding.Line)));
    }

    [Fact]
    public void What_is_corrected_was_public_before()
    {
        var reading = VillageReading.Of(
            [Village("national"), Vote("2026-10-01")], NoFiles, new DateOnly(2026, 9, 1));

        Assert.DoesNotContain(
            reading.CheckWith(Vote("2026-10-01"), NoFiles, Today),
            finding => finding.Code == DutyRules.PublishedLate.Code);
    }

    private static ParsedDocument Village(string rules) => DocumentParser.Parse(
        "village.md",
        $"---\nkind: village\ntitle: 村\nname: 村\ncode: \"379900100201\"\nrules: {rules}\n---\n").Document!;

    private static ParsedDocument Vote(string day) => DocumentParser.Parse(
        "votes/a.md",
        $"---\nkind: vote\ntitle: 修路\ndate: {day}\nbody: representatives\ndue: 45\npresent: 40\n---\n\n"
        + "| 议题 | 赞成 | 反对 | 弃权 |\n| --- | --- | --- | --- |\n| 修路 | 40 | 0 | 0 |\n").Document!;

    private static ParsedDocument Paid(string period, string voucher) => DocumentParser.Parse(
        $"finance/{period}.md",
        $"---\nkind: finance\ntitle: 账\nledger: committee\nopening: 1\nclosing: 0\nperiod: {period}\n---\n\n## 支出\n\n"
        + $"| 摘要 | 金额 | 凭证 |\n| --- | --- | --- |\n| 买纸 | 1 | [票](../{voucher}) |\n")
        .Document!;

    private static ParsedDocument Books(string period, string opening, string closing) => DocumentParser.Parse(
        $"finance/{period}.md",
        $"---\nkind: finance\ntitle: 账\nledger: committee\nopening: {opening}\n"
        + $"closing: {closing}\nperiod: {period}\n---\n")
        .Document!;
}
