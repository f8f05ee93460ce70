using System.Globalization;
using System.Text.RegularExpressions;
using VillagePublic.Kiosk.Drawing.Samples;

namespace VillagePublic.Tests.Sample;

/// <summary>Turns the spending lines of the sample's ledgers into the vouchers to be drawn for them.</summary>
internal static partial class SampleVouchers
{
    private static readonly string[] Sweepers = ["曲大妮", "巫老根", "康二妮", "苗秋云", "狄春香"];
    private static readonly string[] Leaders = ["单国庆", "戚大勇", "焦玉山", "车连喜"];
    private static readonly string[] Drivers = ["翟福海", "路大海"];
    private static readonly string[] Patrol = ["邵金山", "古来福", "葛茂林", "洪水根"];

    private static readonly string[] Students =
        ["樊文静", "卢晓东", "项思雨", "宫小龙", "齐明辉", "温雅婷", "谷一鸣", "隋佳怡", "连志远"];

    /// <summary>Every voucher a ledger links to, with the path of its picture.</summary>
    public static IEnumerable<(string Path, Voucher Voucher)> All() =>
        from document in PlainDocument.All
        where document.Kind == "finance"
        let table = document.Table("支出")
        from row in table.Items
        let link = LinkTarget().Match(table.Cell(row, "凭证"))
        where link.Success
        select (document.Resolve(link.Groups[1].Value), Create(document, table, row));

    private static Voucher Create(PlainDocument document, PlainTable table, string[] row)
    {
        var fen = PlainDocument.Fen(Digits(table.Cell(row, "金额"))) ?? 0;
        var payee = table.Cell(row, "收款方");
        var description = table.Cell(row, "摘要");
        var payer = document.Front["ledger"] == "committee" ? "清溪村村民委员会" : "清溪村股份经济合作社";
        var voucher = new Voucher(
            table.Cell(row, "凭证号"), Date(document, table.Cell(row, "日期")), payer, payee, description, fen)
        {
            Signers = new VoucherSigners(
                table.Cell(row, "经手人"), table.Cell(row, "证明人"), table.Cell(row, "审批人")),
            Shares = Shares(payee, description, fen),
        };
        var sheet = voucher.Shares.Count > 0;
        return voucher with
        {
            Payee = sheet ? payer : payee,
            Form = sheet ? VoucherForm.SignSheet
                : fen >= 2_000_000 || payee.EndsWith("委员会", StringComparison.Ordinal) ? VoucherForm.TransferSlip
                : payee.Contains("供电", StringComparison.Ordinal) || voucher.Seed % 3 != 0 ? VoucherForm.Invoice
                : VoucherForm.Receipt,
        };
    }

    private static IReadOnlyList<VoucherShare> Shares(string payee, string description, long fen) => payee switch
    {
        "村保洁队" => Equal(Sweepers, fen),
        "4 名小组长" => Equal(Leaders, fen),
        "机手 2 人" => Equal(Drivers, fen),
        "学生 9 人" => Equal(Students, fen),
        "困难户 12 户" => FromRoster("rosters/2026-q1-relief"),
        "救助户 5 户" => FromRoster("rosters/2026-q3-relief"),
        _ when description.Contains("每天 4 人", StringComparison.Ordinal) => Equal(Patrol, fen),
        _ => [],
    };

    private static VoucherShare[] Equal(string[] names, long fen) =>
        [.. names.Select(name => new VoucherShare(name, fen / names.Length))];

    private static IReadOnlyList<VoucherShare> FromRoster(string id)
    {
        var table = PlainDocument.Get(id).Tables[0];
        return [.. table.Items.Select(row =>
            new VoucherShare(table.Cell(row, "姓名"), PlainDocument.Fen(table.Cell(row, "金额")) ?? 0))];
    }

    private static DateOnly Date(PlainDocument document, string text)
    {
        var numbers = Numbers().Matches(text).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture));
        var parts = numbers.ToArray();
        var year = int.Parse(document.Front["period"][..4], CultureInfo.InvariantCulture);
        return new DateOnly(year, parts[0], parts[1]);
    }

    // 贰仟玖佰肆拾元整（¥2,940.00）: the digits stand in the brackets.
    private static string Digits(string amount) => amount.Split('¥')[^1];

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();
}
