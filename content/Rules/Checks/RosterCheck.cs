using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>Adds up a roster again and looks whether people have time to object.</summary>
internal static class RosterCheck
{
    public static void Run(CheckContext context)
    {
        if (context.Document is not Roster roster)
        {
            return;
        }

        var from = 0;
        foreach (var total in roster.StatedTotals.Where(total => TotalWord.IsOfRows(total.Name)))
        {
            CheckTotal(roster, total, from, context);
            from = total.Line;
        }

        foreach (var twins in roster.Lines.GroupBy(line => (line.Name, line.Group)).Where(group => group.Count() > 1))
        {
            var second = twins.Skip(1).First();
            context.Add(
                ArithmeticRules.SamePersonTwice,
                context.In(second.Line, second.Name),
                $"“{second.Name}”在第 {twins.First().Line} 行已经列过一次。",
                $"'{second.Name}' already stands on line {twins.First().Line}.",
                new LocalText("是两个人就写清楚怎么分，是一个人就去掉一行。", "Tell two people apart, or remove one line."));
        }

        if (roster is { Date: { } day, ObjectionsUntil: { } until }
            && context.Rules.Objections(day) is var (days, cite)
            && until.DayNumber - day.DayNumber < days)
        {
            context.Add(
                DutyRules.ObjectionTooShort,
                context.Key("objections-until"),
                $"只有 {until.DayNumber - day.DayNumber} 天可以提意见，至少要 {days} 天：{cite.Chinese}。",
                $"Only {until.DayNumber - day.DayNumber} days to object; at least {days} are needed: {cite.English}.");
        }
    }

    private static void CheckTotal(Roster roster, RosterLine total, int from, CheckContext context)
    {
        var above = roster.Lines.Where(line => line.Line < total.Line).ToList();
        var since = above.Where(line => line.Line > from).ToList();
        if (total.Amount.Value is { } stated && stated != SumOf(above) && stated != SumOf(since))
        {
            context.Add(
                ArithmeticRules.Total,
                context.In(total.Line, total.Amount.Written),
                $"“{total.Name}”写的是 {stated}，各行加起来是 {SumOf(since)}。",
                $"'{total.Name}' says {stated}, the rows add up to {SumOf(since)}.");
        }

        if (total.People is { } people && people != CountOf(above) && people != CountOf(since))
        {
            context.Add(
                ArithmeticRules.Total,
                context.In(total.Line, total.Name),
                $"“{total.Name}”写的是 {people} 人，各行加起来是 {CountOf(since)} 人。",
                $"'{total.Name}' says {people} people, the rows add up to {CountOf(since)}.");
        }
    }

    private static Money SumOf(IEnumerable<RosterLine> lines) =>
        lines.Aggregate(Money.Zero, (sum, line) => sum + (line.Amount.Value ?? Money.Zero));

    private static long CountOf(IEnumerable<RosterLine> lines) => lines.Sum(line => (long)(line.People ?? 0));
}
