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
        var reading = VillageReading.Of([Books("2026-09", "100.00", "150.00")], NoFiles);
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
            [Books("2026-09", "100.00", "150.00"), Books("2026-10", "140.00", "140.00")], NoFiles);
        Assert.Contains(reading.Check(Today), found => found.Code == ArithmeticRules.OpeningDiffers.Code);
        Assert.DoesNotContain(
            reading.CheckWith(Books("2026-10", "150.00", "150.00"), NoFiles, Today),
            found => found.Code == ArithmeticRules.OpeningDiffers.Code);
    }

    [Fact]
    public void A_voucher_that_was_paid_before_is_known_under_another_name()
    {
        var reading = VillageReading.Of(
            [Paid("2026-09", "files/a.jpg")], new Dictionary<string, string> { ["files/a.jpg"] = "one" });
        var copy = new Dictionary<string, string> { ["files/b.jpg"] = "one" };
        var other = new Dictionary<string, string> { ["files/b.jpg"] = "two" };

        var finding = Assert.Single(
            reading.CheckWith(Paid("2026-10", "files/b.jpg"), copy, Today), found => found.Code == "VP2102");
        Assert.Contains("和 files/a.jpg 是同一张", finding.Message.Chinese, StringComparison.Ordinal);
        Assert.DoesNotContain(
            reading.CheckWith(Paid("2026-10", "files/b.jpg"), other, Today), found => found.Code == "VP2102");
    }

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
