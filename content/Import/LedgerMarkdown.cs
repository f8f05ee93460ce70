using System.Text;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Import;

/// <summary>Writes an imported ledger as the Markdown a clerk would have typed.</summary>
internal static class LedgerMarkdown
{
    private static readonly (LedgerColumn Column, string Header)[] Texts =
    [
        (LedgerColumn.Date, "日期"),
        (LedgerColumn.Number, "凭证号"),
        (LedgerColumn.Description, "摘要"),
        (LedgerColumn.Account, "科目"),
        (LedgerColumn.Handler, "经手人"),
        (LedgerColumn.Witness, "证明人"),
        (LedgerColumn.Approver, "审批人"),
        (LedgerColumn.Note, "备注"),
    ];

    // The amount stands after what it was for, before the people.
    private const LedgerColumn LastBeforeAmount = LedgerColumn.Account;

    /// <summary>The document.</summary>
    public static string Write(LedgerHead head, IReadOnlyList<LedgerRow> lines)
    {
        var markdown = new StringBuilder();
        markdown.Append("---\nkind: finance\n")
            .Append("title: ").Append(Quoted(head.Title)).Append('\n')
            .Append("ledger: ").Append(head.Ledger).Append('\n')
            .Append("period: ").Append(head.Period).Append('\n');
        if (head.Opening is { } opening)
        {
            var closing = lines.Aggregate(opening, (sum, line) =>
                line.IsIncome ? sum + line.Fen : sum - line.Fen);
            markdown.Append("opening: ").Append(opening).Append("\nclosing: ").Append(closing).Append('\n');
        }

        markdown.Append("---\n");
        AppendTable(markdown, "收入", [.. lines.Where(line => line.IsIncome)]);
        AppendTable(markdown, "支出", [.. lines.Where(line => !line.IsIncome)]);
        return markdown.ToString();
    }

    private static void AppendTable(StringBuilder markdown, string heading, List<LedgerRow> lines)
    {
        markdown.Append("\n## ").Append(heading).Append("\n\n");
        if (lines.Count == 0)
        {
            markdown.Append("本期没有").Append(heading).Append("。\n");
            return;
        }

        var columns = Texts.Where(text => text.Column == LedgerColumn.Description
            || lines.Any(line => line.Texts.ContainsKey(text.Column))).ToList();
        var before = columns.Where(text => text.Column <= LastBeforeAmount).ToList();
        var after = columns.Where(text => text.Column > LastBeforeAmount).ToList();
        AppendRow(markdown, [.. before.Select(text => text.Header), "金额", .. after.Select(text => text.Header)]);
        AppendRow(markdown, [.. before.Select(_ => "---"), "---:", .. after.Select(_ => "---")]);
        foreach (var line in lines)
        {
            AppendRow(markdown, [
                .. before.Select(text => Cell(line, text.Column)),
                AmountCell(line.Amount),
                .. after.Select(text => Cell(line, text.Column)),
            ]);
        }

        var total = lines.Aggregate(Money.Zero, (sum, line) => sum + line.Fen);
        AppendRow(markdown, [
            "合计", .. before.Skip(1).Select(_ => ""), total.ToString(), .. after.Select(_ => ""),
        ]);
    }

    private static void AppendRow(StringBuilder markdown, IEnumerable<string> cells) =>
        markdown.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    // A figure is written as books write it; what says more than a figure (壹万元整, 1.26万元, 大概三百) stays as written.
    private static string AmountCell(WrittenMoney amount)
    {
        var isFigure = amount.Written.All(character => char.IsAsciiDigit(character) || character is '.' or ',' or '-');
        return amount.Value is { } value && (isFigure || MoneyText.Read(amount.Written).Amount.Value != value)
            ? value.ToString()
            : Escape(amount.Written);
    }

    private static string Cell(LedgerRow line, LedgerColumn column) => Escape(line.Texts.GetValueOrDefault(column, ""));

    // What means something to Markdown is meant literally in a spreadsheet.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '|' or '\\' or '*' or '_' or '`' or '<' or '[' or ']' or '~')
            {
                escaped.Append('\\');
            }

            escaped.Append(character is '\n' or '\r' ? ' ' : character);
        }

        return escaped.ToString();
    }

    private static string Quoted(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal);
        return "\"" + escaped.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
    }
}
