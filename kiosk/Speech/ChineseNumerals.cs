using System.Globalization;
using System.Text;

namespace VillagePublic.Kiosk.Speech;

/// <summary>Says numbers in Chinese characters, as a person reads them aloud.</summary>
internal static class ChineseNumerals
{
    private const string Digits = "零一二三四五六七八九";
    private const int GroupLength = 4;

    private static readonly string[] GroupUnits = ["", "万", "亿", "万亿"];

    private static readonly string[] PlaceUnits = ["", "十", "百", "千"];

    /// <summary>Longest integer part that is read as a number; longer ones are read digit by digit.</summary>
    public static int MaxIntegerDigits => GroupLength * GroupUnits.Length;

    /// <summary>A plain decimal as a number: <c>12600</c> → 一万二千六百, <c>0.5</c> → 零点五.</summary>
    /// <param name="text">ASCII digits with at most one point.</param>
    public static string Number(string text)
    {
        var parts = text.Split('.');
        var whole = Integer(parts[0].TrimStart('0'));
        return parts.Length == 1 ? whole : whole + "点" + DigitByDigit(parts[1]);
    }

    /// <summary>Money in yuan: <c>1234.50</c> → 一千二百三十四元五角.</summary>
    /// <param name="text">ASCII digits with at most one point and at most two decimals.</param>
    public static string Yuan(string text)
    {
        var fen = (long)(decimal.Parse(text, CultureInfo.InvariantCulture) * 100m);
        var (yuan, jiao, rest) = (fen / 100, fen / 10 % 10, fen % 10);
        var said = new StringBuilder();
        if (yuan > 0 || fen == 0)
        {
            said.Append(Number(yuan.ToString(CultureInfo.InvariantCulture))).Append('元');
        }

        if (jiao > 0)
        {
            said.Append(Digits[(int)jiao]).Append('角');
        }

        if (rest > 0)
        {
            said.Append(yuan > 0 && jiao == 0 ? "零" : "").Append(Digits[(int)rest]).Append('分');
        }

        return said.ToString();
    }

    /// <summary>Each digit by itself: years, telephone and document numbers.</summary>
    public static string DigitByDigit(string digits) =>
        string.Concat(digits.Select(digit => Digits[digit - '0']));

    private static string Integer(string digits)
    {
        if (digits.Length == 0)
        {
            return "零";
        }

        if (digits.Length > MaxIntegerDigits)
        {
            return DigitByDigit(digits);
        }

        var said = new StringBuilder();
        var gap = false;
        for (var group = (digits.Length - 1) / GroupLength; group >= 0; group--)
        {
            var end = digits.Length - (group * GroupLength);
            var start = Math.Max(0, end - GroupLength);
            var words = Group(digits[start..end], said.Length > 0, ref gap);
            said.Append(words);
            if (words.Length > 0)
            {
                said.Append(GroupUnits[group]);
            }
        }

        // Ten to nineteen are said without the leading "one".
        return said.ToString() is ['一', '十', ..] teen ? teen[1..] : said.ToString();
    }

    // A run of zeros between two digits is said once, wherever the groups end.
    private static string Group(string digits, bool hasHigher, ref bool gap)
    {
        var said = new StringBuilder();
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[index] - '0';
            if (digit == 0)
            {
                gap = true;
                continue;
            }

            if (gap && (hasHigher || said.Length > 0))
            {
                said.Append('零');
            }

            gap = false;
            said.Append(Digits[digit]).Append(PlaceUnits[digits.Length - 1 - index]);
        }

        return said.ToString();
    }
}
