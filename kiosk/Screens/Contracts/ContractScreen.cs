using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>A contract: with whom, about what, and whether the money came or went as agreed.</summary>
/// <remarks>Money that comes in is 应收 and 实收, money that goes out 应付 and 实付, as the author's table says.</remarks>
internal sealed class ContractScreen : KindScreen
{
    public override DocumentKind Kind => DocumentKind.Contract;

    public override Icon Icon => Icon.Contract;

    public override Word Name => Word.KindContract;

    public override Node? ListNote(ScreenContext context, ParsedDocument document)
    {
        var contract = (Contract)document;
        return Sheet.Stack(
            1,
            contract.Party is { Length: > 0 } party ? Sheet.Muted(party) : null,
            contract.Amount.Value is { } amount ? new Node.Text(context.Yuan(amount)) { Tabular = true } : null);
    }

    public override IEnumerable<Node?> Sections(DocumentPage page)
    {
        var contract = (Contract)page.Document;
        var context = page.Context;
        yield return Sheet.Halves(
            context,
            [Facts(context, contract), Awarded(context, contract)],
            [Progress(context, contract), Instalments(page, contract)]);
        yield return Sheet.Section(
            context[Word.InTheirWords], page.Prose());
    }

    private static Node? Facts(ScreenContext context, Contract contract) => Sheet.Section(
        context[Word.ContractTitle],
        Sheet.Facts(
            Sheet.Fact(context[Word.ContractParty], contract.Party),
            Sheet.Fact(context[Word.ContractSubject], contract.Subject),
            Sheet.Fact(context[Word.ContractFrom], contract.From is { } from ? context.Day(from) : null),
            Sheet.Fact(context[Word.ContractUntil], contract.Until is { } until ? context.Day(until) : null),
            contract.Amount.Value is { } amount
                ? Sheet.Figure(context[Word.ContractAmount], context.Yuan(amount), strong: true)
                : null));

    private static Node? Awarded(ScreenContext context, Contract contract) => contract.AwardedBy is { } id
        ? Sheet.Section(context[Word.AwardedBy], Related.Link(context, id))
        : null;

    private static Node? Progress(ScreenContext context, Contract contract)
    {
        var due = Sum(contract.Instalments.Select(part => part.Due));
        var paid = Sum(contract.Instalments.Select(part => part.Paid));
        var whole = contract.Amount.Value is { } amount && amount > Money.Zero ? amount : due;
        if (contract.Instalments.Count == 0 || whole <= Money.Zero)
        {
            return null;
        }

        var comesIn = contract.MoneyComesIn;
        return Sheet.Section(
            context[comesIn ? Word.ReceivedTitle : Word.PaidTitle],
            Sheet.Card(
                Sheet.Bold(paid >= whole
                    ? context[comesIn ? Word.ReceivedInFull : Word.PaidInFull]
                    : context.Say(
                        comesIn ? Word.ReceivedSoFar : Word.PaidSoFar, context.Yuan(paid), context.Yuan(whole))),
                new Node.Bar(
                    Math.Clamp(paid.Fen / (double)whole.Fen, 0, 1), comesIn ? Ink.Pine : Ink.Ochre) { HeightMm = 7 },
                paid < whole
                    ? Sheet.Figure(
                        context[comesIn ? Word.StillToReceive : Word.StillToPay], context.Yuan(whole - paid))
                    : null));
    }

    private static Node? Instalments(DocumentPage page, Contract contract) => Sheet.Section(
        page.Context[contract.MoneyComesIn ? Word.InstalmentsReceived : Word.Instalments],
        contract.Instalments.Select(part => (Node?)Instalment(page, part, contract.MoneyComesIn)));

    private static Node Instalment(DocumentPage page, Instalment part, bool comesIn)
    {
        var context = page.Context;
        return Sheet.Card(
        [
            Sheet.Bold(part.Label),
            Sheet.Fact(context[Word.InstalmentDue], part.DueDate is { } date ? context.Day(date) : null),
            Sheet.Figure(context[comesIn ? Word.InstalmentReceivable : Word.InstalmentAmount], context.Yuan(part.Due)),
            part.Paid == WrittenMoney.NotGiven
                ? null
                : Sheet.Figure(
                    context[comesIn ? Word.InstalmentReceived : Word.InstalmentPaid],
                    context.Yuan(part.Paid),
                    comesIn ? Ink.Pine : Ink.Ochre),
            Sheet.Fact(context[Word.LineNote], part.Note),
            State(context, part, comesIn),
            .. part.Vouchers.Select(
                path => (Node?)Pictures.Link(context, page.Revision, path, context[Word.SeeVoucher])),
        ]);
    }

    private static Node? State(ScreenContext context, Instalment part, bool comesIn)
    {
        if (part.Due.Value is not { } due)
        {
            return null;
        }

        var paid = part.Paid.Value ?? Money.Zero;
        var isLate = context.Clock.IsPlausible && part.DueDate < context.Clock.Today;
        return paid >= due ? Sheet.Badge(context[comesIn ? Word.Received : Word.Paid], Icon.Check, Ink.Pine)
            : isLate ? Sheet.Badge(
                context[comesIn ? Word.ReceiptLate : Word.PaymentLate], Icon.Warning, Ink.Cinnabar)
            : Sheet.Badge(context[Word.NotYetDue], Icon.Clock, Ink.Ochre);
    }

    private static Money Sum(IEnumerable<WrittenMoney> amounts) =>
        amounts.Aggregate(Money.Zero, (sum, amount) => sum + (amount.Value ?? Money.Zero));
}
