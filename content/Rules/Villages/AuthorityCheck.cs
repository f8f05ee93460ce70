using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Whether what was spent was allowed, by whom, and how much.</summary>
internal static class AuthorityCheck
{
    public static void Run(VillageContext context)
    {
        var spent = new Dictionary<string, Money>(StringComparer.Ordinal);
        var lines = context.Documents
            .Where(facts => facts.Ledger is not null)
            .OrderBy(facts => facts.Ledger!.Period)
            .SelectMany(facts => facts.Ledger!.Lines
                .Where(line => line.IsSpending && line.Authorities.Length > 0)
                .Select(line => (Facts: facts, Line: line)))
            .ToList();
        foreach (var (facts, line) in lines)
        {
            foreach (var id in line.Authorities.Distinct(StringComparer.Ordinal))
            {
                if (context.ById.TryGetValue(id, out var authority))
                {
                    CheckPassed(facts, line, authority, context);
                    CheckAmount(facts, line, authority, spent, context);
                }
            }
        }

        CheckMatters(lines, context);
    }

    private static void CheckCompetent(
        DocumentFacts facts, ReferringLine line, DocumentFacts authority, VillageContext context)
    {
        var (chinese, english) = (authority.Decision?.Body, authority) switch
        {
            (null, { Kind: DocumentKind.Contract or DocumentKind.Matter or DocumentKind.Roster }) => ("", ""),
            (null, _) => ("不是会议记录、表决或合同", "is neither minutes nor a vote nor a contract"),
            ({ } known, _) when !context.Rules.SpendingBodies.Contains(DocumentWords.KeyOf(known)) =>
                ($"是{DocumentWords.NameOf(known).Chinese}的，花钱的事它定不了",
                    $"is of a body that may not decide spending ({DocumentWords.NameOf(known).English})"),
            (_, { Decision.Resolves: false }) => ("没有写决议", "states no resolution"),
            _ => ("", ""),
        };
        if (chinese.Length > 0)
        {
            context.Add(
                VoteRules.AuthorityNotCompetent,
                facts,
                new TextPlace(line.Line, 1),
                $"“{line.Description}”的依据 {authority.Id} {chinese}。",
                $"The authority {authority.Id} of '{line.Description}' {english}.",
                new LocalText("连到同意这笔钱的会议记录或表决。", "Link the minutes or the vote that allowed it."));
        }
    }

    private static void CheckPassed(
        DocumentFacts facts, ReferringLine line, DocumentFacts authority, VillageContext context)
    {
        var place = new TextPlace(line.Line, 1);
        var id = authority.Id;
        CheckCompetent(facts, line, authority, context);
        if (authority.Document is Contract { AwardedBy: { } award } && context.ById.TryGetValue(award, out var vote))
        {
            // A contract is no better than the vote that awarded it.
            CheckPassed(facts, line, vote, context);
            return;
        }

        if (authority.Decision?.WhyFailed is { } why)
        {
            context.Add(
                VoteRules.AuthorityNotPassed,
                facts,
                place,
                $"“{line.Description}”的依据 {id} 没有通过：{why.Chinese}",
                $"The authority {id} of '{line.Description}' was not passed: {why.English}");
        }

        if (authority.Decision is not null && line.Date is { } day && authority.Date > day)
        {
            context.Add(
                VoteRules.AuthorityLater,
                facts,
                place,
                $"“{line.Description}”{day:yyyy-MM-dd} 就付了，{id} 到 {authority.Date:yyyy-MM-dd} 才表决。",
                $"'{line.Description}' was paid on {day:yyyy-MM-dd}, before {id} of "
                + $"{authority.Date:yyyy-MM-dd}.");
        }
    }

    private static void CheckAmount(
        DocumentFacts facts,
        ReferringLine line,
        DocumentFacts authority,
        Dictionary<string, Money> spent,
        VillageContext context)
    {
        var id = authority.Id;
        var limit = authority.Document is Contract awarded ? awarded.Amount.Value : authority.Decision?.Limit;
        if (limit is not { } most || line.Amount is not { } amount)
        {
            return;
        }

        var before = spent.GetValueOrDefault(id);
        spent[id] = before + amount;

        // Told once, at the line that goes beyond.
        if (spent[id] > most && before <= most)
        {
            var isContract = authority.Document is Contract;
            context.Add(
                isContract ? ArithmeticRules.BeyondContract : VoteRules.AuthorityTooSmall,
                facts,
                new TextPlace(line.Line, 1),
                $"到“{line.Description}”为止，按 {id} 一共花了 {spent[id]}，{(isContract ? "合同是" : "只同意花")} {most}。",
                $"With '{line.Description}' {spent[id]} are spent under {id}, which allows {most}.");
        }
    }

    private static void CheckMatters(List<(DocumentFacts Facts, ReferringLine Line)> lines, VillageContext context)
    {
        var contracts = context.OfKind<Contract>()
            .SelectMany(pair => pair.Document.Matters.Select(matter => (matter, pair.Document.Id)))
            .ToLookup(pair => pair.matter, pair => pair.Id, StringComparer.Ordinal);
        foreach (var (facts, matter) in context.OfKind<Matter>())
        {
            var own = contracts[matter.Id].Append(matter.DecidedBy ?? "").Append(matter.Id).ToHashSet();
            var paid = lines.Where(pair => pair.Line.Authorities.Any(own.Contains))
                .Aggregate(Money.Zero, (sum, pair) => sum + (pair.Line.Amount ?? Money.Zero));
            if (matter.Budget.Value is { } budget && paid > budget)
            {
                context.Add(
                    ArithmeticRules.BeyondBudget,
                    facts,
                    facts.Key("budget"),
                    $"预算 {budget}，账上已经付了 {paid}。",
                    $"The budget is {budget}, but {paid} are already paid.");
            }
        }

        foreach (var (facts, contract) in context.OfKind<Contract>())
        {
            var paid = contract.Instalments.Aggregate(
                Money.Zero, (sum, part) => sum + (part.Paid.Value ?? Money.Zero));
            if (contract.Amount.Value is { } amount && paid > amount)
            {
                var words = PaymentWords.Of(contract);
                context.Add(
                    ArithmeticRules.BeyondContract,
                    facts,
                    facts.Key("amount"),
                    $"合同金额 {amount}，已经{words.Pay}了 {paid}。",
                    $"The contract is over {amount}, but {paid} are {words.English}.");
            }
        }
    }
}
