using System.Globalization;
using System.Text.RegularExpressions;

namespace VillagePublic.Content.Documents;

/// <summary>Reads numbers of people, votes and households: <c>38</c>, <c>３８人</c>, <c>1,126</c>, <c>三十八票</c>.</summary>
public static partial class CountText
{
    /// <summary>More people than this are no village.</summary>
    public const int MaxCount = 10_000_000;

    /// <summary>Reads a count.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="count">The count; <see langword="null"/> when none is given.</param>
    /// <returns>Whether the text is a count or says that none is given.</returns>
    public static bool TryRead(string text, out int? count)
    {
        count = null;
        var narrowed = WrittenText.Narrow(text);
        if (WrittenText.IsNotGiven(narrowed) || NotPublished().IsMatch(narrowed))
        {
            return true;
        }

        var match = Shape().Match(narrowed);
        if (!match.Success)
        {
            return false;
        }

        var digits = match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal);
        long? value = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : ChineseNumber.TryParse(digits);
        if (value is null or > MaxCount)
        {
            return false;
        }

        count = (int)value;
        return true;
    }

    [GeneratedRegex(@"^([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9}|[〇零一二两三四五六七八九十百千万]{1,12})\s*(人|票|户|名|口|位|股)?$")]
    private static partial Regex Shape();

    [GeneratedRegex("^(未公布|未公開|没公布|不公布|not published)$", RegexOptions.IgnoreCase)]
    private static partial Regex NotPublished();
}
