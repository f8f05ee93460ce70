namespace VillagePublic.Content.Documents;

/// <summary>Reads values and says what is wrong with them.</summary>
internal sealed class ValueReader(DiagnosticBag diagnostics)
{
    // Enough to find the cell again.
    private const int MaxShown = 40;

    public WrittenMoney Money(string text, MoneyUnit unit, TextPlace place)
    {
        var reading = MoneyText.Read(text, unit);
        var shown = Shorten(text);
        switch (reading.Problem)
        {
            case MoneyProblem.None:
                break;
            case MoneyProblem.FigureAndWordsDiffer:
                diagnostics.Add(
                    ValueRules.FigureAndWordsDiffer,
                    place,
                    $"“{shown}”的大写和小写不一样。",
                    $"Words and figure of '{shown}' differ.",
                    new LocalText("对照凭证，改成一致。", "Check the voucher and make them agree."));
                break;
            case MoneyProblem.BadGrouping:
                Bad(place, $"“{shown}”的千位逗号位置不对。", $"The commas in '{shown}' are not between groups of three.");
                break;
            case MoneyProblem.FinerThanFen:
                Bad(place, $"“{shown}”精确到了一分以下。", $"'{shown}' is finer than a fen.");
                break;
            case MoneyProblem.TooLarge:
                Bad(place, $"“{shown}”太大，不像一个村的账。", $"'{shown}' is too large for a village's books.");
                break;
            default:
                Bad(place, $"“{shown}”不是金额。", $"'{shown}' is not an amount of money.");
                break;
        }

        if (unit == MoneyUnit.TenThousandYuan && reading.UnitNamed == MoneyUnit.Yuan)
        {
            diagnostics.Add(
                ValueRules.MixedUnits,
                place,
                $"本表单位是万元，这里写的是“{shown}”。",
                $"The table is in 万元, but this says '{shown}'.",
                new LocalText("同一张表用同一个单位。", "Use one unit in one table."));
        }

        return reading.Amount;
    }

    public int? Count(string text, TextPlace place)
    {
        if (CountText.TryRead(text, out var count))
        {
            return count;
        }

        var shown = Shorten(text);
        diagnostics.Add(
            StructureRules.BadCount,
            place,
            $"“{shown}”不是整数。",
            $"'{shown}' is not a whole number.",
            Hints.WriteCount);
        return null;
    }

    /// <summary>A day in a table; inside a period the year may be left out.</summary>
    public DateOnly? Day(string text, Period? period, int? year, TextPlace place)
    {
        if (WrittenText.IsNotGiven(WrittenText.Narrow(text)))
        {
            return null;
        }

        var shown = Shorten(text);
        if (DateText.TryReadDay(text, period?.Year ?? year) is not { } day)
        {
            diagnostics.Add(
                StructureRules.BadDate, place, $"“{shown}”不是日期。", $"'{shown}' is not a date.", Hints.WriteDate);
            return null;
        }

        if (period is { } given && (day < given.Start || day >= given.End))
        {
            diagnostics.Add(
                StructureRules.OutsidePeriod,
                place,
                $"“{shown}”不在账期 {given} 里。",
                $"'{shown}' is outside the period {given}.",
                new LocalText("跨期补记的，在备注里写明。", "If it was booked late, say so in the note column."));
        }

        return day;
    }

    private static string Shorten(string text) => WrittenText.Shorten(text, MaxShown);

    private void Bad(TextPlace place, string chinese, string english) =>
        diagnostics.Add(StructureRules.BadMoney, place, chinese, english, Hints.WriteMoney);
}

/// <summary>The two arithmetic findings that show while reading; the others need the whole document.</summary>
public static class ValueRules
{
    /// <summary>VP2001.</summary>
    public static readonly DiagnosticRule FigureAndWordsDiffer = DiagnosticRule.Warning(
        "VP2001", "大写和小写金额不一致", "amount in words and in figures differ");

    /// <summary>VP2002.</summary>
    public static readonly DiagnosticRule MixedUnits = DiagnosticRule.Warning(
        "VP2002", "元和万元混用", "yuan and ten thousand yuan mixed");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [FigureAndWordsDiffer, MixedUnits];
}
