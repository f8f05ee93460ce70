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
