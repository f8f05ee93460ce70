using System.Globalization;
using System.Text.RegularExpressions;

namespace VillagePublic.Kiosk.Drawing.Samples;

/// <summary>One line of goods, as far as the description of the payment says it.</summary>
/// <param name="Quantity">Empty when several things were bought together.</param>
internal sealed partial record VoucherItem(string Name, string Unit, string Quantity, string Price)
{
    /// <summary>Reads 树苗 120 棵，每棵 18 元 into name, unit, quantity and price; what is not said stays blank.</summary>
    public static VoucherItem Read(string description, long fen)
    {
        var matches = Counted().Matches(description);
        if (matches.Count != 1)
        {
            return new VoucherItem(description, "", "", "");
        }

        var match = matches[0];
        var count = long.Parse(match.Groups[2].Value.Replace(",", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture);
        var price = fen % count == 0 ? (fen / count / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture) : "";
        var name = match.Groups[1].Value.TrimEnd('，', '、', ' ');
        return new VoucherItem(name, match.Groups[3].Value, match.Groups[2].Value, price);
    }

    [GeneratedRegex(@"^(.*?) ?([\d,]+) (吨|升|棵|床|具|盏|台|套|车|份|条)(?![，、].*\d+ (条|件|把|盏))")]
    private static partial Regex Counted();
}
