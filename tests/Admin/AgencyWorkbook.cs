using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace VillagePublic.Tests.Admin;

/// <summary>A month's ledger as a made-up agency sends it: titles and a two-sided journal of 120 lines.</summary>
internal static class AgencyWorkbook
{
    public const int LineCount = 120;

    /// <summary>An identity number with a right check digit, of nobody.</summary>
    public const string IdentityNumber = "11010519491231002X";

    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Writes the workbook.</summary>
    /// <param name="path">Where.</param>
    /// <returns>Closing balance of the books, in fen, with <paramref name="openingFen"/> before them.</returns>
    public static long Write(string path, long openingFen)
    {
        var rows = new List<string[]>
        {
            new[] { "望溪县诚信代理记账有限公司", "", "", "", "", "", "", "" },
            new[] { "2026年10月收支明细账", "", "", "", "", "", "", "" },
            new[] { "日期", "凭证号", "摘要", "会计科目", "收入", "支出", "经手人", "审批人" },
        };
        var balance = openingFen;
        for (var number = 1; number <= LineCount; number++)
        {
            var isIncome = number % 12 == 0;
            var fen = 1_000L + (number * 7_919 % 90_000);
            balance += isIncome ? fen : -fen;
            var amount = (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

            // The two mistakes: an identity number in a description, and a day that is not in the month.
            var what = number == 31 ? "补助 " + IdentityNumber : isIncome ? "水费收入" : $"第 {number} 笔支出";
            var day = number == 77 ? "2026-09-31" : $"2026-10-{1 + (number * 30 / LineCount % 31):00}";
            rows.Add([day, $"记-{number}", what, isIncome ? "经营收入" : "管理费用", isIncome ? amount : "",
                isIncome ? "" : amount, "赵国栋", "孙长河"]);
        }

        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Add(archive, "[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types">
              <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
              <Default Extension="xml" ContentType="application/xml"/>
              <Override PartName="/xl/workbook.xml" ContentType="{Spreadsheet}.sheet.main+xml"/>
              <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Spreadsheet}.worksheet+xml"/>
            </Types>
            """);
        Add(archive, "_rels/.rels", $"""
            <Relationships xmlns="{Package}/relationships">
              <Relationship Id="rId1" Type="{Office}/relationships/officeDocument" Target="xl/workbook.xml"/>
            </Relationships>
            """);
        Add(archive, "xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Office}/relationships">
              <sheets><sheet name="十月" sheetId="1" r:id="rId1"/></sheets>
            </workbook>
            """);
        Add(archive, "xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}/relationships">
              <Relationship Id="rId1" Type="{Office}/relationships/worksheet" Target="worksheets/sheet1.xml"/>
            </Relationships>
            """);
        Add(archive, "xl/worksheets/sheet1.xml", Sheet(rows));
        return balance;
    }

    private static string Sheet(List<string[]> rows)
    {
        var xml = new StringBuilder(
            $"<worksheet xmlns=\"{Main}\"><sheetData>");
        foreach (var (row, cells) in rows.Index())
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            foreach (var (column, text) in cells.Index().Where(cell => cell.Item.Length > 0))
            {
                var place = $"{(char)('A' + column)}{row + 1}";
                xml.Append(column is 4 or 5 && row > 2
                    ? $"<c r=\"{place}\"><v>{text}</v></c>"
                    : $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>");
            }

            xml.Append("</row>");
        }

        return xml.Append("</sheetData></worksheet>").ToString();
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text.Trim()));
    }
}
