using System.Globalization;

namespace VillagePublic.Content.Documents;

/// <summary>Brings the many ways of writing the same characters to one.</summary>
internal static class WrittenText
{
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';
    private const int FullWidthDistance = '\uFF01' - '!';

    /// <summary>Words that mean "no figure is given here"; never zero.</summary>
    private static readonly HashSet<string> NotGivenWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "/", "\\", "-", "--", "—", "——", "–", "―", "无", "無", "暂无", "未填", "不详", "不適用", "不适用",
        "详见附件", "见附件", "详见附表", "见附表", "n/a", "na", "none", "nil", "not given", "see attachment",
    };

    /// <summary>Whether a trimmed, narrowed text says that nothing is given.</summary>
    public static bool IsNotGiven(string narrowed) => NotGivenWords.Contains(narrowed);

    /// <summary>A trimmed text, cut where it is longer than a finding should quote; never inside what a reader takes
    /// for one character (𠮷, a family of emoji, a letter with its accents).</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">Most UTF-16 units before the ellipsis.</param>
    public static string Shorten(ReadOnlySpan<char> text, int maxLength)
    {
        var trimmed = text.Trim();
        if (trimmed.Length <= maxLength)
        {
            return trimmed.ToString();
        }

        var end = 0;
        for (var next = 0; next <= maxLength; next += StringInfo.GetNextTextElementLength(trimmed[next..]))
        {
            end = next;
        }

        return string.Concat(trimmed[..end], "…");
    }

    /// <summary>Full-width forms as their ASCII counterparts, all blanks as one kind, trimmed.</summary>
    public static string Narrow(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var index = 0; index < source.Length; index++)
        {
            span[index] = Narrow(source[index]);
        }
    }).Trim();

    private static char Narrow(char character) => character switch
    {
        >= FirstFullWidth and <= LastFullWidth => (char)(character - FullWidthDistance),
        '\u3000' or '\u00A0' or '\u2009' or '\u202F' => ' ',
        '\uFFE5' => '¥',
        '−' => '-',
        _ => character,
    };
}
