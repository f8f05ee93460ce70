using System.Globalization;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>Reckons a ledger again, the way an accountant of another village would.</summary>
internal static class FinanceCheck
{
    // A share is written with one decimal at most, so a tenth of a percent is rounding.
    private const decimal PercentTolerance = 0.1m;

    private static readonly string[] PercentHeaders = ["占比", "比例", "百分比", "share", "percent"];

    public static void Run(CheckContext context)
    {
        if (context.Document is not FinanceReport report)
        {
            return;
        }

        CheckEquation(report, context);
        foreach (var section in Enum.GetValues<FinanceSection>())
        {
            CheckTotals(report, section, context);
        }

        CheckRunningBalance(report, context);
        CheckLines(report, context);
    }

    /// <summary>The lines of one section.</summary>
    internal static IReadOnlyList<FinanceLine> LinesOf(FinanceReport report, FinanceSection section) => section switch
    {
        FinanceSection.Income => report.Income,
        FinanceSection.Spending => report.Spending,
        FinanceSection.Planned => report.Planned,
        FinanceSection.Assets => report.Assets,
        FinanceSection.Receivables => report.Receivables,
        FinanceSection.Payables => report.Payables,
        _ => report.Resources,
    };

    private static void CheckEquation(FinanceReport report, CheckContext context)
    {
        if (report.Opening.Value is not { } opening || report.Closing.Value is not { } closing)
        {
            context.Add(
                ArithmeticRules.NoBalance,
                context.Key(report.Opening.Value is null ? "opening" : "closing"),
                "没有写期初或期末余额，账核对不了。",
                "Opening or closing balance is missing; the books cannot be reckoned again.",
                new LocalText("在文件头写 opening 和 closing。", "Give 'opening' and 'closing' in the front matter."));
            return;
        }

        var computed = opening + report.IncomeTotal - report.SpendingTotal;
        if (computed != closing)
        {
            context.Add(
                ArithmeticRules.Equation,
                context.Key("closing"),
                $"期初 {opening} ＋ 收入 {report.IncomeTotal} － 支出 {report.SpendingTotal} ＝ {computed}，"
                + $"写的期末是 {closing}，差 {closing - computed}。",
                $"Opening {opening} + income {report.IncomeTotal} − spending {report.SpendingTotal} = {computed}, "
                + $"but the closing is {closing}; they differ by {closing - computed}.",
                new LocalText("找找是不是漏了一笔。签过字的数不要改，另写更正。", "Look for a missing line."));
        }
    }

    private static void CheckTotals(FinanceReport report, FinanceSection section, CheckContext context)
    {
        var lines = LinesOf(report, section);
        var lastTotal = 0;
        foreach (var total in report.StatedTotals.Where(total => total.Section == section))
        {
            var (from, reckoned) = (lastTotal, TotalWord.IsOfRows(total.Label));
            lastTotal = reckoned ? total.Line : lastTotal;
            if (!reckoned || total.Amount.Value is not { } stated)
            {
                continue;
            }

            // A subtotal counts since the last one, a grand total from the start; tables differ, both are accepted.
            var all = SumOf(lines.Where(line => line.Line < total.Line));
            var since = SumOf(lines.Where(line => line.Line < total.Line && line.Line > from));
            if (stated != all && stated != since)
            {
                context.Add(
                    ArithmeticRules.Total,
                    context.In(total.Line, total.Amount.Written),
                    $"“{total.Label}”写的是 {stated}，各行加起来是 {since}，差 {stated - since}。",
                    $"'{total.Label}' says {stated}, the rows add up to {since}; they differ by {stated - since}.");
            }
        }
    }

    private static Money SumOf(IEnumerable<FinanceLine> lines) =>
        lines.Aggregate(Money.Zero, (sum, line) => sum + (line.Amount.Value ?? Money.Zero));

    // Only lines that follow each other directly are compared: what stands between tables is not known.
    private static void CheckRunningBalance(FinanceReport report, CheckContext context)
    {
        var booked = report.Income.Select(line => (line, sign: 1))
            .Concat(report.Spending.Select(line => (line, sign: -1)))
            .Where(pair => pair.line.Balance.Value is not null)
            .OrderBy(pair => pair.line.Line)
            .ToList();
        for (var index = 1; index < booked.Count; index++)
        {
            var (before, (line, sign)) = (booked[index - 1].line, booked[index]);
            if (line.Line != before.Line + 1 || line.Amount.Value is not { } amount)
            {
                continue;
            }

            var expected = before.Balance.Value!.Value + (sign > 0 ? amount : -amount);
            if (line.Balance.Value != expected)
            {
                context.Add(
                    ArithmeticRules.RunningBalance,
                    context.In(line.Line, line.Balance.Written),
                    $"余额写的是 {line.Balance.Value}，从上一行算下来是 {expected}。",
                    $"The balance says {line.Balance.Value}; reckoned from the line above it is {expected}.");
            }
        }
    }

    private static void CheckLines(FinanceReport report, CheckContext context)
    {
        var seen = new Dictionary<(string Number, Money Amount), int>();
        foreach (var line in report.Income.Concat(report.Spending).OrderBy(line => line.Line))
        {
            if (line.Amount.Value is not { } amount)
            {
                context.Add(
                    ArithmeticRules.NoAmount,
                    context.In(line.Line, line.Description),
                    $"“{line.Description}”没有写金额。",
                    $"'{line.Description}' gives no amount.");
                continue;
            }

            if (line.Number is { } number && !seen.TryAdd((number, amount), line.Line))
            {
                context.Add(
                    ArithmeticRules.SameNumberTwice,
                    context.In(line.Line, number),
                    $"凭证号 {number}、金额 {amount} 和第 {seen[(number, amount)]} 行相同，是不是记了两次？",
                    $"Voucher {number} over {amount} also stands on line {seen[(number, amount)]}; booked twice?");
            }
        }

        foreach (var line in report.Spending.Where(line => line.Amount.Value > Money.Zero))
        {
            CheckSignatures(line, context);
        }

        CheckPercentages(report.Income, report.IncomeTotal, context);
        CheckPercentages(report.Spending, report.SpendingTotal, context);
    }

    private static void CheckSignatures(FinanceLine line, CheckContext context)
    {
        if (line.Handler is not null && line.Approver is not null)
        {
            return;
        }

        var (chinese, english) = (line.Handler, line.Approver) switch
        {
            (null, null) => ("经手人和审批人", "handler and approver"),
            (null, _) => ("经手人", "handler"),
            _ => ("审批人", "approver"),
        };
        context.Add(
            DutyRules.NoSignature,
            context.In(line.Line, line.Description),
            $"“{line.Description}”没有写{chinese}。",
            $"'{line.Description}' names no {english}.");
    }

    private static void CheckPercentages(IReadOnlyList<FinanceLine> lines, Money total, CheckContext context)
    {
        if (total <= Money.Zero)
        {
            return;
        }

        foreach (var line in lines.Where(line => line.Amount.Value is not null))
        {
            var written = line.Others.FirstOrDefault(pair => PercentHeaders.Contains(pair.Key)).Value;
            if (written is null
                || !decimal.TryParse(
                    written.TrimEnd('%', '％', ' '),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var stated))
            {
                continue;
            }

            var exact = line.Amount.Value!.Value.Fen * 100m / total.Fen;
            if (Math.Abs(exact - stated) > PercentTolerance)
            {
                context.Add(
                    ArithmeticRules.Percentage,
                    context.In(line.Line, written),
                    string.Create(CultureInfo.InvariantCulture, $"写的是 {written}，按金额算是 {exact:0.0}%。"),
                    string.Create(CultureInfo.InvariantCulture, $"It says {written}; the figures give {exact:0.0}%."));
            }
        }
    }
}

/// <summary>Tells totals of the rows above from totals that need other documents.</summary>
internal static class TotalWord
{
    private static readonly string[] BeyondDocument = ["累计", "结转", "余额", "forward"];

    /// <summary>Whether a label states the sum of rows of the same table.</summary>
    public static bool IsOfRows(string label) =>
        !BeyondDocument.Any(word => label.Contains(word, StringComparison.OrdinalIgnoreCase));
}
