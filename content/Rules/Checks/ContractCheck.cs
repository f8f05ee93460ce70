using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>Adds up the instalments of a contract again.</summary>
internal static class ContractCheck
{
    public static void Run(CheckContext context)
    {
        if (context.Document is not Contract contract || contract.Instalments.Count == 0)
        {
            return;
        }

        var words = PaymentWords.Of(contract);

        // A sum of what is due means something only when every instalment names it.
        if (contract.Amount.Value is { } amount && contract.Instalments.All(part => part.Due.Value is not null))
        {
            var due = Sum(contract.Instalments.Select(part => part.Due));
            if (due != amount)
            {
                context.Add(
                    ArithmeticRules.InstalmentSum,
                    context.Key("amount"),
                    $"合同金额 {amount}，各期{words.Due}加起来是 {due}。",
                    $"The contract is over {amount}; the instalments add up to {due}.");
            }
        }

        foreach (var part in contract.Instalments.Where(part => part.Paid.Value > part.Due.Value))
        {
            context.Add(
                ArithmeticRules.PaidTooMuch,
                context.In(part.Line, part.Paid.Written),
                $"“{part.Label}”{words.Due} {part.Due.Value}，{words.Paid} {part.Paid.Value}。",
                $"'{part.Label}': {part.Due.Value} due, {part.Paid.Value} {words.English}.");
        }

        foreach (var total in contract.StatedTotals)
        {
            CheckTotal(total, total.Due, contract.Instalments.Select(part => part.Due), context);
            CheckTotal(total, total.Paid, contract.Instalments.Select(part => part.Paid), context);
        }
    }

    private static void CheckTotal(
        Instalment total, WrittenMoney stated, IEnumerable<WrittenMoney> rows, CheckContext context)
    {
        if (stated.Value is { } value && Sum(rows) is var sum && sum != value)
        {
            context.Add(
                ArithmeticRules.Total,
                context.In(total.Line, stated.Written),
                $"“{total.Label}”写的是 {value}，各行加起来是 {sum}。",
                $"'{total.Label}' says {value}, the rows add up to {sum}.");
        }
    }

    private static Money Sum(IEnumerable<WrittenMoney> amounts) =>
        amounts.Aggregate(Money.Zero, (sum, amount) => sum + (amount.Value ?? Money.Zero));
}
