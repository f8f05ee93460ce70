using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>VP6xxx: where Markdown does something else than the author meant.</summary>
public static class MarkdownRules
{
    /// <summary>VP6001.</summary>
    public static readonly DiagnosticRule DateBecomesList = DiagnosticRule.Warning(
        "VP6001", "日期变成了编号", "date turned into a numbered list");

    /// <summary>VP6002.</summary>
    public static readonly DiagnosticRule MinusBecomesBullet = DiagnosticRule.Warning(
        "VP6002", "负数变成了圆点", "negative amount turned into a bullet");

    /// <summary>VP6003.</summary>
    public static readonly DiagnosticRule AngleBrackets = DiagnosticRule.Warning(
        "VP6003", "尖括号里的字在别处会消失", "text in angle brackets vanishes elsewhere");

    /// <summary>VP6004.</summary>
    public static readonly DiagnosticRule LiteralStars = DiagnosticRule.Warning(
        "VP6004", "星号没有变成粗体", "asterisks did not become bold");

    /// <summary>VP6005.</summary>
    public static readonly DiagnosticRule HeadingWithoutBlank = DiagnosticRule.Warning(
        "VP6005", "井号后面少空格，不是标题", "no blank after '#': not a heading");

    /// <summary>VP6006.</summary>
    public static readonly DiagnosticRule FullWidthMark = DiagnosticRule.Warning(
        "VP6006", "记号用了全角", "full-width mark where Markdown needs ASCII");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        DateBecomesList, MinusBecomesBullet, AngleBrackets, LiteralStars, HeadingWithoutBlank, FullWidthMark,
    ];
}
