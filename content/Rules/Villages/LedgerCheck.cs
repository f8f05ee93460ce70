using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Whether the books of a ledger follow each other without a gap.</summary>
internal static class LedgerCheck
{
    public static void Run(VillageContext context)
    {
        var books = context.Books().ToList();
        foreach (var ledger in books.GroupBy(book => (book.Books.Ledger, book.Period.Length)))
        {
            CheckSequence([.. ledger.OrderBy(book => book.Period)], context);
        }

        CheckDuties(books.Select(book => new PublishedBooks(book.Facts.Id, book.Books.Ledger, book.Period)), context);
    }

    private static void CheckSequence(
        IReadOnlyList<PlacedBooks> reports, VillageContext context)
    {
        for (var index = 1; index < reports.Count; index++)
        {
            var (before, report) = (reports[index - 1], reports[index]);
            var (last, period, facts) = (before.Period, report.Period, report.Facts);
            if (last == period)
            {
                context.Add(
                    ArithmeticRules.SamePeriodTwice,
                    facts,
                    facts.Key("period"),
                    $"这本账 {period} 已经有 {before.Facts.Id} 了。",
                    $"This ledger already has {before.Facts.Id} for {period}.");
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
                CheckOpening(before, report, context);
            }
        }
    }

    private static void CheckOpening(PlacedBooks before, PlacedBooks report, VillageContext context)
    {
        if (report.Books.Opening is { } opening && before.Books.Closing is { } closing && opening != closing)
        {
            context.Add(
                ArithmeticRules.OpeningDiffers,
                report.Facts,
                report.Facts.Key("opening"),
                $"期初写的是 {opening}，上期（{before.Facts.Id}）期末是 {closing}，差 {opening - closing}。",
                $"The opening is {opening}, but {before.Facts.Id} closed with {closing}; "
                + $"they differ by {opening - closing}.");
        }
    }

    private static void CheckDuties(IEnumerable<PublishedBooks> books, VillageContext context)
    {
        if (context.Village is not { } village || !context.ById.TryGetValue(village.Id, out var facts))
        {
            return;
        }

        foreach (var duty in DutyCalendar.Of(village, books, context.Today)
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
