using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Import;

/// <summary>In which unit a sheet states its amounts: 单位：万元 above the table, or 金额（万元） in a header cell.</summary>
internal static class LedgerUnits
{
    private static readonly LedgerColumn[] MoneyColumns =
        [LedgerColumn.Income, LedgerColumn.Spending, LedgerColumn.Amount, LedgerColumn.Balance];

    /// <summary>The unit of each money column; a header's own word counts more than the line above it.</summary>
    public static Dictionary<LedgerColumn, MoneyUnit> Of(Sheet sheet, LedgerMapping mapping)
    {
        var above = sheet.Rows.Take(mapping.FirstDataRow)
            .SelectMany(row => row)
            .Select(cell => WrittenText.Narrow(cell).Replace(" ", "", StringComparison.Ordinal))
            .Any(cell => cell.Contains("单位:万元", StringComparison.Ordinal))
            ? MoneyUnit.TenThousandYuan
            : MoneyUnit.Yuan;
        var units = MoneyColumns.ToDictionary(column => column, _ => above);
        foreach (var (header, column) in mapping.Headers.Zip(mapping.Columns))
        {
            if (units.ContainsKey(column) && TableVocabulary.UnitOf(header) is { } named)
            {
                units[column] = named;
            }
        }

        return units;
    }
}
