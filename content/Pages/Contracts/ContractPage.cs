using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages.Markup;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>A contract: with whom, how much, how long, and what has been paid.</summary>
internal sealed class ContractPage()
    : KindPage<Contract>(
        DocumentKind.Contract,
        "contracts",
        new LocalText("合同", "Contracts"),
        new LocalText("村里的地、房、塘租给了谁，钱收齐没有", "What is let to whom, and whether it is paid"))
{
    /// <inheritdoc />
    protected override IEnumerable<HtmlNode?> Body(PageContext page, Contract contract, BlockMarkup prose)
    {
        yield return Terms(page, contract);
        yield return prose.Render(DocumentBody.Introduction(contract));
        yield return Instalments(page, contract);
        yield return prose.Render(DocumentBody.Rest(contract));
    }

    /// <inheritdoc />
    protected override HtmlNode? Gist(PageContext page, Contract contract)
    {
        var (due, paid) = Sums(contract);
        return contract.Instalments switch
        {
            [] => contract.Party,
            var items when items.Any(item => IsLate(page, item)) =>
                Span("cinnabar", page.Say("! 有过期没付清的", "! overdue")),
            _ => page.Say(
                $"{PaidWord(page, contract)} {Wording.Yuan(paid)} / {Wording.Yuan(due)} 元",
                $"{PaidWord(page, contract)} {Wording.Yuan(paid)} of {Wording.Yuan(due)} yuan"),
        };
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

        var (due, paid) = Sums(contract);
        return Section(
            "lines",
            H2(contract.MoneyComesIn ? page.Say("分期收款", "Instalments") : page.Say("分期付款", "Instalments")),
            Bar.Row(
                PaidWord(page, contract),
                $"{Wording.Yuan(paid)} / {Wording.Yuan(due)}" + page.Say(" 元", " yuan"),
                paid.Fen,
                due.Fen,
                "pine"),
            Ul("cards", contract.Instalments.Select(HtmlNode? (item) => Row(page, contract, item))));
    }

    private static HtmlElement Row(PageContext page, Contract contract, Instalment item)
    {
        var isIncome = contract.MoneyComesIn;
        var (mark, cssClass) = (IsPaid(item), IsLate(page, item)) switch
        {
            (true, _) => (page.Say(isIncome ? "✓ 收齐了" : "✓ 付清了", "✓ paid"), "mark pine"),
            (_, true) => (page.Say(isIncome ? "! 过期没收齐" : "! 过期没付清", "! overdue"), "mark cinnabar"),
            _ => (page.Say("… 没到期", "… not due yet"), "mark ochre"),
        };
        var day = item.DueDate is { } date ? Wording.Day(date, page) : null;
        var amount = Wording.Amount(item.Paid, page);
        var received = item.Paid == WrittenMoney.NotGiven
            ? null
            : page.Say($"{(isIncome ? "实收" : "实付")} {amount}", $"{(isIncome ? "received" : "paid")} {amount}");
        var due = page.Say(isIncome ? "应收 " : "应付 ", isIncome ? "to receive " : "to pay ");
        return Li(
            Div("pair", Span("name", item.Label), Span("sum", due, Wording.Amount(item.Due, page))),
            P("meta", [
                Span(cssClass, mark),
                day is null ? null : $" · {day}",
                received is null ? null : $" · {received}",
                item.Note is { Length: > 0 } note ? $" · {note}" : null]),
            item.Vouchers.Count == 0
                ? null
                : Div("vouchers", item.Vouchers.Select(path => Pictures.Inline(
                    page, page.Shown, path, page.Say($"{item.Label}凭证", $"Voucher for {item.Label}")))));
    }

    private static bool IsPaid(Instalment item) =>
        item.Paid.Value is { } paid && item.Due.Value is { } due && paid >= due;

    private static bool IsLate(PageContext page, Instalment item) => !IsPaid(item) && item.DueDate < page.Today;

    private static string PaidWord(PageContext page, Contract contract) => contract.MoneyComesIn
        ? page.Say("已收", "Received")
        : page.Say("已付", "Paid");

    private static (Money Due, Money Paid) Sums(Contract contract) =>
        (Sum(contract, instalment => instalment.Due), Sum(contract, instalment => instalment.Paid));

    private static Money Sum(Contract contract, Func<Instalment, WrittenMoney> amount) =>
        contract.Instalments.Aggregate(Money.Zero, (sum, item) => sum + (amount(item).Value ?? Money.Zero));
}
