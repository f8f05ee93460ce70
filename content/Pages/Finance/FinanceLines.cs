using System.Globalization;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>Ledger lines as cards: what and how much first, then who and why, then the voucher.</summary>
internal sealed class FinanceLines(PageContext page, PublishedRevision? revision)
{
    /// <summary>One table of a report; <see langword="null"/> when it has no lines.</summary>
    public HtmlElement? Section(string id, string title, IReadOnlyList<FinanceLine> lines)
    {
        if (lines.Count == 0)
        {
            return null;
        }

        var total = lines.Aggregate(Money.Zero, (sum, line) => sum + (line.Amount.Value ?? Money.Zero));
        var count = page.Say($"{lines.Count} 笔", lines.Count == 1 ? "1 line" : $"{lines.Count} lines");
        return Tags.Section(
            "lines",
            H2(title),
            P("pair unit", [
                Span("name", count),
                Span("sum", page.Say("合计 ", "Total "), Wording.Yuan(total), page.Say(" 元", " yuan"))]),
            Ul("cards", lines.Select(HtmlNode? (line) => Card(line)))).With("id", id);
    }

    private HtmlElement Card(FinanceLine line)
    {
        var amount = line.Amount.Value?.Fen.ToString(CultureInfo.InvariantCulture);
        return Li(
            Div("pair", Span("name", line.Description), Span("sum", Wording.Amount(line.Amount, page))),
            Meta(
                line.Date is { } date ? Time(date, Wording.Day(date, page)) : null,
                Labelled(page.Say("凭证", "No."), line.Number),
                line.Account),
            Meta(
                Labelled(page.Say("经手", "Handled by"), line.Handler),
                Labelled(page.Say("证明", "witnessed by"), line.Witness),
                Labelled(page.Say("审批", "approved by"), line.Approver)),
            Meta([Labelled(page.Say("资金来源", "Paid from"), line.Source), line.Note, .. line.Others.Select(Other)]),
            Authorities(line),
            Pictures.Vouchers(page, revision, line)).With("data-amount", amount);
    }

    private HtmlElement? Authorities(FinanceLine line) => DocumentLinks.Several(page, line.Authorities) is { } links
        ? P("meta", [page.Say("依据：", "Allowed by: "), links])
        : null;

    private static HtmlNode? Other(KeyValuePair<string, string> column) =>
        column.Value.Length == 0 ? null : Labelled(column.Key, column.Value);

    private static HtmlNode? Labelled(string label, string? value) =>
        string.IsNullOrEmpty(value) ? null : Fragment($"{label} ", value);

    private static HtmlElement? Meta(params IEnumerable<HtmlNode?> parts)
    {
        var given = parts.Where(part => part is not null).ToList();
        return given.Count == 0
            ? null
            : P("meta", given.SelectMany(IEnumerable<HtmlNode?> (part, index) => index == 0 ? [part] : [" · ", part]));
    }
}
