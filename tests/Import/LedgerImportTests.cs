using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Import;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Import;

public sealed class LedgerImportTests
{
    private static readonly Dictionary<string, LedgerColumn> NothingRemembered = [];

    [Theory]
    [InlineData("agency.xls")]
    [InlineData("agency.xlsx")]
    public void An_agencys_workbook_becomes_a_document_the_clerk_can_read(string name)
    {
        var reading = SheetReader.Read(
            File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Import", "files", name)));

        var hidden = Assert.Single(reading.Findings);
        Assert.Contains("底稿", hidden.Message.Chinese, StringComparison.Ordinal);
        AssertOctober(Assert.Single(reading.Sheets));
    }

    [Fact]
    public void Text_in_every_encoding_of_spreadsheet_programs_reads_the_same()
    {
        const string Csv = """
            清溪村村民委员会收支明细账,,,,,,,,
            日期,凭证号,摘要,科目,收入,支出,余额,经手人,审批人
            ,,上月结转,,,,10000,,
            2026-10-03,记-1,收鱼塘承包款,经营收入,12600,,22600,林水生,周德明
            10月9日,记-2,付东头路砂石款,公益支出,,"20,000.00",2600,林水生,周德明
            10月15日,记-3,收上级补助,补助收入,"6,000.50",,8600.5,何秀英,周德明
            合计,,,,12600,0,,,
            制表人：何秀英,,,,,,,,
            """;
        Encoding[] encodings =
        [
            StrictUtf8.Encoding, new UTF8Encoding(true),
            new UnicodeEncoding(false, true), new UnicodeEncoding(true, true),
            CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!,
        ];
        foreach (var encoding in encodings)
        {
            byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes(Csv)];
            var reading = SheetReader.Read(file);
            AssertOctober(Assert.Single(reading.Sheets));

            // UTF-8 proves itself and a mark says what follows; anything else is a guess, and said to be one.
            var isGuess = encoding.WebName == "gb18030";
            Assert.Equal(isGuess ? "GB18030" : null, reading.DoubtfulEncoding);
            Assert.Equal(isGuess ? 1 : 0, reading.Findings.Count(finding => finding.Severity == Severity.Warning));
        }
    }

    [Fact]
    public void A_guessed_encoding_is_told_and_another_can_be_chosen()
    {
        const string Csv = "日期,摘要,收入,支出\n10-03,電費,,320\n";
        var big5 = CodePagesEncodingProvider.Instance.GetEncoding("big5")!.GetBytes(Csv);

        var guessed = SheetReader.Read(big5);
        Assert.Equal("GB18030", guessed.DoubtfulEncoding);
        Assert.Contains("看看汉字对不对", guessed.Findings[0].Message.Chinese, StringComparison.Ordinal);
        var chosen = SheetReader.Read(big5, "Big5");
        Assert.Equal("電費", chosen.Sheets[0].Rows[1][1]);
        Assert.Contains("您选的 Big5", chosen.Findings[0].Message.Chinese, StringComparison.Ordinal);

        var unmarked = SheetReader.Read(new UnicodeEncoding(false, false).GetBytes(Csv));
        Assert.Equal(("UTF-16", "電費"), (unmarked.DoubtfulEncoding, unmarked.Sheets[0].Rows[1][1]));
        Assert.Contains("不是 UTF-16 编码", Refusal(SheetReader.Read("a"u8.ToArray(), "UTF-16")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_says_how_it_is_encoded_is_believed_without_a_word()
    {
        const string Page = """
            <html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"></head>
            <table><tr><td>日期<td>摘要<td>收入<td>支出<tr><td>10-03<td>电费<td><td>320</table>
            """;
        var reading = SheetReader.Read(CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(Page));

        Assert.Equal("电费", Assert.Single(reading.Sheets).Rows[1][1]);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void A_table_that_calls_itself_xls_or_was_pasted_reads_with_its_spanning_cells()
    {
        const string Html = """
            <html><body><table><tr><td colspan="4">十月收支</td></tr>
            <tr><td rowspan="2">日期</td><td rowspan="2">摘要</td><td colspan="2">金额</td></tr>
            <tr><td>收入</td><td>支出</td></tr>
            <tr><td>2026-10-03</td><td>收鱼塘<br>承包款</td><td>1,000.00</td><td></td></tr>
            <tr><td>2026-10-04</td><td>付电费|水费</td><td></td><td>200</td></tr></table></body></html>
            """;
        var sheet = Assert.Single(SheetReader.Read(StrictUtf8.GetBytes(Html)).Sheets);
        var mapping = LedgerGuess.Guess(sheet, NothingRemembered);
        Assert.NotNull(mapping);
        Assert.Equal(3, mapping.FirstDataRow);
        Assert.Equal(["日期", "摘要", "金额收入", "金额支出"], mapping.Headers);
        var report = Parse(LedgerImport.Draft(sheet, mapping, Head(new Money(0))));
        Assert.Equal(new Money(100000), Assert.Single(report.Income).Amount.Value);
        Assert.Equal("付电费|水费", Assert.Single(report.Spending).Description);
    }

    [Fact]
    public void What_the_clerk_corrects_is_remembered_by_header()
    {
        var sheet = Sheet("日期,内容,发生额", "2026-10-03,买树苗,300");
        Assert.Null(LedgerGuess.Guess(sheet, NothingRemembered));
        var corrected = new LedgerMapping(
            1, sheet.Rows[0], [LedgerColumn.Date, LedgerColumn.Description, LedgerColumn.Spending], false);

        var again = LedgerGuess.Guess(sheet, corrected.Remember());
        Assert.NotNull(again);
        Assert.Equal(corrected.Columns, again.Columns);
    }

    [Theory]
    [InlineData("日期,摘要,收入（万元）,支出（元）", 12_600_00, 300_00)]
    [InlineData("十月收支表,,单位：万元,\n日期,摘要,收入,支出", 12_600_00, 3_000_000_00)]
    public void Amounts_are_taken_in_the_unit_the_sheet_names(string header, long income, long spending)
    {
        var sheet = Sheet([.. header.Split('\n'), "10-03,鱼塘,1.26,", "10-04,树苗,,300"]);

        var report = Parse(LedgerImport.Draft(sheet, LedgerGuess.Guess(sheet, NothingRemembered)!, Head(null)));

        Assert.Equal((new Money(income), new Money(spending)), (report.IncomeTotal, report.SpendingTotal));
    }

    [Fact]
    public void Odd_rows_are_pointed_out_and_nothing_is_lost_or_corrected()
    {
        var sheet = Sheet(
            "日期,摘要,收入,支出,余额",
            "2026-10-01,甲,100,,1100",
            "2026-10-02,乙,,大概三百,1100",
            "2026-10-03,丙,50,20,1130",
            "2026-10-04,丁,,10,999",
            "续上页的说明,,,,",
            "2026-10-05,戊,,,",
            "制表人：某某,,,,");
        var draft = LedgerImport.Draft(
            sheet, LedgerGuess.Guess(sheet, NothingRemembered)!, Head(new Money(100_000)));

        Assert.Equal(6, draft.LineCount);
        Assert.Equal([3, 4, 6, 7, 5], draft.Findings.Select(finding => finding.Row));
        Assert.Contains("大概三百", draft.Findings[0].Message.Chinese, StringComparison.Ordinal);
        Assert.Contains("收入 50.00，支出 20.00", draft.Findings[1].Message.Chinese, StringComparison.Ordinal);
        Assert.Contains("续上页的说明", draft.Findings[2].Message.Chinese, StringComparison.Ordinal);
        Assert.Contains("没有金额：戊", draft.Findings[3].Message.Chinese, StringComparison.Ordinal);
        Assert.Contains("999.00", draft.Findings[^1].Message.Chinese, StringComparison.Ordinal);

        // What cannot be read stays where it stood, and stops publishing until somebody has looked.
        Assert.Contains("| 2026-10-02 | 乙 | 大概三百 |", draft.Markdown, StringComparison.Ordinal);
        var finding = Assert.Single(
            DocumentParser.Parse("finance/2026-10.md", draft.Markdown).Diagnostics,
            diagnostic => diagnostic.Severity == Severity.Error);
        Assert.Equal("VP1012", finding.Code);
    }

    [Fact]
    public void A_printed_account_book_with_month_and_day_in_two_columns_keeps_its_days()
    {
        var sheet = Sheet(
            "2026年,,凭证,摘要,借方,贷方,方向,余额",
            "月,日,字号,,,,,",
            "10,1,,上期结转,,,借,1000",
            "10,3,记-1,收租金,500,,借,1500",
            ",,记-2,付电费,,200,借,1300",
            ",9,记-3,付水费,,100,借,1200",
            ",,,本月合计,500,300,借,1200");
        var mapping = LedgerGuess.Guess(sheet, NothingRemembered)!;
        var draft = LedgerImport.Draft(sheet, mapping, Head(opening: null));
        var report = Parse(draft);

        Assert.Equal((LedgerColumn.Month, LedgerColumn.Day), (mapping.Columns[0], mapping.Columns[1]));
        Assert.Empty(draft.Findings);
        Assert.Equal(new Money(100_000), report.Opening.Value);
        Assert.Equal(
            [(3, "记-1"), (3, "记-2"), (9, "记-3")],
            report.Income.Concat(report.Spending).Select(line => (line.Date!.Value.Day, line.Number!)));
    }

    [Fact]
    public void A_hidden_row_is_read_and_told()
    {
        Assert.Empty(SheetReader.Read(OneCellWorkbook("A1")).Findings);

        var hidden = SheetReader.Read(OneCellWorkbook("A1", row: " hidden=\"1\""));

        Assert.Single(hidden.Sheets);
        Assert.Contains("有 1 行是隐藏的，也读了进来：第 1 行", Refusal(hidden), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_income_and_spending_becomes_both_lines()
    {
        var sheet = Sheet("日期,摘要,收入,支出,余额", "10-03,调账,50,20,1030", "10-04,水费,,30,1000");
        var draft = LedgerImport.Draft(
            sheet, LedgerGuess.Guess(sheet, NothingRemembered)!, Head(new Money(100_000)));
        var report = Parse(draft);

        Assert.Equal((new Money(5_000), new Money(5_000)), (report.IncomeTotal, report.SpendingTotal));
        Assert.Equal(["调账", "水费"], report.Spending.Select(line => line.Description));
        Assert.DoesNotContain(
            draft.Findings, finding => finding.Message.Chinese.Contains("余额", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_read_beside_a_figure_is_kept_as_a_line_of_its_own()
    {
        var sheet = Sheet("日期,摘要,收入,支出", "10-03,调账,50,大概二十", "10-04,买纸,0,三百左右");
        var draft = LedgerImport.Draft(sheet, LedgerGuess.Guess(sheet, NothingRemembered)!, Head(null));

        Assert.Equal(3, draft.LineCount);
        Assert.Contains("| 10-04 | 买纸 | 三百左右 |", draft.Markdown, StringComparison.Ordinal);
        Assert.Contains("| 10-03 | 调账 | 50.00 |", draft.Markdown, StringComparison.Ordinal);
        Assert.Contains("| 10-03 | 调账 | 大概二十 |", draft.Markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("壹万贰仟元整")]
    [InlineData("1.2万元")]
    [InlineData("(500)")]
    [InlineData("-500（冲销）")]
    [InlineData("详见附件")]
    public void An_amount_that_is_more_than_a_figure_stays_as_written(string written)
    {
        var sheet = Sheet("日期,摘要,收入,支出", $"10-03,某事,,{written}");
        var report = Parse(LedgerImport.Draft(sheet, LedgerGuess.Guess(sheet, NothingRemembered)!, Head(null)));

        Assert.Equal(MoneyText.Read(written).Amount, Assert.Single(report.Spending).Amount);
    }

    [Fact]
    public void Columns_with_numbers_of_persons_are_told_before_they_are_copied()
    {
        var sheet = Sheet(
            "日期,摘要,支出,身份证号,备注",
            "10-03,救助,500,11010519491231002X,13812345678",
            "10-04,救助,500,110105491231002,");
        var draft = LedgerImport.Draft(sheet, LedgerGuess.Guess(sheet, NothingRemembered)!, Head(null));

        Assert.Collection(
            draft.Findings,
            left => Assert.Contains("“身份证号”里有 2 个", left.Message.Chinese, StringComparison.Ordinal),
            copied => Assert.Contains("138****5678。这一列会写进账里", copied.Message.Chinese, StringComparison.Ordinal));
        Assert.DoesNotContain("11010519491231002X", draft.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_thousand_rows_come_through_whole()
    {
        var rows = Enumerable.Range(0, 5000).Select(index => string.Create(
            CultureInfo.InvariantCulture, $"2026-10-{(index % 31) + 1:00},第{index}笔,{index + 0.01m},"));
        var sheet = Sheet(["日期,摘要,收入,支出", .. rows]);
        var draft = LedgerImport.Draft(sheet, LedgerGuess.Guess(sheet, NothingRemembered)!, Head(null));
        Assert.Equal(5000, draft.LineCount);
        Assert.Equal(new Money((4999L * 5000 / 2 * 100) + 5000), Parse(draft).IncomeTotal);
    }

    [Fact]
    public void Broken_files_are_refused_with_words()
    {
        var whole = File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Import", "files", "agency.xlsx"));
        AssertRefused([], "空");
        AssertRefused(whole[..(whole.Length / 2)], "损坏");
        AssertRefused("%PDF-1.7"u8.ToArray(), "PDF");
        AssertRefused([0x80, 0x00, 0xFF, 0x00, 0x01], "编码");
        AssertRefused("a,\"b\nc"u8.ToArray(), "引号");
        AssertRefused([0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3], "损坏");
        AssertRefused(Bomb(), "太大");
    }

    [Fact]
    public void A_workbook_that_claims_thousands_of_millions_of_rows_is_refused_at_once()
    {
        // The record DIMENSIONS of an .xls states how many rows there are; 14 bytes follow its name and length.
        var xls = File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Import", "files", "agency.xls"));
        var at = xls.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x00, 0x02, 14, 0, 0, 0, 0, 0]);
        Assert.True(at > 0);
        BinaryPrimitives.WriteUInt32LittleEndian(xls.AsSpan(at + 8), 0x7FFF_FFF0);

        AssertRefused(xls, "损坏");
        AssertRefused(OneCellWorkbook("ZZZZZZ1"), "损坏");
        AssertRefused(OneCellWorkbook("A1", sheets: SheetReader.MaxSheets + 1), "工作表");
    }

    [Fact]
    public void Any_cut_or_changed_byte_of_a_workbook_gives_a_reading_and_never_an_exception()
    {
        foreach (var name in (string[])["agency.xls", "agency.xlsx"])
        {
            var whole = File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Import", "files", name));
            for (var at = 0; at < whole.Length; at += 37)
            {
                Assert.NotNull(SheetReader.Read(whole[..at]));
                var changed = whole.ToArray();
                changed[at] ^= 0x5A;
                Assert.NotNull(SheetReader.Read(changed));
            }
        }
    }

    private static void AssertOctober(Sheet sheet)
    {
        var mapping = LedgerGuess.Guess(sheet, NothingRemembered);
        Assert.NotNull(mapping);
        var draft = LedgerImport.Draft(sheet, mapping, Head(null));
        // The sheet's own sums skip amounts typed as text; both figures are shown.
        Assert.Collection(
            draft.Findings,
            income => Assert.Contains("12,600.00，逐笔相加是 18,600.50", income.Message.Chinese, StringComparison.Ordinal),
            spending => Assert.Contains("0.00，逐笔相加是 20,000.00", spending.Message.Chinese, StringComparison.Ordinal));

        var report = Parse(draft with { Findings = [] });
        Assert.Equal(new Money(1_000_000), report.Opening.Value);
        Assert.Equal(new Money(860_050), report.Closing.Value);
        Assert.Equal(["收鱼塘承包款", "收上级补助"], report.Income.Select(line => line.Description));
        var spending = Assert.Single(report.Spending);
        Assert.Equal(new DateOnly(2026, 10, 9), spending.Date);
        Assert.Equal(("记-2", "林水生", "周德明"), (spending.Number, spending.Handler, spending.Approver));
    }

    private static FinanceReport Parse(LedgerDraft draft)
    {
        var result = DocumentParser.Parse("finance/2026-10.md", draft.Markdown);
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        return Assert.IsType<FinanceReport>(result.Document);
    }

    private static void AssertRefused(byte[] file, string word)
    {
        var reading = SheetReader.Read(file);
        Assert.Empty(reading.Sheets);
        Assert.Contains(reading.Findings, finding =>
            finding.Severity == Severity.Error && finding.Message.Chinese.Contains(word, StringComparison.Ordinal));
    }

    private static string Refusal(SheetReading reading) => Assert.Single(reading.Findings).Message.Chinese;

    private static LedgerHead Head(Money? opening) =>
        new("committee", "十月收支", new Period(PeriodLength.Month, 2026, 10), opening);

    private static Sheet Sheet(params string[] lines) =>
        SheetReader.Read(StrictUtf8.GetBytes(string.Join('\n', lines))).Sheets[0];

    private static byte[] OneCellWorkbook(string place, int sheets = 1, string row = "")
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
        var numbers = Enumerable.Range(1, sheets).ToList();
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("_rels/.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r\" "
                + $"Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>" + string.Concat(numbers
                .Select(n => $"<sheet name=\"s{n}\" sheetId=\"{n}\" r:id=\"r1\"/>")) + "</sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" "
                + $"Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Add("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>"
                + $"<row r=\"1\"{row}><c r=\"{place}\"><v>1</v></c></row></sheetData></worksheet>");

            void Add(string name, string text)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(StrictUtf8.GetBytes(text));
            }
        }

        return file.ToArray();
    }

    private static byte[] Bomb()
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("xl/workbook.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte <= SheetReader.MaxUnpackedBytes >> 20; megabyte++)
            {
                entry.Write(zeros);
            }
        }

        return file.ToArray();
    }
}
