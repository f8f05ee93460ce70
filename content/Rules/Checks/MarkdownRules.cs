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

    /// <summary>VP6007.</summary>
    public static readonly DiagnosticRule TableWithoutRule = DiagnosticRule.Warning(
        "VP6007", "表格少了分隔行", "table without its delimiter row");

    /// <summary>VP6008.</summary>
    public static readonly DiagnosticRule IndentBecomesCode = DiagnosticRule.Warning(
        "VP6008", "行首空格让文字变成代码", "indent turns text into code");

    /// <summary>VP6009.</summary>
    public static readonly DiagnosticRule RuleBecomesHeading = DiagnosticRule.Warning(
        "VP6009", "横线让上一行变成标题", "a line of dashes turns the line above into a heading");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        DateBecomesList, MinusBecomesBullet, AngleBrackets, LiteralStars, HeadingWithoutBlank, FullWidthMark,
        TableWithoutRule, IndentBecomesCode, RuleBecomesHeading,
    ];
}
