using System.Text.RegularExpressions;

namespace VillagePublic.Tests.Sample;

/// <summary>Adds amounts as children learn it: texts of digits, column by column, with a carry; no number type and no
/// line of the product's code.</summary>
internal static partial class PaperSum
{
    /// <summary>The fen of an amount as the sample writes it: digits, perhaps behind a minus; 0 if not given.</summary>
    public static string DigitsOf(string written)
    {
        var match = Amount().Match(written.Split('¥')[^1].Replace(",", "", StringComparison.Ordinal));
        if (!match.Success)
        {
            return "0";
        }

        // Yuan to fen is two places; 万 is four more.
        var places = match.Groups["unit"].Success ? 6 : 2;
        var fraction = match.Groups["fraction"].Value.PadRight(places, '0');
        Assert.Equal(places, fraction.Length);
        var digits = (match.Groups["whole"].Value + fraction).TrimStart('0');
        return digits.Length == 0 ? "0" : match.Groups["minus"].Success ? "-" + digits : digits;
    }

    public static string Add(string one, string other) => (one[0] == '-', other[0] == '-') switch
    {
        (false, false) => Plus(one, other),
        (true, true) => "-" + Plus(one[1..], other[1..]),
        (false, true) => Minus(one, other[1..]),
        _ => Minus(other, one[1..]),
    };

    /// <summary>Fen as the product writes yuan: 12,600.00.</summary>
    public static string Yuan(string digits)
    {
        var sign = digits[0] == '-' ? "-" : "";
        var padded = digits.TrimStart('-').PadLeft(3, '0');
        var whole = padded[..^2];
        for (var at = whole.Length - 3; at > 0; at -= 3)
        {
            whole = whole.Insert(at, ",");
        }

        return sign + whole + "." + padded[^2..];
    }

    private static string Plus(string one, string other)
    {
        var width = Math.Max(one.Length, other.Length);
        var (top, bottom) = (one.PadLeft(width, '0'), other.PadLeft(width, '0'));
        var (sum, carry) = ("", 0);
        for (var column = width - 1; column >= 0; column--)
        {
            var digit = top[column] - '0' + (bottom[column] - '0') + carry;
            (sum, carry) = ((char)('0' + (digit % 10)) + sum, digit / 10);
        }

        return Trim(carry == 1 ? "1" + sum : sum);
    }

    private static string Minus(string one, string other)
    {
        var width = Math.Max(one.Length, other.Length);
        var (top, bottom) = (one.PadLeft(width, '0'), other.PadLeft(width, '0'));
        if (string.CompareOrdinal(top, bottom) < 0)
        {
            return "-" + Minus(other, one);
        }

        var (difference, borrow) = ("", 0);
        for (var column = width - 1; column >= 0; column--)
        {
            var digit = top[column] - bottom[column] - borrow;
            borrow = digit < 0 ? 1 : 0;
            difference = (char)('0' + digit + (10 * borrow)) + difference;
        }

        return Trim(difference);
    }

    private static string Trim(string digits) => digits.TrimStart('0') is { Length: > 0 } kept ? kept : "0";

    [GeneratedRegex(@"(?<minus>-)?(?<whole>\d+)(?:\.(?<fraction>\d+))?(?<unit>万)?")]
    private static partial Regex Amount();
}
