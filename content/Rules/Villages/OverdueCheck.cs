using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>What was promised for a day that has passed: instalments and what meetings asked to be done.</summary>
internal static class OverdueCheck
{
    public static void Run(VillageContext context)
    {
        foreach (var (facts, contract) in context.OfKind<Contract>())
        {
            foreach (var part in contract.Instalments.Where(part => part.DueDate < context.Today))
            {
                CheckInstalment(facts, contract, part, context);
            }
        }

        foreach (var facts in context.Documents)
        {
            foreach (var item in (facts.Decision?.Open ?? []).Where(item => item.Due < context.Today))
            {
                context.Add(
                    DutyRules.FollowUpLate,
                    facts,
                    new TextPlace(item.Line, 1),
                    $"“{item.Text}”说好 {item.Due:yyyy-MM-dd} 前办，还没有打勾。",
                    $"'{item.Text}' was to be done by {item.Due:yyyy-MM-dd} and is not ticked.",
                    new LocalText("办好了就打勾，发一次更正；没办好就在会上说明。", "Tick it in a new revision, or say why not."));
            }
        }
    }

    // A payment that is not written down is not a payment of zero: the two are told apart.
    private static void CheckInstalment(
        DocumentFacts facts, Contract contract, Instalment part, VillageContext context)
    {
        if (part.Due.Value is not { } amount || amount <= Money.Zero || part.Paid.Value >= amount)
        {
            return;
        }

        var words = PaymentWords.Of(contract);
        var (paid, paidEnglish) = part.Paid.Value is { } some
            ? ($"只{words.Pay}了 {some}", $"only {some} is {words.English}")
            : ($"没有写{words.Pay}了没有", $"it is not written down whether it was {words.English}");
        context.Add(
            DutyRules.InstalmentLate,
            facts,
            new TextPlace(part.Line, 1),
            $"“{part.Label}”{part.DueDate:yyyy-MM-dd} 到期，{words.Due} {amount}，{paid}。",
            $"'{part.Label}' fell due on {part.DueDate:yyyy-MM-dd} over {amount}; {paidEnglish}.",
            new LocalText(
                $"{words.Pay}了就补上{words.Paid}和凭证；没{words.Pay}就在备注里写明怎么办。",
                "Add the payment and its voucher, or say what is done."));
    }
}
