using System.Globalization;
using System.Text.RegularExpressions;

namespace VillagePublic.Content.Documents;

/// <summary>Reads amounts of money the way people write them, and writes them back.</summary>
/// <remarks>
/// Exact: fen in 64 bits, no floating point anywhere. Read shapes: <c>12,600.00</c>, <c>１２，６００</c>, <c>¥3000元</c>,
/// <c>1.26万元</c>, <c>(500)</c>, <c>-500（冲销）</c>, <c>叁仟元整</c>, <c>叁仟元(¥3000元)</c>. Blank, <c>/</c>, <c>—</c>, <c>无</c>,
/// <c>详见附件</c> mean "not given".
/// </remarks>
public static partial class MoneyText
{
    /// <summary>Largest amount, in fen: a hundred billion yuan. A file full of these cannot overflow a sum.</summary>
    public const long MaxFen = 10_000_000_000_000;

    private const int MaxLength = 100;
    private const decimal FenPerYuan = 100m;
    private const decimal YuanPerTenThousand = 10_000m;

    /// <summary>Reads an amount.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="unit">Unit of a figure that names none.</param>
    public static MoneyReading Read(string text, MoneyUnit unit = MoneyUnit.Yuan)
    {
        var written = text.Trim();
        var narrowed = WrittenText.Narrow(text);
        if (WrittenText.IsNotGiven(narrowed))
        {
            return new MoneyReading(new WrittenMoney(null, written), MoneyProblem.None);
        }

        if (narrowed.Length > MaxLength)
        {
            return Problem(written, MoneyProblem.NotMoney);
        }

        var bracketed = Bracketed().Match(narrowed);
        if (bracketed.Success)
        {
            return ReadOne(bracketed.Groups[1].Value, unit) is { Problem: MoneyProblem.None, Fen: > 0 } owed
                ? Good(written, -owed.Fen, owed.UnitNamed)
                : Problem(written, MoneyProblem.NotMoney);
        }

        var remarked = Remarked().Match(narrowed);
        if (!remarked.Success)
        {
            return Finish(written, ReadOne(narrowed, unit));
        }

        var main = ReadOne(remarked.Groups[1].Value, unit);
        var remark = remarked.Groups[2].Value;
        if (main.Problem != MoneyProblem.None || !LooksLikeMoney(remark))
        {
            return Finish(written, main);
        }

        var other = ReadOne(remark, MoneyUnit.Yuan);
        return other.Problem == MoneyProblem.None && other.Fen == main.Fen
            ? Good(written, main.Fen, main.UnitNamed)
            : Problem(written, MoneyProblem.FigureAndWordsDiffer);
    }

    /// <summary>The amount as a clerk writes it in forge-proof characters: 壹万贰仟陆佰元整.</summary>
    public static string ToFormalChinese(Money money)
    {
        var fen = Math.Abs(money.Fen);
        var (yuan, jiao, rest) = (fen / 100, fen / 10 % 10, fen % 10);
        var sign = money.Fen < 0 ? "负" : "";
        var whole = yuan == 0 && (jiao > 0 || rest > 0) ? "" : ChineseNumber.Format(yuan) + "元";
        if (jiao == 0 && rest == 0)
        {
            return sign + whole + "整";
        }

        var tenths = jiao > 0 ? ChineseNumber.Format(jiao) + "角" : whole.Length > 0 ? "零" : "";
        return sign + whole + tenths + (rest > 0 ? ChineseNumber.Format(rest) + "分" : "");
    }

    private static MoneyReading Finish(string written, Amount amount) => amount.Problem == MoneyProblem.None
        ? Good(written, amount.Fen, amount.UnitNamed)
        : Problem(written, amount.Problem);

    private static MoneyReading Good(string written, long fen, MoneyUnit? unitNamed) =>
        new(new WrittenMoney(new Money(fen), written), MoneyProblem.None, unitNamed);

    private static MoneyReading Problem(string written, MoneyProblem problem) =>
        new(new WrittenMoney(null, written), problem);

    private static bool LooksLikeMoney(string text) =>
        text.Contains('¥', StringComparison.Ordinal)
        || text.Contains('元', StringComparison.Ordinal)
        || text.Contains('圆', StringComparison.Ordinal)
        || text.StartsWith("大写", StringComparison.Ordinal)
        || (text.Length > 0 && text.All(character => char.IsAsciiDigit(character) || character is ',' or '.'));

    private static Amount ReadOne(string text, MoneyUnit unit)
    {
        var stripped = Ornaments().Replace(text, "");
        var figure = Figure().Match(stripped);
        return figure.Success ? ReadFigure(figure, unit) : ReadWords(stripped);
    }

    private static Amount ReadFigure(Match figure, MoneyUnit unit)
    {
        var digits = figure.Groups["digits"].Value;
        if (digits.Contains(',', StringComparison.Ordinal) && !Grouped().IsMatch(digits))
        {
            return new Amount(0, MoneyProblem.BadGrouping, null);
        }

        // At most 40 digits match, and a decimal holds 28: longer ones do not parse and are no amount.
        if (!decimal.TryParse(
            digits.Replace(",", "", StringComparison.Ordinal),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var value))
        {
            return new Amount(0, MoneyProblem.TooLarge, null);
        }

        MoneyUnit? named = figure.Groups["unit"].Value switch
        {
            "" => null,
            "元" or "圆" => MoneyUnit.Yuan,
            _ => MoneyUnit.TenThousandYuan,
        };
        var factor = (named ?? unit) == MoneyUnit.TenThousandYuan ? YuanPerTenThousand : 1m;
        if (value > MaxFen)
        {
            return new Amount(0, MoneyProblem.TooLarge, null);
        }

        var fen = value * factor * FenPerYuan;
        if (fen != decimal.Truncate(fen))
        {
            return new Amount(0, MoneyProblem.FinerThanFen, null);
        }

        var sign = figure.Groups["sign"].Value is "-" or "负" or "减" ? -1 : 1;
        return fen > MaxFen
            ? new Amount(0, MoneyProblem.TooLarge, null)
            : new Amount(sign * (long)fen, MoneyProblem.None, named);
    }

    private static Amount ReadWords(string text)
    {
        var words = Words().Match(text);
        if (!words.Success || words.Length == 0)
        {
            return new Amount(0, MoneyProblem.NotMoney, null);
        }

        var whole = words.Groups["whole"];
        var yuan = whole.Success ? ChineseNumber.TryParse(whole.Value) : 0;
        var jiao = words.Groups["jiao"].Success ? ChineseNumber.Digit(words.Groups["jiao"].Value[0]) : 0;
        var fen = words.Groups["fen"].Success ? ChineseNumber.Digit(words.Groups["fen"].Value[0]) : 0;
        var named = whole.Success || jiao > 0 || fen > 0;
        if (yuan is not { } value || !named)
        {
            return new Amount(0, MoneyProblem.NotMoney, null);
        }

        var sign = words.Groups["sign"].Success ? -1 : 1;
        return value > MaxFen / 100
            ? new Amount(0, MoneyProblem.TooLarge, null)
            : new Amount(sign * ((value * 100) + (jiao * 10) + fen), MoneyProblem.None, MoneyUnit.Yuan);
    }

    private readonly record struct Amount(long Fen, MoneyProblem Problem, MoneyUnit? UnitNamed);

    [GeneratedRegex(@"^\((.+)\)\s*元?$")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^([^()]+)\(([^()]*)\)$")]
    private static partial Regex Remarked();

    [GeneratedRegex(@"[\s¥$]|^(人民币|rmb|cny|大写|小写)[::]?|(整|正)$", RegexOptions.IgnoreCase)]
    private static partial Regex Ornaments();

    [GeneratedRegex(@"^(?<sign>[-+负减]?)(?<digits>[0-9][0-9,]{0,39}(\.[0-9]{1,20})?)(?<unit>|元|圆|万元|万|萬元)$")]
    private static partial Regex Figure();

    [GeneratedRegex(@"^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^(?<sign>负)?((?<whole>[^元圆角分负]+)[元圆])?零?((?<jiao>[^元圆角分])角)?零?((?<fen>[^元圆角分])分)?$")]
    private static partial Regex Words();
}

/// <summary>What came of reading an amount.</summary>
/// <param name="Amount">The amount with the text as written.</param>
/// <param name="Problem">What is wrong with it, if anything.</param>
/// <param name="UnitNamed">The unit the text itself names.</param>
public readonly record struct MoneyReading(WrittenMoney Amount, MoneyProblem Problem, MoneyUnit? UnitNamed = null);

/// <summary>Why a text is no amount of money.</summary>
public enum MoneyProblem
{
    /// <summary>It is one, or says that none is given.</summary>
    None,

    /// <summary>Not an amount at all.</summary>
    NotMoney,

    /// <summary>The commas do not stand between groups of three.</summary>
    BadGrouping,

    /// <summary>Smaller than a fen.</summary>
    FinerThanFen,

    /// <summary>Beyond <see cref="MoneyText.MaxFen"/>.</summary>
    TooLarge,

    /// <summary>叁仟元(¥300元): words and figure differ.</summary>
    FigureAndWordsDiffer,
}
