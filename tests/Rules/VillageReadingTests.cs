using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;
using VillagePublic.Content.Rules.Villages;

namespace VillagePublic.Tests.Rules;

public sealed class VillageReadingTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Fact]
    public void A_draft_is_held_against_the_books_before_it()
    {
        var reading = VillageReading.Of([Books("2026-09", "100.00", "150.00")]);
        var finding = Assert.Single(
            reading.CheckWith(Books("2026-10", "140.00", "140.00"), Today),
            found => found.Code == ArithmeticRules.OpeningDiffers.Code);
        Assert.Equal("finance/2026-10.md", finding.Path);
        Assert.Equal(5, finding.Line);
    }

    [Fact]
    public void A_draft_takes_the_place_of_the_document_it_corrects()
    {
        var reading = VillageReading.Of([Books("2026-09", "100.00", "150.00"), Books("2026-10", "140.00", "140.00")]);
        Assert.Contains(reading.Check(Today), found => found.Code == ArithmeticRules.OpeningDiffers.Code);
        Assert.DoesNotContain(
            reading.CheckWith(Books("2026-10", "150.00", "150.00"), Today),
            found => found.Code == ArithmeticRules.OpeningDiffers.Code);
    }

    private static ParsedDocument Books(string period, string opening, string closing) => DocumentParser.Parse(
        $"finance/{period}.md",
        $"---\nkind: finance\ntitle: 账\nledger: committee\nopening: {opening}\n"
        + $"closing: {closing}\nperiod: {period}\n---\n")
        .Document!;
}
