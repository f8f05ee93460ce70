using System.Globalization;
using System.Text.RegularExpressions;

namespace VillagePublic.Content.Rules;

/// <summary>A number that belongs to a person, found in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Where it starts, from 0.</param>
/// <param name="Length">How many characters it takes, separators included.</param>
/// <param name="Masked">The form that may be published: <c>370102********1234</c>, <c>138****5678</c>.</param>
public sealed partial record PersonalNumber(PersonalNumberKind Kind, int Index, int Length, string Masked)
{
    private const int IdentityLength = 18;
    private const int MobileLength = 11;
    private const int MinCardLength = 16;
    private const int MaxCardLength = 19;
    private const string IdentityCheckDigits = "10X98765432";

    private static readonly int[] IdentityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Whether a text has enough digits to hold one: a quick look before <see cref="FindAll"/>.</summary>
    public static bool MayHold(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character) || character is >= '０' and <= '９')
            {
                if (++digits == MobileLength)
                {
                    return true;
                }
            }
            else if (character is not (' ' or '-'))
            {
                digits = 0;
            }
        }

        return false;
    }

    /// <summary>All numbers of persons in a text, from left to right.</summary>
    public static IReadOnlyList<PersonalNumber> FindAll(string text)
    {
        if (!MayHold(text))
        {
            return [];
        }

        var found = new List<PersonalNumber>();
        foreach (Match match in Candidate().Matches(Narrow(text)))
        {
            if (Judge(match) is { } number)
            {
                found.Add(number);
            }
        }

        return found;
    }

    /// <summary>A text with every number of a person masked.</summary>
    public static string Mask(string text)
    {
        foreach (var number in FindAll(text).Reverse())
        {
            text = text.Remove(number.Index, number.Length).Insert(number.Index, number.Masked);
        }

        return text;
    }

    private static PersonalNumber? Judge(Match match)
    {
        var digits = match.Value.Replace(" ", "", StringComparison.Ordinal)
            .Replace("-", "", StringComparison.Ordinal)
            .ToUpperInvariant();
        PersonalNumber Found(PersonalNumberKind kind, int head, int tail) => new(
            kind,
            match.Index,
            match.Length,
            digits[..head] + new string('*', digits.Length - head - tail) + digits[^tail..]);

        if (digits.Length == IdentityLength && HasBirthday(digits))
        {
            var kind = HasIdentityChecksum(digits) ? PersonalNumberKind.Identity : PersonalNumberKind.MaybeIdentity;
            return Found(kind, 6, 4);
        }

        if (digits.Length is >= MinCardLength and <= MaxCardLength && digits[^1] != 'X' && HasLuhnChecksum(digits))
        {
            return Found(PersonalNumberKind.Card, 4, 4);
        }

        return digits.Length == MobileLength && digits[0] == '1' && digits[1] >= '3'
            ? Found(PersonalNumberKind.Mobile, 3, 4)
            : null;
    }

    private static bool HasBirthday(string digits) => DateOnly.TryParseExact(
        digits.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1880 and <= 2099;

    /// <summary>GB 11643: weighted sum modulo 11.</summary>
    private static bool HasIdentityChecksum(string digits)
    {
        var sum = IdentityWeights.Select((weight, index) => weight * (digits[index] - '0')).Sum();
        return digits[^1] == IdentityCheckDigits[sum % 11];
    }

    /// <summary>ISO/IEC 7812: every second digit from the right is doubled.</summary>
    private static bool HasLuhnChecksum(string digits)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[^(index + 1)] - '0';
            digit *= (index % 2) + 1;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0 && digits.Any(character => character != '0');
    }

    private static string Narrow(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var index = 0; index < source.Length; index++)
        {
            span[index] = source[index] is >= '０' and <= '９' and var wide ? (char)(wide - '０' + '0') : source[index];
        }
    });

    // Whole runs of digits only: a part of a longer number is something else. Dates are no parts of a number.
    [GeneratedRegex(@"(?<![0-9A-Za-z*.,])(?:[0-9]{17}[0-9Xx]|[0-9]{16,19}|1[3-9][0-9]{9}"
        + @"|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}|[0-9]{4}(?:[ -][0-9]{4}){3}(?:[ -][0-9]{1,3})?"
        + @"|[0-9]{6}[ -][0-9]{8}[ -][0-9]{3}[0-9Xx])(?![0-9A-Za-z*])")]
    private static partial Regex Candidate();
}

/// <summary>What a number of a person is.</summary>
public enum PersonalNumberKind
{
    /// <summary>An identity number with the right check digit.</summary>
    Identity,

    /// <summary>18 digits with a birthday in them, but a wrong check digit.</summary>
    MaybeIdentity,

    /// <summary>A bank card number with the right check digit.</summary>
    Card,

    /// <summary>A mobile number.</summary>
    Mobile,
}
