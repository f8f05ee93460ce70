using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>A contract: with whom, how much, how long, and what has been paid.</summary>
internal static class ContractPage
{
    /// <summary>Registers the kind.</summary>
    public static KindPage Kind { get; } = new(
        DocumentKind.Contract,
        "contracts",
        new LocalText("合同", "Contracts"),
        new LocalText("村里的地、房、塘租给了谁，钱收齐没有", "What is let to whom, and whether it is paid"),
        (page, document) => Body(page, (Contract)document));

    private static IEnumerable<HtmlNode?> Body(PageContext page, Contract contract)
    {
        var prose = new BlockMarkup(page, page.Shown);
        yield return Terms(page, contract);
        yield return prose.Render(DocumentBody.Introduction(contract));
        yield return Instalments(page, contract);
        yield return prose.Render(DocumentBody.Rest(contract));
    }

    private static HtmlElement Terms(PageContext page, Contract contract) => Section(
        "card",
        H2(page.Say("合同内容", "The contract")),
        Facts(
            "facts",
            (page.Say("对方", "With"), contract.Party),
            (page.Say("内容", "About"), contract.Subject),
            (page.Say("总金额", "Amount"), contract.Amount == WrittenMoney.NotGiven
                ? null
                : Wording.Amount(contract.Amount, page) + page.Say(" 元", " yuan")),
            (page.Say("期限", "Runs"), Term(page, contract)),
            (page.Say("由谁定的", "Awarded by"), contract.AwardedBy is { } id ? DocumentLinks.ById(page, id) : null)));

    private static HtmlNode? Term(PageContext page, Contract contract) => (contract.From, contract.Until) switch
    {
        ({ } from, { } until) => page.Say(
            $"{Wording.Day(from, page)} 至 {Wording.Day(until, page)}",
            $"{Wording.Day(from, page)} to {Wording.Day(until, page)}"),
        ({ } from, null) => page.Say($"{Wording.Day(from, page)} 起", $"from {Wording.Day(from, page)}"),
        (null, { } until) => page.Say($"到 {Wording.Day(until, page)}", $"until {Wording.Day(until, page)}"),
        _ => null,
    };

    private static HtmlElement? Instalments(PageContext page, Contract contract)
    {
        if (contract.Instalments.Count == 0)
        {
            return null;
        }

        var due = Sum(contract, instalment => instalment.Due);
        var paid = Sum(contract, instalment => instalment.Paid);
        return Section(
            "lines",
            H2(page.Say("分期付款", "Instalments")),
            Bar.Row(
                contract.MoneyComesIn ? page.Say("已收", "Received") : page.Say("已付", "Paid"),
                $"{Wording.Yuan(paid)} / {Wording.Yuan(due)}" + page.Say(" 元", " yuan"),
                paid.Fen,
                due.Fen,
                "pine"),
            Ul("cards", contract.Instalments.Select(HtmlNode? (item) => Row(page, item, contract.MoneyComesIn))));
    }

    private static HtmlElement Row(PageContext page, Instalment item, bool comesIn)
    {
        var isPaid = item.Paid.Value is { } paid && item.Due.Value is { } due && paid >= due;
        var isLate = !isPaid && item.DueDate < page.Today;
        var (mark, cssClass) = (isPaid, isLate) switch
        {
            (true, _) => (comesIn ? page.Say("✓ 已收", "✓ received") : page.Say("✓ 已付", "✓ paid"), "mark pine"),
            (_, true) => (
                comesIn ? page.Say("! 过期未收齐", "! overdue") : page.Say("! 过期未付清", "! overdue"), "mark cinnabar"),
            _ => (page.Say("… 未到期", "… not due yet"), "mark ochre"),
        };
        var day = item.DueDate is { } date ? Wording.Day(date, page) : null;
        var amount = Wording.Amount(item.Paid, page);
        var moved = item.Paid == WrittenMoney.NotGiven ? null
            : comesIn ? page.Say($"实收 {amount}", $"received {amount}")
            : page.Say($"实付 {amount}", $"paid {amount}");
        return Li(
            Div("pair", Span("name", item.Label), Span("sum", Wording.Amount(item.Due, page))),
            P("meta", [
                Span(cssClass, mark),
                day is null ? null : $" · {day}",
                moved is null ? null : $" · {moved}"]),
            item.Vouchers.Count == 0
                ? null
                : Div("vouchers", item.Vouchers.Select(path => Pictures.Inline(
                    page, page.Shown, path, page.Say($"{item.Label}凭证", $"Voucher for {item.Label}")))));
    }

    private static Money Sum(Contract contract, Func<Instalment, WrittenMoney> amount) =>
        contract.Instalments.Aggregate(Money.Zero, (sum, item) => sum + (amount(item).Value ?? Money.Zero));
}
