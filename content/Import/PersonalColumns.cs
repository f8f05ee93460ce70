using VillagePublic.Content.Rules;

namespace VillagePublic.Content.Import;

/// <summary>Looks for columns of a sheet that hold numbers of persons, so that they are told before they are copied.
/// </summary>
internal static class PersonalColumns
{
    /// <summary>One warning for each such column.</summary>
    public static IEnumerable<ImportFinding> Find(Sheet sheet, LedgerMapping mapping)
    {
        for (var column = 0; column < mapping.Columns.Count; column++)
        {
            var found = sheet.Rows.Skip(mapping.FirstDataRow)
                .SelectMany(row => PersonalNumber.FindAll(row[column]))
                .ToList();
            if (found.Count == 0)
            {
                continue;
            }

            var name = mapping.Headers[column] is { Length: > 0 } header ? $"“{header}”" : $"第 {column + 1} 列";
            var (what, whatEnglish) = mapping.Columns[column] == LedgerColumn.Ignored
                ? ("这一列没有导入。", "The column is left out.")
                : ("这一列会写进账里；写好以后按“遮住号码”再公布。", "The column is imported: mask the numbers before publishing.");
            yield return ImportFinding.Warning(
                $"{name}里有 {found.Count} 个身份证号、银行卡号或手机号，例如 {found[0].Masked}。{what}",
                $"Column {column + 1} holds {found.Count} identity, card or mobile numbers, such as {found[0].Masked}. "
                    + whatEnglish,
                sheet.Name);
        }
    }
}
