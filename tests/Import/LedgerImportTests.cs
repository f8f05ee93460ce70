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
            var reading = SheetReader.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Csv)]);
            Assert.Empty(reading.Findings);
            AssertOctober(Assert.Single(reading.Sheets));
        }
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
    public void Odd_rows_are_pointed_out_and_nothing_is_corrected()
    {
        var sheet = Sheet(
            "日期,摘要,收入,支出,余额",
            "2026-10-01,甲,100,,1100",
            "2026-10-02,乙,,大概三百,1100",
            "2026-10-03,丙,50,20,1150",
            "2026-10-04,丁,,10,999");
        var draft = LedgerImport.Draft(
            sheet, LedgerGuess.Guess(sheet, NothingRemembered)!, Head(new Money(100_000)));
        Assert.Equal(4, draft.LineCount);
        Assert.Equal([3, 3, 4, 5], draft.Findings.Select(finding => finding.Row));
        Assert.Contains("大概三百", draft.Findings[0].Message.Chinese, StringComparison.Ordinal);
        Assert.Contains("999.00", draft.Findings[^1].Message.Chinese, StringComparison.Ordinal);
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

    private static LedgerHead Head(Money? opening) =>
        new("committee", "十月收支", new Period(PeriodLength.Month, 2026, 10), opening);

    private static Sheet Sheet(params string[] lines) =>
        SheetReader.Read(StrictUtf8.GetBytes(string.Join('\n', lines))).Sheets[0];

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
