using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>A matter from proposal to final payment, step by step, and what has been paid for it.</summary>
internal sealed class MatterPage()
    : KindPage<Matter>(
        DocumentKind.Matter,
        "matters",
        new LocalText("大事", "Matters"),
        new LocalText("一件事从提出到付完钱，走到哪一步", "Each matter from proposal to final payment"))
{
    /// <inheritdoc />
    protected override IEnumerable<HtmlNode?> Body(PageContext page, Matter matter, BlockMarkup prose)
    {
        var payments = MatterPayments.Of(page, matter);
        yield return State(page, matter, payments);
        yield return prose.Render(DocumentBody.Introduction(matter));
        yield return Steps(page, matter);
        yield return Payments(page, payments);
        yield return prose.Render(DocumentBody.Rest(matter));
    }

    /// <inheritdoc />
    protected override HtmlNode? Gist(PageContext page, Matter matter) => matter.Status;

    private static HtmlElement State(PageContext page, Matter matter, MatterPayments payments) => Div(
        "card",
        Facts(
            "facts",
            (page.Say("现在", "Now"), matter.Status is { } status ? Strong(status) : null),
            (page.Say("预算", "Budget"), matter.Budget == WrittenMoney.NotGiven
                ? null
                : page.Say($"{Wording.Amount(matter.Budget, page)} 元", $"{Wording.Amount(matter.Budget, page)} yuan")),
            (page.Say("由谁定的", "Decided by"), matter.DecidedBy is { } id ? DocumentLinks.ById(page, id) : null)),
        matter.Budget.Value is { Fen: > 0 } budget && payments.Lines.Count > 0
            ? Bar.Row(
                page.Say("已经付了", "Paid so far"),
                page.Say(
                    $"{Wording.Yuan(payments.Total)} 元 · 预算的 {Wording.Percent(payments.Total.Fen, budget.Fen)}",
                    $"{Wording.Yuan(payments.Total)} · {Wording.Percent(payments.Total.Fen, budget.Fen)} of budget"),
                payments.Total.Fen,
                budget.Fen,
                payments.Total > budget ? "cinnabar" : "pine")
            : null);

    private static HtmlElement? Steps(PageContext page, Matter matter) => matter.Steps.Count == 0
        ? null
        : Section(
            "card",
            H2(page.Say("走到哪一步", "Step by step")),
            Ol("timeline", matter.Steps.Select(HtmlNode? (step) => Li(
                P(Strong(step.Stage), step.Date is { } day ? Fragment(" ", Time(day, Wording.Day(day, page))) : null),
                step.Text.Length == 0 ? null : P(step.Text),
                DocumentLinks.Several(page, step.Links) is { } links ? P("meta", [links]) : null))));

    private static HtmlElement? Payments(PageContext page, MatterPayments payments) => payments.Lines.Count == 0
        ? null
        : Section(
            "lines",
            H2(page.Say("付了哪些钱", "What was paid")),
            Ul("cards", payments.Lines.Select(HtmlNode? (payment) => Li(
                Div(
                    "pair",
                    Span("name", payment.Line.Description),
                    Span("sum", Wording.Amount(payment.Line.Amount, page))),
                P("meta", [
                    payment.Line.Date is { } day ? Fragment(Wording.Day(day, page), " · ") : null,
                    DocumentLinks.ById(page, payment.ReportId)])))));
}
