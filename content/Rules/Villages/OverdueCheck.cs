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
                CheckInstalment(facts, part, context);
            }
        }

        foreach (var (facts, minutes) in context.OfKind<MeetingMinutes>())
        {
            foreach (var item in minutes.FollowUps.Where(item => !item.Done && item.Due < context.Today))
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
    private static void CheckInstalment(DocumentFacts facts, Instalment part, VillageContext context)
    {
        if (part.Due.Value is not { } due || due <= Money.Zero || part.Paid.Value >= due)
        {
            return;
        }

        var (paid, paidEnglish) = part.Paid.Value is { } some
            ? ($"只付了 {some}", $"only {some} is paid")
            : ("没有写付了没有", "no payment is written down");
        context.Add(
            DutyRules.InstalmentLate,
            facts,
            new TextPlace(part.Line, 1),
            $"“{part.Label}”{part.DueDate:yyyy-MM-dd} 到期，应付 {due}，{paid}。",
            $"'{part.Label}' fell due on {part.DueDate:yyyy-MM-dd} over {due}; {paidEnglish}.",
            new LocalText("付了就补上实付和凭证；没付就在备注里写明怎么办。", "Add payment and voucher, or say what is done."));
    }
}
