using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Import;

namespace VillagePublic.Benchmarks;

/// <summary>A ledger of 5,000 rows from bytes to a Markdown draft with totals reckoned again, beside ExcelDataReader
/// reading its cells.</summary>
internal static class ImportBenchmark
{
    private const int RowCount = 5_000;
    private const int Count = 20;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly string[] Header =
        ["日期", "凭证号", "摘要", "会计科目", "收入", "支出", "余额", "经手人", "证明人", "审批人", "备注"];

    public static Task RunAsync()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var rows = Enumerable.Range(0, RowCount).Select(Row).ToList();
        var workbook = Workbook(rows);
        var csv = StrictUtf8.GetBytes(string.Join('\n', rows.Prepend(Header).Select(row => string.Join(',', row))));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{RowCount:N0} rows of {Header.Length} columns; the first time, everything still to be compiled: "
            + $"{Samples.Time(() => Import(workbook)):0} ms"));
        Samples.Compare(
            $"xlsx of {workbook.Length / 1024} KB to a draft", "ExcelDataReader, every cell of the same file", Count,
            _ => Import(workbook),
            _ => ReadCells(workbook));
        Samples.Compare(
            $"csv of {csv.Length / 1024} KB to a draft", "ExcelDataReader, every cell of the same file", Count,
            _ => Import(csv),
            _ => ReadCsv(csv));
        return Task.CompletedTask;
    }

    private static void Import(byte[] file)
    {
        var sheet = SheetReader.Read(file).Sheets[0];
        var mapping = LedgerGuess.Guess(sheet, new Dictionary<string, LedgerColumn>())
            ?? throw new InvalidOperationException("The header was not recognised.");
        var draft = LedgerImport.Draft(
            sheet, mapping, new LedgerHead("committee", "十月", new Period(PeriodLength.Month, 2026, 10), Money.Zero));
        if (draft.LineCount != RowCount || draft.Findings.Count != 0)
        {
            throw new InvalidOperationException($"{draft.LineCount} lines, {draft.Findings.Count} findings.");
        }
    }

    private static void ReadCells(byte[] file)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file, writable: false));
        Read(reader);
    }

    private static void ReadCsv(byte[] file)
    {
        using var reader = ExcelReaderFactory.CreateCsvReader(new MemoryStream(file, writable: false));
        Read(reader);
    }

    private static void Read(IExcelDataReader reader)
    {
        var count = 0;
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                count += reader.GetValue(column) is null ? 0 : 1;
            }
        }

        if (count < RowCount)
        {
            throw new InvalidOperationException($"{count} cells.");
        }
    }

    private static string[] Row(int index)
    {
        // One in ten comes in; every amount is exact, so that the balances follow.
        var fen = 1_000L + (index * 7_919L % 90_000);
        var balance = Enumerable.Range(0, index + 1).Sum(Change);
        var isIncome = Change(index) > 0;
        return [
            string.Create(CultureInfo.InvariantCulture, $"2026-10-{1 + (index % 31):00}"),
            string.Create(CultureInfo.InvariantCulture, $"记-{index + 1}"),
            string.Create(CultureInfo.InvariantCulture, $"第 {index + 1} 笔，付东头路砂石款"),
            isIncome ? "经营收入" : "公益支出",
            isIncome ? Yuan(fen) : "",
            isIncome ? "" : Yuan(fen),
            Yuan(balance),
            "林水生", "何秀英", "周德明", "",
        ];

        static long Change(int line) => (line % 10 == 0 ? 1 : -1) * (1_000L + (line * 7_919L % 90_000));
    }

    private static string Yuan(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static byte[] Workbook(List<string[]> rows)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", $"""
                <Types xmlns="{Package}/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="{Spreadsheet}.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Spreadsheet}.worksheet+xml"/></Types>
                """);
            Add(archive, "_rels/.rels", $"""
                <Relationships xmlns="{Package}/relationships">
                <Relationship Id="r1" Type="{Office}/relationships/officeDocument" Target="xl/workbook.xml"/>
                </Relationships>
                """);
            Add(archive, "xl/workbook.xml", $"""
                <workbook xmlns="{Main}" xmlns:r="{Office}/relationships">
                <sheets><sheet name="十月" sheetId="1" r:id="r1"/></sheets></workbook>
                """);
            Add(archive, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="{Package}/relationships">
                <Relationship Id="r1" Type="{Office}/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                </Relationships>
                """);
            Add(archive, "xl/worksheets/sheet1.xml", Sheet(rows));
        }

        return file.ToArray();
    }

    private static string Sheet(List<string[]> rows)
    {
        var xml = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        foreach (var (number, cells) in rows.Prepend(Header).Index())
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{number + 1}\">");
            foreach (var (column, text) in cells.Index().Where(cell => cell.Item.Length > 0))
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column)}{number + 1}");
                var isFigure = number > 0 && column is >= 4 and <= 6;
                xml.Append(isFigure
                    ? $"<c r=\"{place}\"><v>{text}</v></c>"
                    : $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
            }

            xml.Append("</row>");
        }

        return xml.Append("</sheetData></worksheet>").ToString();
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(StrictUtf8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text.Trim()));
    }
}
