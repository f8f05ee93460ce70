using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Whether the books of a ledger follow each other without a gap.</summary>
internal static class LedgerCheck
{
    public static void Run(VillageContext context)
    {
        var reports = context.OfKind<FinanceReport>().Where(pair => pair.Document.Period is not null).ToList();
        foreach (var ledger in reports.GroupBy(
            pair => (pair.Document.Ledger, pair.Document.Period!.Value.Length)))
        {
            CheckSequence([.. ledger.OrderBy(pair => pair.Document.Period!.Value)], context);
        }

        CheckDuties(reports.Select(pair => pair.Document), context);
    }

    private static void CheckSequence(
        IReadOnlyList<(DocumentFacts Facts, FinanceReport Document)> reports, VillageContext context)
    {
        for (var index = 1; index < reports.Count; index++)
        {
            var (before, (facts, report)) = (reports[index - 1].Document, reports[index]);
            var (last, period) = (before.Period!.Value, report.Period!.Value);
            if (last == period)
            {
                context.Add(
                    ArithmeticRules.SamePeriodTwice,
                    facts,
                    facts.Key("period"),
                    $"这本账 {period} 已经有 {before.Id} 了。",
                    $"This ledger already has {before.Id} for {period}.");
            }
            else if (last.Next != period)
            {
                context.Add(
                    ArithmeticRules.PeriodMissing,
                    facts,
                    facts.Key("period"),
                    $"这本账上一份是 {last}，缺 {last.Next}。",
                    $"The ledger's document before is of {last}; {last.Next} is missing.");
            }
            else
            {
                CheckOpening(before, facts, report, context);
            }
        }
    }

    private static void CheckOpening(
        FinanceReport before, DocumentFacts facts, FinanceReport report, VillageContext context)
    {
        if (report.Opening.Value is { } opening && before.Closing.Value is { } closing && opening != closing)
        {
            context.Add(
                ArithmeticRules.OpeningDiffers,
                facts,
                facts.Key("opening"),
                $"期初写的是 {opening}，上期（{before.Id}）期末是 {closing}，差 {opening - closing}。",
                $"The opening is {opening}, but {before.Id} closed with {closing}; "
                + $"they differ by {opening - closing}.");
        }
    }

    private static void CheckDuties(IEnumerable<FinanceReport> reports, VillageContext context)
    {
        if (context.Village is not { } village || !context.ById.TryGetValue(village.Id, out var facts))
        {
            return;
        }

        foreach (var duty in DutyCalendar.Of(village, reports, context.Today)
            .Where(duty => duty.State == DutyState.Overdue))
        {
            context.Add(
                DutyRules.Overdue,
                facts,
                facts.Key("ledgers"),
                $"{duty.Sentence.Chinese}最晚 {duty.DueDate:yyyy-MM-dd}（{duty.Citation.Chinese}）。",
                $"{duty.Sentence.English} It was due on {duty.DueDate:yyyy-MM-dd} ({duty.Citation.English}).");
        }
    }
}
