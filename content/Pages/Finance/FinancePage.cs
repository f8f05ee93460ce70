using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>Income and spending: the sum first, then where it went, then every line.</summary>
internal sealed class FinancePage()
    : KindPage<FinanceReport>(
        DocumentKind.Finance,
        "finance",
        new LocalText("财务", "Finances"),
        new LocalText("每个月的钱从哪来、到哪去", "Where the money came from and went, month by month"))
{
    /// <summary>Name of a ledger.</summary>
    public static string LedgerName(PageContext page, string ledger)
    {
        var known = page.Village?.Ledgers.FirstOrDefault(pair => pair.Key == ledger).Value;
        return known ?? ledger switch
        {
            "committee" => page.Say("村委会账", "Village committee's books"),
            "cooperative" => page.Say("合作社账", "Cooperative's books"),
            _ => ledger,
        };
    }

    /// <inheritdoc />
    protected override IEnumerable<HtmlNode?> Body(PageContext page, FinanceReport report, BlockMarkup prose)
    {
        var lines = new FinanceLines(page, page.Shown);
        yield return FinanceEquation.Card(page, report);
        yield return prose.Render(DocumentBody.Introduction(report));
        yield return FinanceComparison.Card(page, report);
        yield return AccountBars.Card(page, report.Spending, isSpending: true);
        yield return AccountBars.Card(page, report.Income, isSpending: false);
        yield return lines.Section("spending", page.Say("支出明细", "Spending, line by line"), report.Spending);
        yield return lines.Section("income", page.Say("收入明细", "Income, line by line"), report.Income);
        yield return lines.Section("planned", page.Say("下月打算花的钱", "Planned for next month"), report.Planned);
        yield return lines.Section("assets", page.Say("资产", "What the village owns"), report.Assets);
        yield return lines.Section("receivables", page.Say("别人欠村里的", "Owed to the village"), report.Receivables);
        yield return lines.Section("payables", page.Say("村里欠别人的", "Owed by the village"), report.Payables);
        yield return lines.Section("resources", page.Say("资源", "Land, ponds and woods"), report.Resources);
        yield return Remarks(page, report, prose);
        yield return PlainTerms.Card(page, report.Income.Concat(report.Spending).Select(line => line.Account));
    }

    /// <inheritdoc />
    protected override HtmlNode Gist(PageContext page, FinanceReport report) => page.Say(
        $"收 {Wording.Yuan(report.IncomeTotal)}，花 {Wording.Yuan(report.SpendingTotal)}",
        $"in {Wording.Yuan(report.IncomeTotal)}, out {Wording.Yuan(report.SpendingTotal)}")!;

    /// <inheritdoc />
    protected override string Above(PageContext page, FinanceReport report) => LedgerName(page, report.Ledger);

    // The author's headings of the tables have been replaced by ours; what stood below the tables is kept.
    private static HtmlNode? Remarks(PageContext page, FinanceReport report, BlockMarkup prose)
    {
        var blocks = DocumentBody.Rest(report)
            .Where(block => block is not Block.Heading heading
                || TableVocabulary.SectionOf(Inline.PlainText(heading.Inlines)) is null)
            .ToList();
        var title = blocks is [Block.Heading, ..] ? null : H2(page.Say("说明", "Remarks"));
        return blocks.Count == 0 ? null : Section("prose", title, prose.Render(blocks));
    }
}
