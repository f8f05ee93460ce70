using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace VillagePublic.Content.Import;

/// <summary>Reads .xlsx and .xls workbooks; hidden sheets are never read.</summary>
internal static class Workbook
{
    // A spreadsheet keeps 15 significant digits; an ID typed as a number has lost its last three.
    private const double FirstInexactInteger = 1e15;

    // The sizes of the formats themselves (ECMA-376, 18.3.1.73 and 18.3.1.13).
    private const int MaxRowsOfAnyWorkbook = 1_048_576;
    private const int MaxColumnsOfAnyWorkbook = 16_384;

    // More numbers than these nobody reads.
    private const int MaxNamedRows = 10;

    /// <summary>Reads all visible sheets.</summary>
    public static SheetReading Read(byte[] file)
    {
        // The reader looks up code pages of old .xls files by number.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file, writable: false));
            return ReadAll(reader);
        }
        catch (InvalidPasswordException)
        {
            return SheetReader.Refuse(
                "文件有密码。请去掉密码后再导入。", "The file has a password. Remove it and import again.");
        }
        catch (Exception exception) when (exception is ExcelReaderException or InvalidDataException
            or System.Xml.XmlException or IOException or ArgumentException or FormatException
            or IndexOutOfRangeException or InvalidOperationException or NotSupportedException
            or KeyNotFoundException or OverflowException or NullReferenceException or InvalidCastException)
        {
            // The reader's own bugs on damaged files surface as any of these; to the clerk they are one thing.
            return SheetReader.Damaged();
        }
    }

    private static SheetReading ReadAll(IExcelDataReader reader)
    {
        var sheets = new List<Sheet>();
        var findings = new List<ImportFinding>();
        var (count, cells) = (0, 0L);
        do
        {
            var name = reader.Name ?? "";
            if (++count > SheetReader.MaxSheets)
            {
                return SheetReader.Refuse(
                    $"文件里有 {SheetReader.MaxSheets} 张以上的工作表。请只留这一期的，再导入。",
                    $"The file has more than {SheetReader.MaxSheets} sheets. Keep those of the period.");
            }

            if (!HasPlausibleSize(reader))
            {
                return SheetReader.Damaged();
            }

            if (reader.VisibleState != "visible")
            {
                findings.Add(ImportFinding.Warning(
                    $"工作表“{name}”是隐藏的，没有读。需要公开的话，请取消隐藏后再导入。",
                    $"Sheet '{name}' is hidden and was not read. Unhide it if it is to be published.", name));
                continue;
            }

            var reading = SheetTable.Complete(name, Rows(reader, name, findings));
            sheets.AddRange(reading.Sheets);
            findings.AddRange(reading.Findings.Where(_ => reader.RowCount > 0));
            cells += reading.Sheets.Sum(sheet => (long)sheet.Rows.Count * sheet.Rows[0].Count);
            if (cells > SheetReader.MaxCells)
            {
                return SheetReader.Refuse(
                    $"文件里有 {SheetReader.MaxCells:#,##0} 个以上的格子，不像一期的账。请只导出这一期。",
                    $"The file has more than {SheetReader.MaxCells:#,##0} cells. Export the one period only.");
            }
        }
        while (reader.NextResult());
        return sheets.Count > 0 || findings.Count > 0
            ? new SheetReading(sheets, sheets.Count > 0 ? findings : [.. findings, Nothing()])
            : new SheetReading([], [Nothing()]);
    }

    // A damaged size would have the reader walk two thousand million rows, or hold a row of gigabytes.
    private static bool HasPlausibleSize(IExcelDataReader reader) =>
        reader.RowCount is >= 0 and <= MaxRowsOfAnyWorkbook && reader.FieldCount is >= 0 and <= MaxColumnsOfAnyWorkbook;

    private static ImportFinding Nothing() =>
        ImportFinding.Error("文件里没有可以读的工作表。", "The file has no sheet that can be read.");

    private static List<IReadOnlyList<string>> Rows(
        IExcelDataReader reader, string sheet, List<ImportFinding> findings)
    {
        var rows = new List<IReadOnlyList<string>>();
        var hidden = new List<int>();
        while (reader.Read() && rows.Count <= SheetReader.MaxRows)
        {
            var cells = new string[Math.Min(reader.FieldCount, SheetReader.MaxColumns + 1)];
            for (var column = 0; column < cells.Length; column++)
            {
                var value = reader.GetValue(column);
                cells[column] = Text(value);
                if (value is double number && Math.Abs(number) >= FirstInexactInteger)
                {
                    findings.Add(ImportFinding.Warning(
                        $"第 {rows.Count + 1} 行第 {column + 1} 列的长号码被表格程序存成了数字，末尾几位已经丢了。请按文本重新填。",
                        $"Row {rows.Count + 1}, column {column + 1}: a long number was stored as a figure and has lost "
                            + "its last digits. Enter it as text.",
                        sheet,
                        rows.Count + 1));
                }
            }

            rows.Add(cells);
            if (reader.RowHeight == 0 && cells.Any(cell => cell.Length > 0))
            {
                hidden.Add(rows.Count);
            }
        }

        // A hidden line may be what somebody forgot, or what somebody did not want to be seen: it is read and told.
        if (hidden.Count > 0)
        {
            var numbers = string.Join('、', hidden.Take(MaxNamedRows));
            findings.Add(ImportFinding.Warning(
                $"有 {hidden.Count} 行是隐藏的，也读了进来：第 {numbers} 行。看看是不是该公开的账。",
                $"{hidden.Count} rows are hidden and were read all the same: {numbers}. See whether they belong there.",
                sheet,
                hidden[0]));
        }

        return rows;
    }

    // Fifteen digits are what the program showed: 0.1 + 0.2 is 0.3 to everyone but a processor.
    private static string Text(object? value) => value switch
    {
        null => "",
        double number when Math.Abs(number) < 1e28 =>
            ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture),
        DateTime day when day.TimeOfDay == TimeSpan.Zero => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        bool truth => truth ? "是" : "否",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => string.Join(' ', (value.ToString() ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
    };
}
