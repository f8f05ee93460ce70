using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Import;

/// <summary>Guesses how a ledger sheet is laid out, from the words of its header.</summary>
public static class LedgerGuess
{
    // Titles, unit lines and dates stand above a header; forms never have more of them.
    private const int MaxPreambleRows = 30;

    // A header names a description and money at the least.
    private const int MinKnownColumns = 2;

    private static readonly Dictionary<Column, LedgerColumn> Meanings = new()
    {
        [Column.Date] = LedgerColumn.Date,
        [Column.Number] = LedgerColumn.Number,
        [Column.Description] = LedgerColumn.Description,
        [Column.Account] = LedgerColumn.Account,
        [Column.Income] = LedgerColumn.Income,
        [Column.Spending] = LedgerColumn.Spending,
        [Column.Amount] = LedgerColumn.Amount,
        [Column.Balance] = LedgerColumn.Balance,
        [Column.Handler] = LedgerColumn.Handler,
        [Column.Witness] = LedgerColumn.Witness,
        [Column.Approver] = LedgerColumn.Approver,
        [Column.Note] = LedgerColumn.Note,
    };

    /// <summary>The likeliest mapping, or <see langword="null"/> when no row looks like a ledger's header.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="remembered">What this village has corrected before; may be empty.</param>
    public static LedgerMapping? Guess(Sheet sheet, IReadOnlyDictionary<string, LedgerColumn> remembered)
    {
        LedgerMapping? best = null;
        var bestCount = MinKnownColumns - 1;
        for (var row = 0; row < Math.Min(sheet.Rows.Count, MaxPreambleRows); row++)
        {
            foreach (var rowCount in (int[])[1, 2])
            {
                if (row + rowCount > sheet.Rows.Count)
                {
                    continue;
                }

                var mapping = Map(sheet, row, rowCount, remembered);
                var known = Known(mapping);

                // A title above a header makes no header of two rows: the row that says as much alone is taken.
                if ((known > bestCount || (known == bestCount && rowCount == 1)) && HoldsMoney(mapping))
                {
                    (best, bestCount) = (mapping, known);
                }
            }
        }

        return best;
    }

    private static int Known(LedgerMapping mapping) =>
        mapping.Columns.Where(column => column != LedgerColumn.Ignored).Distinct().Count();

    private static bool HoldsMoney(LedgerMapping mapping) => mapping.Columns.Any(column =>
        column is LedgerColumn.Amount or LedgerColumn.Income or LedgerColumn.Spending);

    private static LedgerMapping Map(
        Sheet sheet, int firstRow, int rowCount, IReadOnlyDictionary<string, LedgerColumn> remembered)
    {
        var above = sheet.Rows[firstRow];
        var below = rowCount == 2 ? sheet.Rows[firstRow + 1] : null;
        var headers = new string[above.Count];
        var columns = new LedgerColumn[above.Count];
        var group = "";
        for (var index = 0; index < above.Count; index++)
        {
            group = above[index].Length > 0 ? above[index] : group;
            var sub = below?[index] ?? "";
            headers[index] = sub.Length == 0 ? above[index] : group == sub ? sub : group + sub;
            columns[index] = remembered.TryGetValue(headers[index], out var known)
                ? known
                : Meaning(sub.Length > 0 ? sub : above[index], sub.Length > 0 ? group : "");
        }

        KeepFirstOfEach(columns);
        var title = string.Concat(sheet.Rows.Take(firstRow).SelectMany(row => row)) + sheet.Name;
        return new LedgerMapping(firstRow + rowCount, headers, columns, TitleSaysIncome(title));
    }

    // A sub-header such as 金额 below 收入 means the group's direction.
    private static LedgerColumn Meaning(string header, string group)
    {
        var meaning = Find(header);
        if (meaning == LedgerColumn.Ignored && group.Length > 0)
        {
            // Account books write 凭证 above 字号.
            return Find(group + header);
        }

        return meaning == LedgerColumn.Amount && Find(group) is LedgerColumn.Income or LedgerColumn.Spending
            ? Find(group)
            : meaning;
    }

    private static LedgerColumn Find(string header)
    {
        switch (header)
        {
            case "":
                return LedgerColumn.Ignored;
            case "月":
                return LedgerColumn.Month;
            case "日":
                return LedgerColumn.Day;
            default:
                break;
        }

        // 余额 is a balance where there is one and an amount elsewhere; a ledger has the balance.
        var columns = TableVocabulary.ColumnsOf(header).ToList();
        return columns.Contains(Column.Balance)
            ? LedgerColumn.Balance
            : columns.Select(column => Meanings.GetValueOrDefault(column))
                .FirstOrDefault(meaning => meaning != LedgerColumn.Ignored);
    }

    private static void KeepFirstOfEach(LedgerColumn[] columns)
    {
        var seen = new HashSet<LedgerColumn>();
        for (var index = 0; index < columns.Length; index++)
        {
            if (!seen.Add(columns[index]))
            {
                columns[index] = LedgerColumn.Ignored;
            }
        }
    }

    private static bool TitleSaysIncome(string title) =>
        title.Contains("收入", StringComparison.Ordinal) && !title.Contains('支', StringComparison.Ordinal);
}
