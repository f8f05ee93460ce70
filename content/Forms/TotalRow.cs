using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Forms;

/// <summary>The last row of a table where it is the sum of the others.</summary>
internal static class TotalRow
{
    /// <summary>The rows with the total brought up to date, column by column, where it was right before and nobody has
    /// changed it: a total that contradicts its rows is the author's statement and stays.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Follow(
        FormBlock.Table original, IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (original.Rows is not [.., var oldTotal] || rows is not [.., var newTotal]
            || !headers.SequenceEqual(original.Headers) || !IsTotal(oldTotal) || !oldTotal.SequenceEqual(newTotal))
        {
            return rows;
        }

        var total = newTotal.ToArray();
        for (var column = 1; column < headers.Count; column++)
        {
            if (FormColumns.LookOf(headers[column]) is FormColumnLook.Money or FormColumnLook.Count
                && SumOf(original.Rows, column) is { } before
                && Read(total[column]) == before
                && SumOf(rows, column) is { } now)
            {
                total[column] = FormColumns.LookOf(headers[column]) == FormColumnLook.Money
                    ? now.ToString()
                    : FormattableString.Invariant($"{now.Fen / 100}");
            }
        }

        return [.. rows.SkipLast(1), total];
    }

    private static Money? SumOf(IReadOnlyList<IReadOnlyList<string>> rows, int column)
    {
        var amounts = rows.Where(row => !IsTotal(row)).Select(row => Read(row[column])).OfType<Money>().ToList();
        return amounts.Count == 0 ? null : amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
    }

    private static bool IsTotal(IReadOnlyList<string> row) =>
        TableVocabulary.IsTotal(row.FirstOrDefault(cell => cell.Length > 0) ?? "");

    private static Money? Read(string cell) => MoneyText.Read(cell).Amount.Value;
}
