using System.Text;

namespace VillagePublic.Kiosk.Drawing.Samples;

/// <summary>Amounts in the capital figures (大写) that a receipt must carry beside the digits.</summary>
internal static class CapitalAmount
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Units = ["", "拾", "佰", "仟"];

    /// <summary>For example 玖万陆仟元整, 壹仟零叁元伍角整, 贰佰元零捌分.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0, or 100 million yuan and more.</exception>
    public static string Write(long fen)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fen);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fen, 10_000_000_000L);
        var yuan = fen / 100;
        var text = new StringBuilder();
        if (yuan >= 10_000)
        {
            AppendGroup(text, (int)(yuan / 10_000), leading: true);
            text.Append('万');
        }

        var low = (int)(yuan % 10_000);
        if (low > 0)
        {
            AppendGroup(text, low, leading: yuan < 10_000);
        }

        if (yuan > 0)
        {
            text.Append('元');
        }

        AppendCents(text, (int)(fen % 100));
        return text.ToString();
    }

    private static void AppendGroup(StringBuilder text, int value, bool leading)
    {
        var zero = !leading && value < 1_000;
        for (var (place, unit) = (3, 1_000); place >= 0; place--, unit /= 10)
        {
            var digit = value / unit % 10;
            if (digit == 0)
            {
                zero = zero || (text.Length > 0 && value % unit > 0 && value / (unit * 10) > 0);
                continue;
            }

            if (zero)
            {
                text.Append('零');
                zero = false;
            }

            text.Append(Digits[digit]).Append(Units[place]);
        }
    }

    private static void AppendCents(StringBuilder text, int cents)
    {
        var (jiao, fen) = (cents / 10, cents % 10);
        if (cents == 0)
        {
            text.Append('整');
            return;
        }

        if (jiao > 0)
        {
            text.Append(Digits[jiao]).Append('角');
        }
        else if (text.Length > 0)
        {
            text.Append('零');
        }

        text.Append(fen > 0 ? $"{Digits[fen]}分" : "整");
    }
}
