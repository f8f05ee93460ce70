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

    // Given out until 1999, with a year of two digits and no check digit.
    private const int OldIdentityLength = 15;
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
        // The country's code belongs to the number but stays readable: +86 138****5678.
        var head = match.Groups["country"].Value;
        var digits = match.Value[head.Length..].Replace(" ", "", StringComparison.Ordinal)
            .Replace("-", "", StringComparison.Ordinal)
            .ToUpperInvariant();
        PersonalNumber Found(PersonalNumberKind kind, int first, int last) => new(
            kind,
            match.Index,
            match.Length,
            head + digits[..first] + new string('*', digits.Length - first - last) + digits[^last..]);

        if (digits.Length == IdentityLength && HasBirthday(digits.AsSpan(6, 8)))
        {
            var kind = HasIdentityChecksum(digits) ? PersonalNumberKind.Identity : PersonalNumberKind.MaybeIdentity;
            return Found(kind, 6, 4);
        }

        if (digits.Length == OldIdentityLength)
        {
            return IsRegion(digits) && HasBirthday(string.Concat("19", digits.AsSpan(6, 6)))
                ? Found(PersonalNumberKind.MaybeIdentity, 6, 3)
                : null;
        }

        if (digits.Length is >= MinCardLength and <= MaxCardLength && digits[^1] != 'X' && HasLuhnChecksum(digits))
        {
            return Found(PersonalNumberKind.Card, 4, 4);
        }

        return digits.Length == MobileLength && digits[0] == '1' && digits[1] >= '3'
            ? Found(PersonalNumberKind.Mobile, 3, 4)
            : null;
    }

    // GB/T 2260: the first two digits of a division, from Beijing to the places overseas.
    private static bool IsRegion(string digits) => int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture) is
        (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46) or (>= 50 and <= 54)
        or (>= 61 and <= 65) or 71 or 81 or 82;

    private static bool HasBirthday(ReadOnlySpan<char> digits) => DateOnly.TryParseExact(
        digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
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
            span[index] = source[index] switch
            {
                >= '０' and <= '９' and var wide => (char)(wide - '０' + '0'),
                'Ｘ' or 'ｘ' => 'X',
                var other => other,
            };
        }
    });

    // Whole runs of digits only: a part of a longer number is something else. Dates are no parts of a number. A letter
    // may stand before an identity or mobile number, as in the names telephones give to pictures; not before others.
    [GeneratedRegex(@"(?<![0-9*.,])(?:(?:[0-9]{17}[0-9Xx]|(?<country>(?:\+?86|0086)[ -]?)?1[3-9][0-9]{9}"
        + @"|(?<country>(?:\+?86|0086)[ -]?)?1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4})"
        + @"|(?<![A-Za-z])(?:[0-9]{16,19}|[0-9]{15}|[0-9]{4}(?:[ -][0-9]{4}){3}(?:[ -][0-9]{1,3})?"
        + @"|[0-9]{6}[ -][0-9]{8}[ -][0-9]{3}[0-9Xx]))(?![0-9A-Za-z*])")]
    private static partial Regex Candidate();
}

/// <summary>What a number of a person is.</summary>
public enum PersonalNumberKind
{
    /// <summary>An identity number with the right check digit.</summary>
    Identity,

    /// <summary>18 digits with a birthday in them, but a wrong check digit; or 15, which have none.</summary>
    MaybeIdentity,

    /// <summary>A bank card number with the right check digit.</summary>
    Card,

    /// <summary>A mobile number.</summary>
    Mobile,
}
