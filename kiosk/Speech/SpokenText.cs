using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VillagePublic.Kiosk.Speech;

/// <summary>Turns written Chinese into what a speech synthesiser says right.</summary>
/// <remarks>The synthesiser drops decimal points and currency signs, reads percent in English, and takes the commonest
/// reading of every character; so figures become characters and words with another reading are respelt.</remarks>
internal static partial class SpokenText
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    // Each word on the left is spoken wrongly; the right has the same sound and is spoken well.
    private static readonly (string Written, string Spoken)[] Respellings =
    [
        ("银行", "银航"), ("行长", "航长"), ("行业", "航业"), ("重新", "崇新"), ("重复", "崇复"),
        ("重建", "崇建"), ("重修", "崇修"), ("长大", "掌大"), ("村长", "村掌"), ("组长", "组掌"), ("队长", "队掌"),
        ("会长", "会掌"), ("增长", "增掌"), ("会计", "快计"), ("还款", "环款"), ("还清", "环清"),
        ("偿还", "偿环"), ("归还", "归环"), ("供给", "供己"), ("给付", "己付"), ("调解", "条解"), ("调整", "条整"),
        ("处理", "楚理"), ("处罚", "楚罚"), ("应到", "英到"), ("应付", "英付"), ("应收", "英收"),
        ("为民", "维民"), ("作为", "作维"), ("种植", "众植"), ("粮种", "粮肿"), ("便宜", "骈宜"),
    ];

    /// <summary>The sentences of a text in reading order, to be highlighted one at a time.</summary>
    public static IReadOnlyList<string> Sentences(string text)
    {
        var sentences = new List<string>();
        var sentence = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character is not ('\n' or '\r'))
            {
                sentence.Append(character);
            }

            if (character is '。' or '！' or '？' or '；' or '\n' || (character is '.' && IsSentencePoint(text, index)))
            {
                Complete();
            }
        }

        Complete();
        return sentences;

        void Complete()
        {
            var whole = sentence.ToString().Trim();
            sentence.Clear();
            if (whole.Length > 0)
            {
                sentences.Add(whole);
            }
        }
    }

    /// <summary>One sentence of Chinese as it is to be handed to the synthesiser.</summary>
    public static string InChinese(string sentence)
    {
        var text = sentence;
        text = IsoDate().Replace(text, match => Date(match));
        text = YearBeforeMark().Replace(text, match => ChineseNumerals.DigitByDigit(match.Groups[1].Value) + "年");
        text = ClockTime().Replace(text, match => Time(match));
        text = Telephone().Replace(text, match => ChineseNumerals.DigitByDigit(match.Value.Replace("-", "", Ordinal))
            .Replace('一', '幺'));
        text = Money().Replace(text, match => Sum(match));
        text = Percent().Replace(text, match => "百分之" + ChineseNumerals.Number(Plain(match.Groups[1].Value)));
        text = Fraction().Replace(text, match =>
            ChineseNumerals.Number(match.Groups[2].Value) + "分之" + ChineseNumerals.Number(match.Groups[1].Value));
        text = TwoThings().Replace(text, "两");
        text = AnyNumber().Replace(text, match => ChineseNumerals.Number(Plain(match.Value)));
        text = text.Replace("＝", "等于", Ordinal).Replace("=", "等于", Ordinal)
            .Replace("＋", "加", Ordinal).Replace("+", "加", Ordinal).Replace("−", "减", Ordinal);
        foreach (var (written, spoken) in Respellings)
        {
            text = text.Replace(written, spoken, Ordinal);
        }

        return text;
    }

    private static bool IsSentencePoint(string text, int index) =>
        index + 1 == text.Length || char.IsWhiteSpace(text[index + 1]);

    private static string Date(Match match)
    {
        var month = ChineseNumerals.Number(match.Groups[2].Value);
        var day = match.Groups[3].Success ? ChineseNumerals.Number(match.Groups[3].Value) + "日" : "";
        return ChineseNumerals.DigitByDigit(match.Groups[1].Value) + "年" + month + "月" + day;
    }

    private static string Time(Match match)
    {
        var minute = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        var said = ChineseNumerals.Number(match.Groups[1].Value) + "点";
        return minute switch
        {
            0 => said + "整",
            < 10 => said + "零" + ChineseNumerals.Number(match.Groups[2].Value) + "分",
            _ => said + ChineseNumerals.Number(match.Groups[2].Value) + "分",
        };
    }

    private static string Sum(Match match)
    {
        var sign = match.Groups["sign"].Value.Length > 0 ? "负" : "";
        var figure = Plain(match.Groups["figure"].Value);
        return match.Groups["wan"].Success
            ? sign + ChineseNumerals.Number(TrimZeros(figure)) + "万元"
            : sign + ChineseNumerals.Yuan(figure);
    }

    private static string Plain(string figure) => figure.Replace(",", "", Ordinal);

    private static string TrimZeros(string figure) =>
        figure.Contains('.', Ordinal) ? figure.TrimEnd('0').TrimEnd('.') : figure;

    [GeneratedRegex(@"(?<!\d)(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)")]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"(?<!\d)(\d{4})年")]
    private static partial Regex YearBeforeMark();

    [GeneratedRegex(@"(?<!\d)([01]?\d|2[0-4]):([0-5]\d)(?!\d)")]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"(?<![\d.,])(?:0\d{2,3}-?\d{7,8}|1\d{10}|12\d{3})(?![\d.,])")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"(?<sign>[-−])?¥\s?(?<figure>\d[\d,]*(?:\.\d{1,2})?)(?<wan>万)?元?"
        + @"|(?<sign>[-−])?(?<figure>\d[\d,]*(?:\.\d{1,2})?)\s?(?:(?<wan>万)元|元)")]
    private static partial Regex Money();

    [GeneratedRegex(@"(\d[\d,]*(?:\.\d+)?)\s?[%％]")]
    private static partial Regex Percent();

    [GeneratedRegex(@"(?<![\d/])(\d{1,3})/(\d{1,3})(?![\d/])")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"(?<![\d.,])2(?=[个户人次张份件条处座只头辆位名组项块])")]
    private static partial Regex TwoThings();

    [GeneratedRegex(@"\d[\d,]*(?:\.\d+)?")]
    private static partial Regex AnyNumber();
}
