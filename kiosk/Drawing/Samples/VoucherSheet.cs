using System.Globalization;
using SkiaSharp;
using VillagePublic.Content.Documents;

namespace VillagePublic.Kiosk.Drawing.Samples;

/// <summary>Fills in one printed form.</summary>
/// <param name="voucher">What is written on it.</param>
/// <param name="ink">Where it is written.</param>
internal abstract class VoucherSheet(Voucher voucher, VoucherInk ink)
{
    /// <summary>Said on every sheet: nobody shall take a sample for a document.</summary>
    private const string SampleMark = "样例 · 人名单位均为虚构";

    public abstract SKSizeI SizePx { get; }

    protected Voucher Voucher { get; } = voucher;

    protected VoucherInk Ink { get; } = ink;

    protected string Capital => MoneyText.ToFormalChinese(new Money(Voucher.Fen));

    protected string Figures => Yuan(Voucher.Fen);

    protected string LongDate => string.Create(
        CultureInfo.InvariantCulture, $"{Voucher.Date.Year} 年 {Voucher.Date.Month} 月 {Voucher.Date.Day} 日");

    public static VoucherSheet Create(Voucher voucher, VoucherInk ink) => voucher.Form switch
    {
        VoucherForm.Receipt => new ReceiptSheet(voucher, ink),
        VoucherForm.Invoice => new InvoiceSheet(voucher, ink),
        VoucherForm.TransferSlip => new TransferSheet(voucher, ink),
        VoucherForm.SignSheet => new SignSheet(voucher, ink),
        _ => throw new ArgumentOutOfRangeException(nameof(voucher)),
    };

    public abstract void Fill();

    protected static string Yuan(long fen) => (fen / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);

    protected void Mark(SKColor color) =>
        Ink.Print(SampleMark, SizePx.Width / 2f, SizePx.Height - 15, 18, color.WithAlpha(0xC0), SKTextAlign.Center);

    /// <summary>The three signatures every payment of the village carries.</summary>
    protected void Sign(float y, SKColor color)
    {
        var step = (SizePx.Width - 90) / 3f;
        (string Label, string Name)[] signers =
        [
            ("审批人", Voucher.Signers.Approver), ("证明人", Voucher.Signers.Witness),
            ("经手人", Voucher.Signers.Handler),
        ];
        for (var index = 0; index < signers.Length; index++)
        {
            var x = 50 + (index * step);
            Ink.Print(signers[index].Label, x, y, 23, color);
            Ink.Write(signers[index].Name, x + 84, y + 3, 34);
        }

        Ink.SquareSeal(Voucher.Signers.Approver, 50 + 84 + 112, y - 42, 56);
    }
}

/// <summary>收款收据, filled in by hand.</summary>
internal sealed class ReceiptSheet(Voucher voucher, VoucherInk ink) : VoucherSheet(voucher, ink)
{
    public override SKSizeI SizePx => new(1040, 580);

    public override void Fill()
    {
        var color = Voucher.Seed % 2 == 0 ? VoucherInk.PrintGreen : VoucherInk.PrintBrown;
        Ink.PrintSpaced("收款收据", 520, 78, 46, 22, color);
        Ink.Rule(330, 94, 710, 94, color, 2);
        Ink.Rule(330, 100, 710, 100, color, 1);
        Ink.Print("No. " + Voucher.Number, 790, 70, 24, color);
        Ink.Print("日期", 60, 138, 24, color);
        Ink.Write(LongDate, 124, 140, 30);

        Ink.Frame(new SKRect(44, 160, 996, 462), color);
        Line(0, "今收到", Voucher.Payer, color);
        Line(1, "交  来", Voucher.Description, color);
        Line(2, "人民币（大写）", Capital, color);
        Ink.Print("¥", 70, 428, 34, color);
        Ink.Write(Figures, 108, 430, 40);
        Ink.Print("□ 现金    √ 转账", 420, 428, 24, color);
        Ink.Print("收款人", 690, 428, 24, color);
        Ink.Write(Voucher.Payee, 776, 432, 32, 205);
        Ink.RoundSeal(Voucher.Payee, "收款专用章", 836, 372, 84);
        Sign(520, color);
        Mark(color);
    }

    private void Line(int row, string label, string text, SKColor color)
    {
        var y = 214 + (row * 66);
        Ink.Print(label, 70, y, 25, color);
        var x = label.Length > 4 ? 252 : 160;
        Ink.Write(text, x + 8, y + 2, 35, 960 - x);
        Ink.Rule(x, y + 14, 970, y + 14, color, 1.2f);
    }
}

/// <summary>销货清单, printed by a shop or the power station.</summary>
internal sealed class InvoiceSheet(Voucher voucher, VoucherInk ink) : VoucherSheet(voucher, ink)
{
    private static readonly float[] Columns = [40, 450, 560, 690, 830, 1000];
    private static readonly string[] ServiceEndings = ["室", "站", "队", "部", "局"];

    public override SKSizeI SizePx => new(1040, 620);

    public override void Fill()
    {
        var color = Voucher.Seed % 2 == 0 ? VoucherInk.PrintBlue : VoucherInk.PrintBlack;
        Ink.PrintSpaced(Title(), 520, 72, 44, 18, color);
        Ink.Print("单号  " + Voucher.Number, 770, 64, 22, color);
        Ink.Print("购货单位：" + Voucher.Payer, 44, 124, 25, color);
        Ink.Print("开单日期：" + LongDate, 690, 124, 25, color);

        Ink.Frame(new SKRect(40, 146, 1000, 470), color);
        string[] heads = ["名称", "单位", "数量", "单价", "金额"];
        for (var index = 0; index < heads.Length; index++)
        {
            Ink.Print(heads[index], (Columns[index] + Columns[index + 1]) / 2, 182, 24, color, SKTextAlign.Center);
            if (index > 0)
            {
                Ink.Rule(Columns[index], 146, Columns[index], 412, color, 1.2f);
            }
        }

        foreach (var y in new[] { 196f, 250f, 304f, 358f, 412f })
        {
            Ink.Rule(40, y, 1000, y, color, 1.2f);
        }

        FillItem();
        Ink.Print("合计人民币（大写）  " + Capital, 60, 450, 25, VoucherInk.PrintBlack);
        Ink.Print("¥ " + Figures, 985, 450, 27, VoucherInk.PrintBlack, SKTextAlign.Right);
        Ink.Print("收款单位（章）：" + Voucher.Payee, 44, 512, 24, color);
        Ink.RoundSeal(Voucher.Payee, "业务专用章", 800, 440, 92);
        Sign(566, color);
        Mark(color);
    }

    private string Title() =>
        Voucher.Payee.Contains("供电", StringComparison.Ordinal) ? "电费结算单"
        : ServiceEndings.Any(ending => Voucher.Payee.EndsWith(ending, StringComparison.Ordinal)) ? "服务费结算单"
        : "销货清单";

    private void FillItem()
    {
        var item = VoucherItem.Read(Voucher.Description, Voucher.Fen);
        var black = VoucherInk.PrintBlack;
        var name = item.Name.Length > 17 ? item.Name[..17] : item.Name;
        Ink.Print(name, 54, 232, name.Length > 15 ? 22 : 25, black);
        if (item.Name.Length > 17)
        {
            Ink.Print(item.Name[17..], 54, 286, 25, black);
        }

        Ink.Print(item.Unit, 505, 232, 25, black, SKTextAlign.Center);
        Ink.Print(item.Quantity, 680, 232, 25, black, SKTextAlign.Right);
        Ink.Print(item.Price, 820, 232, 25, black, SKTextAlign.Right);
        Ink.Print(Figures, 990, 232, 25, black, SKTextAlign.Right);
        Ink.Rule(60, 400, 980, 320, VoucherInk.PrintBlack.WithAlpha(0x60), 1.4f);
    }
}

/// <summary>转账回单, printed by the credit union.</summary>
internal sealed class TransferSheet(Voucher voucher, VoucherInk ink) : VoucherSheet(voucher, ink)
{
    public override SKSizeI SizePx => new(1040, 600);

    public override void Fill()
    {
        var color = VoucherInk.PrintBlue;
        Ink.Print("青石信用社", 48, 70, 32, color);
        Ink.PrintSpaced("转账回单", 540, 74, 42, 16, color);
        Ink.Print("回单号  " + Voucher.Number, 770, 66, 22, color);
        Ink.Print("记账日期  " + LongDate, 48, 120, 24, VoucherInk.PrintBlack);
        Ink.Print("本回单由柜面打印", 830, 120, 20, color);

        Ink.Frame(new SKRect(40, 138, 1000, 486), color);
        Party(40, "付款人", Voucher.Payer, "6200 **** **** " + (Voucher.Fen % 2 == 0 ? "0418" : "1352"), color);
        Party(520, "收款人", Voucher.Payee, "6200 **** **** " + Tail(Voucher.Payee), color);
        Ink.Rule(520, 138, 520, 300, color, 1.4f);
        Ink.Rule(40, 300, 1000, 300, color, 1.4f);
        Ink.Print("金额（大写）", 56, 344, 23, color);
        Ink.Print("人民币" + Capital, 210, 344, 26, VoucherInk.PrintBlack);
        Ink.Rule(40, 364, 1000, 364, color, 1.4f);
        Ink.Print("金额（小写）", 56, 406, 23, color);
        Ink.Print("¥" + Figures, 210, 408, 30, VoucherInk.PrintBlack);
        Ink.Rule(40, 424, 1000, 424, color, 1.4f);
        Ink.Print("用途", 56, 466, 23, color);
        Ink.Print(Voucher.Description, 210, 466, Voucher.Description.Length > 26 ? 22 : 25, VoucherInk.PrintBlack);
        Ink.RoundSeal("青石信用社", "业务办讫", 850, 408, 92);
        Sign(546, color);
        Mark(color);
    }

    private static string Tail(string name) =>
        (name.Aggregate(7, static (sum, letter) => ((sum * 31) + letter) % 9973) + 11)
            .ToString("0000", CultureInfo.InvariantCulture)[^4..];

    private void Party(float x, string label, string name, string account, SKColor color)
    {
        Ink.Print(label, x + 16, 178, 23, color);
        Ink.Print(name, x + 100, 178, name.Length > 14 ? 23 : 26, VoucherInk.PrintBlack);
        Ink.Rule(x, 198, x + 480, 198, color, 1f);
        Ink.Print("账号", x + 16, 232, 23, color);
        Ink.Print(account, x + 100, 232, 25, VoucherInk.PrintBlack);
        Ink.Rule(x, 250, x + 480, 250, color, 1f);
        Ink.Print("开户行", x + 16, 284, 23, color);
        Ink.Print("青石信用社", x + 100, 284, 25, VoucherInk.PrintBlack);
    }
}

/// <summary>领款单: everybody signs for a share.</summary>
internal sealed class SignSheet(Voucher voucher, VoucherInk ink) : VoucherSheet(voucher, ink)
{
    private const int MaxRows = 12;
    private const int RowPx = 58;

    public override SKSizeI SizePx => new(860, 500 + (RowPx * Voucher.Shares.Count));

    public override void Fill()
    {
        if (Voucher.Shares.Count is 0 or > MaxRows || Voucher.Shares.Sum(share => share.Fen) != Voucher.Fen)
        {
            throw new InvalidOperationException($"The shares of {Voucher.Number} do not add up.");
        }

        var color = VoucherInk.PrintBlack;
        Ink.PrintSpaced("领款单", 430, 78, 46, 26, color);
        Ink.Print("编号  " + Voucher.Number, 610, 124, 22, color);
        Ink.Print(LongDate, 46, 124, 24, color);
        Ink.Print("付款单位：" + Voucher.Payer, 46, 166, 24, color);
        Ink.Print("事由：" + Voucher.Description, 46, 206, Voucher.Description.Length > 26 ? 21 : 24, color);
        Table(color);
        var y = 228 + (RowPx * (Voucher.Shares.Count + 1));
        Ink.Print("合计（大写）  " + Capital, 64, y + 38, 24, color);
        Ink.Print("¥ " + Figures, 800, y + 38, 26, color, SKTextAlign.Right);
        Ink.Frame(new SKRect(44, 228, 816, y + RowPx), color);
        Ink.RoundSeal(Voucher.Payer, "财务专用章", 640, y + 92, 96);
        Sign(SizePx.Height - 66, color);
        Mark(color);
    }

    private void Table(SKColor color)
    {
        float[] lines = [44, 128, 330, 540, 816];
        string[] heads = ["序号", "姓名", "金额（元）", "本人签字或按手印"];
        for (var index = 0; index < heads.Length; index++)
        {
            Ink.Print(heads[index], (lines[index] + lines[index + 1]) / 2, 266, 23, color, SKTextAlign.Center);
        }

        for (var row = 0; row < Voucher.Shares.Count; row++)
        {
            var share = Voucher.Shares[row];
            var y = 228 + (RowPx * (row + 1));
            Ink.Rule(44, y, 816, y, color, 1.2f);
            Ink.Print((row + 1).ToString(CultureInfo.InvariantCulture), 86, y + 38, 24, color, SKTextAlign.Center);
            Ink.Print(share.Name, 229, y + 39, 26, color, SKTextAlign.Center);
            Ink.Print(Yuan(share.Fen), 522, y + 38, 25, color, SKTextAlign.Right);
            Ink.Write(share.Name, 570, y + 42, 34, 150);
            if ((Voucher.Seed + row) % 3 != 0)
            {
                Ink.Fingerprint(748, y + 28, 19);
            }
        }

        var bottom = 228 + (RowPx * (Voucher.Shares.Count + 1));
        Ink.Rule(44, bottom, 816, bottom, color, 1.2f);
        foreach (var x in lines[1..^1])
        {
            Ink.Rule(x, 228, x, bottom, color, 1.2f);
        }
    }
}
