using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Paper;

/// <summary>A finance report on paper: the equation, then every line of every table, one by one.</summary>
/// <param name="context">A screen of the paper's size.</param>
internal sealed class FinanceSheet(ScreenContext context)
{
    private const double LeastDescriptionEm = 9;
    private const double MostAccountEm = 6;

    private static readonly PaperColumn NoColumn = new("", 0);

    public IEnumerable<PaperBlock> Blocks(FinanceReport report)
    {
        yield return new PaperBlock.Flow(
            PaperNodes.Printed(FinanceEquation.Make(context, report, new FinanceHistory(context, report.Ledger)))!);
        (Word Title, IReadOnlyList<FinanceLine> Lines)[] tables =
        [
            (Word.IncomeLines, report.Income),
            (Word.SpendingLines, report.Spending),
            (Word.PaperPlanned, report.Planned),
            (Word.Assets, report.Assets),
            (Word.Receivables, report.Receivables),
            (Word.Payables, report.Payables),
            (Word.Resources, report.Resources),
        ];
        foreach (var (title, lines) in tables.Where(table => table.Lines.Count > 0))
        {
            yield return new PaperBlock.Flow(
                new Node.Text(context.Say(title, lines.Count)) { Bold = true, Step = TextStep.Lead })
            {
                KeepsWithNext = true,
            };
            yield return Table(lines);
        }
    }

    /// <summary>Columns that no line fills are left out, so that the others have room.</summary>
    private PaperBlock.Table Table(IReadOnlyList<FinanceLine> lines)
    {
        (Word Header, Func<FinanceLine, string?> Text)[] all =
        [
            (Word.LineDate, line => line.Date is { } date ? context.ShortDay(date) : null),
            (Word.LineNumber, line => line.Number),
            (Word.PaperDescription, line => line.Description),
            (Word.LineAccount, line => line.Account),
            (Word.PaperAmount, Amount),
            (Word.LineHandler, line => line.Handler),
            (Word.LineWitness, line => line.Witness),
            (Word.LineApprover, line => line.Approver),
        ];
        var used = all.Where(entry => lines.Any(line => entry.Text(line) is { Length: > 0 }))
            .Select(entry => (Column: Column(entry.Header, lines.Select(entry.Text)), entry.Text))
            .ToList();
        var total = lines.Aggregate(Money.Zero, (sum, line) => sum + (line.Amount.Value ?? Money.Zero));
        var hasAmounts = lines.Any(line => line.Amount.Value is not null);
        var columns = used.Select(entry => entry.Column).ToList();
        return new PaperBlock.Table(
            columns,
            [
                .. lines.Select(line => new PaperRow(
                    [.. used.Select(entry => entry.Text(line) ?? "")], line.Amount.Value ?? Money.Zero)
                {
                    Note = Note(line),
                }),
            ])
        {
            Total = hasAmounts ? Sum(columns, context[Word.PaperTotal], total) : null,
            Carry = hasAmounts
                ? (isDown, sum) => Sum(
                    columns, context[isDown ? Word.PaperCarriedDown : Word.PaperBroughtForward], sum)
                : null,
        };
    }

    /// <summary>Wide enough for its longest text; descriptions and accounts may wrap.</summary>
    private PaperColumn Column(Word header, IEnumerable<string?> texts)
    {
        var longest = texts.Append(context[header]).Max(text => Ems(text ?? ""));
        return header switch
        {
            Word.PaperDescription => new PaperColumn(context[header], Math.Max(LeastDescriptionEm, longest)),
            Word.LineAccount => new PaperColumn(context[header], Math.Min(longest, MostAccountEm)),
            Word.PaperAmount => new PaperColumn(context[header], longest, TextAlign.End),
            _ => new PaperColumn(context[header], longest),
        };
    }

    /// <summary>About how wide a text is: Han characters are square, all others about half as wide.</summary>
    private static double Ems(string text) => text.EnumerateRunes().Sum(rune => rune.Value < 0x2E80 ? 0.6 : 1);

    private string Amount(FinanceLine line) =>
        line.Amount.Value is { } value ? Amounts.Plain(value) : context.Yuan(line.Amount);

    /// <summary>Where the money came from, what allowed it, and the author's remark.</summary>
    private string? Note(FinanceLine line)
    {
        var parts = new List<string>();
        if (line.Source is { Length: > 0 } source)
        {
            parts.Add(source);
        }

        foreach (var id in line.Authorities)
        {
            parts.Add(context.Say(Word.PaperAuthority, context.Snapshot.Latest(id)?.Title ?? id));
        }

        if (line.Note is { Length: > 0 } note)
        {
            parts.Add(note);
        }

        return parts.Count == 0 ? null : string.Join("　", parts);
    }

    /// <summary>The word in the widest column, the sum below the amounts.</summary>
    private List<string> Sum(List<PaperColumn> columns, string word, Money sum)
    {
        var widest = columns.MaxBy(column => column.WidthEm) ?? NoColumn;
        return
        [
            .. columns.Select(column => ReferenceEquals(column, widest) ? word
                : column.Header == context[Word.PaperAmount] ? Amounts.Plain(sum)
                : ""),
        ];
    }
}
