using System.Text;

namespace VillagePublic.Content.Documents;

/// <summary>Numbers in Chinese characters, ordinary (三千) and the forge-proof ones of cheques (叁仟).</summary>
internal static class ChineseNumber
{
    private const string Formal = "零壹贰叁肆伍陆柒捌玖";
    private const string Ordinary = "〇一二三四五六七八九";
    private const string Traditional = "零壹貳參肆伍陸柒捌玖";
    private const long TenThousand = 10_000;
    private const long HundredMillion = 100_000_000;

    // Beyond this no village has a figure, and sums stay far from overflow.
    private const long MaxValue = 1_000_000_000_000;

    /// <summary>The value of one digit character, or -1.</summary>
    public static int Digit(char character)
    {
        var index = Formal.IndexOf(character, StringComparison.Ordinal);
        index = index >= 0 ? index : Ordinary.IndexOf(character, StringComparison.Ordinal);
        index = index >= 0 ? index : Traditional.IndexOf(character, StringComparison.Ordinal);
        return character switch
        {
            '两' or '兩' or '弍' => 2,
            '叄' or '叁' => 3,
            '○' or '零' => 0,
            _ => index,
        };
    }

    /// <summary>Whether a character can stand in a number written out.</summary>
    public static bool IsNumeral(char character) => Digit(character) >= 0 || Scale(character) > 0;

    /// <summary>A whole number such as 壹万贰仟陆佰 or 二〇二六.</summary>
    /// <returns><see langword="null"/> if it is not one.</returns>
    public static long? TryParse(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        return text.IndexOfAnyExcept(Formal + Ordinary) < 0 && text.Length > 1 && !StartsWithScale(text)
            ? ParseDigits(text)
            : ParseScaled(text);
    }

    /// <summary>A whole number in forge-proof characters: 壹万贰仟陆佰; 零 for 0.</summary>
    /// <param name="value">At least 0.</param>
    public static string Format(long value)
    {
        if (value == 0)
        {
            return "零";
        }

        var text = new StringBuilder();
        var tenThousands = value / TenThousand % TenThousand;
        AppendGroup(text, value / HundredMillion, "亿", afterGap: false);
        AppendGroup(text, tenThousands, "万", afterGap: false);
        AppendGroup(text, value % TenThousand, "", afterGap: tenThousands == 0);
        return text.ToString();
    }

    private static bool StartsWithScale(ReadOnlySpan<char> text) => Scale(text[0]) > 0;

    private static long? ParseDigits(ReadOnlySpan<char> text)
    {
        long value = 0;
        foreach (var character in text)
        {
            value = (value * 10) + Digit(character);
            if (value > MaxValue)
            {
                return null;
            }
        }

        return value;
    }

    private static long? ParseScaled(ReadOnlySpan<char> text)
    {
        long total = 0;
        long group = 0;
        long lastScale = long.MaxValue;
        var digit = -1;
        var zero = false;
        long previous = 0;
        foreach (var character in text)
        {
            if (Digit(character) is >= 0 and var value)
            {
                if (digit > 0)
                {
                    return null;
                }

                zero |= value == 0;
                digit = value;
                continue;
            }

            var scale = Scale(character);
            if (scale == 0 || (digit == 0 && scale != 10) || (scale < TenThousand && scale >= lastScale))
            {
                return null;
            }

            if (scale < TenThousand)
            {
                group += (digit < 1 ? 1 : digit) * scale;
            }
            else
            {
                group += Math.Max(digit, 0);

                // 一万亿: the larger scale also multiplies what stands before it.
                total = scale == HundredMillion ? (total + group) * scale : total + (group * scale);
                group = 0;
            }

            if ((total == 0 && group == 0) || total > MaxValue)
            {
                return null;
            }

            lastScale = scale >= TenThousand ? long.MaxValue : scale;
            (digit, zero) = (-1, false);
            previous = scale;
        }

        // 三万五 is said for 35,000 and could be read as 30,005: only 三万零五 and 三万五千 are clear.
        if (digit > 0 && !zero && previous > 10)
        {
            return null;
        }

        return total + group + Math.Max(digit, 0) is var sum && sum <= MaxValue ? sum : null;
    }

    private static long Scale(char character) => character switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        '万' or '萬' => TenThousand,
        '亿' or '億' => HundredMillion,
        _ => 0,
    };

    private static void AppendGroup(StringBuilder text, long value, string scale, bool afterGap)
    {
        if (value == 0)
        {
            return;
        }

        if (value >= TenThousand)
        {
            AppendGroup(text, value / TenThousand, "万", afterGap: false);
            value %= TenThousand;
        }

        var zero = text.Length > 0 && (afterGap || value < 1000);
        foreach (var (size, name) in ((long, string)[])[(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")])
        {
            var digit = value / size % 10;
            if (digit == 0)
            {
                zero |= text.Length > 0;
                continue;
            }

            text.Append(zero ? "零" : "").Append(Formal[(int)digit]).Append(name);
            zero = false;
        }

        text.Append(scale);
    }
}
