using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Whether contract, budget and books tell the same payments.</summary>
internal static class PaymentCheck
{
    public static void Run(VillageContext context)
    {
        var booked = context.Documents
            .SelectMany(facts => facts.Ledger?.Lines ?? [])
            .SelectMany(line => line.Authorities.Distinct(StringComparer.Ordinal)
                .Select(id => (id, Amount: line.Amount ?? Money.Zero)))
            .ToLookup(pair => pair.id, pair => pair.Amount, StringComparer.Ordinal);
        var contracts = context.OfKind<Contract>().ToList();
        foreach (var (facts, contract) in contracts)
        {
            CompareWithBooks(facts, contract, [.. booked[contract.Id]], context);
        }

        foreach (var (facts, matter) in context.OfKind<Matter>())
        {
            var own = contracts.Select(pair => pair.Document)
                .Where(contract => contract.Matters.Contains(matter.Id))
                .ToList();
            CompareWithBudget(facts, matter, own, context);
        }
    }

    // Books that never refer to the contract say nothing about it; those that do must agree.
    private static void CompareWithBooks(
        DocumentFacts facts, Contract contract, List<Money> lines, VillageContext context)
    {
        var paid = Sum(contract.Instalments.Select(part => part.Paid.Value ?? Money.Zero));
        var inBooks = Sum(lines);
        var words = PaymentWords.Of(contract);
        if (lines.Count > 0 && contract.Instalments.Any(part => part.Paid.Value is not null) && paid != inBooks)
        {
            context.Add(
                ArithmeticRules.BooksDiffer,
                facts,
                facts.Key("amount"),
                $"合同里写的{words.Paid}一共 {paid}，账上按这份合同记的是 {inBooks}，差 {paid - inBooks}。",
                $"The contract says {paid} is {words.English}, the books that refer to it say {inBooks}; "
                    + $"they differ by {paid - inBooks}.",
                new LocalText("看看哪一期没有记账，或者账上没有写依据。", "Look which instalment is not booked or not referred to."));
        }
    }

    private static void CompareWithBudget(
        DocumentFacts facts, Matter matter, List<Contract> contracts, VillageContext context)
    {
        var agreed = Sum(contracts.Select(contract => contract.Amount.Value ?? Money.Zero));
        if (matter.Budget.Value is { } budget && agreed > budget)
        {
            context.Add(
                ArithmeticRules.ContractsBeyondBudget,
                facts,
                facts.Key("budget"),
                $"预算 {budget}，签的合同加起来是 {agreed}。",
                $"The budget is {budget}, but the contracts add up to {agreed}.",
                new LocalText("超出的部分要重新表决。", "What goes beyond needs another vote."));
        }
    }

    private static Money Sum(IEnumerable<Money> amounts) =>
        amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
}
