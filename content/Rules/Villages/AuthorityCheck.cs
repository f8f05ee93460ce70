using System.Text.RegularExpressions;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Whether what was spent was allowed, by whom, and how much.</summary>
internal static partial class AuthorityCheck
{
    public static void Run(VillageContext context)
    {
        var spent = new Dictionary<string, Money>(StringComparer.Ordinal);
        var lines = context.OfKind<FinanceReport>()
            .OrderBy(pair => pair.Document.Period)
            .SelectMany(pair => pair.Document.Spending.Select(line => (pair.Facts, Line: line)));
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

        CheckMatters(lines.ToList(), context);
    }

    /// <summary>The largest amount a vote's passed motions name, added up; null when they name none.</summary>
    internal static Money? LimitOf(VoteOutcome outcome) => Sum(outcome.Motions
        .Where(motion => motion.Verdict != Verdict.Failed)
        .Select(motion => LargestAmount(motion.Motion.Text)));

    // 每份 38 元 is a price, not a limit: minutes limit what they allow only where they say so of every amount.
    private static Money? LimitOf(MeetingMinutes minutes)
    {
        var priced = minutes.Resolutions.Where(text => LargestAmount(text) is not null).ToList();
        return priced.All(text => LimitWords().IsMatch(text)) ? Sum(priced.Select(LargestAmount)) : null;
    }

    private static Money? Sum(IEnumerable<Money?> limits)
    {
        var named = limits.OfType<Money>().ToList();
        return named.Count > 0 ? named.Aggregate(Money.Zero, (sum, limit) => sum + limit) : null;
    }

    private static void CheckCompetent(
        DocumentFacts facts, FinanceLine line, ParsedDocument authority, VillageContext context)
    {
        var body = StageCheck.BodyOf(authority);
        var (chinese, english) = (body, authority) switch
        {
            (null, Contract or Matter or Roster) => ("", ""),
            (null, _) => ("不是会议记录、表决或合同", "is neither minutes nor a vote nor a contract"),
            ({ } known, _) when !context.Rules.SpendingBodies.Contains(DocumentWords.KeyOf(known)) =>
                ($"是{DocumentWords.NameOf(known).Chinese}的，花钱的事它定不了",
                    $"is of a body that may not decide spending ({DocumentWords.NameOf(known).English})"),
            (_, MeetingMinutes { Resolutions.Count: 0 }) => ("没有写决议", "states no resolution"),
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

    private static Money? LargestAmount(string text)
    {
        Money? largest = null;
        foreach (Match match in AmountInText().Matches(text))
        {
            if (MoneyText.Read(match.Value).Amount.Value is { } amount && (largest is null || amount > largest))
            {
                largest = amount;
            }
        }

        return largest;
    }

    private static void CheckPassed(
        DocumentFacts facts, FinanceLine line, DocumentFacts authority, VillageContext context)
    {
        var place = new TextPlace(line.Line, 1);
        var id = authority.Document.Id;
        CheckCompetent(facts, line, authority.Document, context);
        if (authority.Document is Contract { AwardedBy: { } award } && context.ById.TryGetValue(award, out var vote))
        {
            // A contract is no better than the vote that awarded it.
            CheckPassed(facts, line, vote, context);
            return;
        }

        if (authority.Outcome is { Motions.Count: > 0 } outcome
            && outcome.Motions.All(motion => motion.Verdict == Verdict.Failed))
        {
            var why = outcome.Motions[0].Sentence;
            context.Add(
                VoteRules.AuthorityNotPassed,
                facts,
                place,
                $"“{line.Description}”的依据 {id} 没有通过：{why.Chinese}",
                $"The authority {id} of '{line.Description}' was not passed: {why.English}");
        }

        if (StageCheck.BodyOf(authority.Document) is not null
            && line.Date is { } day && authority.Document.Date > day)
        {
            context.Add(
                VoteRules.AuthorityLater,
                facts,
                place,
                $"“{line.Description}”{day:yyyy-MM-dd} 就付了，{id} 到 {authority.Document.Date:yyyy-MM-dd} 才表决。",
                $"'{line.Description}' was paid on {day:yyyy-MM-dd}, before {id} of "
                + $"{authority.Document.Date:yyyy-MM-dd}.");
        }
    }

    private static void CheckAmount(
        DocumentFacts facts,
        FinanceLine line,
        DocumentFacts authority,
        Dictionary<string, Money> spent,
        VillageContext context)
    {
        var id = authority.Document.Id;
        var limit = authority switch
        {
            { Outcome: { } outcome } => LimitOf(outcome),
            { Document: Contract contract } => contract.Amount.Value,
            { Document: MeetingMinutes minutes } => LimitOf(minutes),
            _ => null,
        };
        if (limit is not { } most || line.Amount.Value is not { } amount)
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

    private static void CheckMatters(List<(DocumentFacts Facts, FinanceLine Line)> lines, VillageContext context)
    {
        var contracts = context.OfKind<Contract>()
            .SelectMany(pair => pair.Document.Matters.Select(matter => (matter, pair.Document.Id)))
            .ToLookup(pair => pair.matter, pair => pair.Id, StringComparer.Ordinal);
        foreach (var (facts, matter) in context.OfKind<Matter>())
        {
            var own = contracts[matter.Id].Append(matter.DecidedBy ?? "").Append(matter.Id).ToHashSet();
            var paid = lines.Where(pair => pair.Line.Authorities.Any(own.Contains))
                .Aggregate(Money.Zero, (sum, pair) => sum + (pair.Line.Amount.Value ?? Money.Zero));
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
                context.Add(
                    ArithmeticRules.BeyondContract,
                    facts,
                    facts.Key("amount"),
                    $"合同金额 {amount}，已经付了 {paid}。",
                    $"The contract is over {amount}, but {paid} are paid.");
            }
        }
    }

    [GeneratedRegex("不超过|不得超过|最多|控制在|以内|at most|no more than", RegexOptions.IgnoreCase)]
    private static partial Regex LimitWords();

    [GeneratedRegex(@"[0-9０-９][0-9０-９,，]*([.．][0-9０-９]+)?\s*(万元|元)|[壹贰叁肆伍陆柒捌玖拾佰仟万亿零]{2,}元")]
    private static partial Regex AmountInText();
}
