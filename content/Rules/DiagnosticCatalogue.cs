using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules;

/// <summary>Everything the program looks for; content/docs/diagnostics.md lists the same.</summary>
public static class DiagnosticCatalogue
{
    /// <summary>The rules in families, each with what to do about it: what the help page and reports say.</summary>
    public static IReadOnlyList<DiagnosticFamily> Families { get; } =
    [
        new(
            new("写法：读不读得懂", "Form: can it be read"),
            new("多半是漏填了一项，或者日期、金额写法不对。填表时点“第几行”就到那一格；例子在编辑页下面。",
                "Mostly something is missing, or a date or an amount is written in an unknown way. Press the line to "
                + "go there; examples stand below the editor."),
            StructureRules.All),
        new(
            new("文档之间对不对得上", "Do the documents fit together"),
            new("链接的文档、账本、小组要真的有。先公布被引用的那份，或者去掉链接。附件只能是照片和 PDF。",
                "What is linked has to exist. Publish that first, or remove the link. Attachments are pictures "
                + "and PDF."),
            VillageRules.All),
        new(
            new("数怎么写", "Values"),
            new("对照原件改成数字；原件就是这么写的，就打勾确认。",
                "Compare with the paper and write figures; if the paper says so, confirm it."),
            ValueRules.All),
        new(
            new("数字对不对", "Arithmetic"),
            new("上期结余＋收入－支出要等于本期结余，合计要等于逐笔相加。先看有没有漏一笔、多一笔、记反收支；签过字的凭证就是这样，"
                + "就打勾确认，两个数都会公布。",
                "Opening plus income less spending is closing, and totals are the sum of their lines. Look for a "
                + "missing, doubled or reversed line. If the signed paper says so, confirm; both figures appear."),
            ArithmeticRules.All),
        new(
            new("表决", "Votes"),
            new("票数加起来不能超过实到，实到不能超过应到。写的结果和按规定算的不一样时，先看票数有没有抄错。",
                "Votes do not exceed those present, nor those present those due. If the stated result differs from the "
                + "rule's, look at the counts first."),
            VoteRules.All),
        new(
            new("该公布的", "Duties"),
            new("法律规定要公布、要签字、要公示够天数。补上就行。",
                "What the law asks to be published, signed or posted long enough. Supply what is missing."),
            DutyRules.All),
        new(
            new("个人隐私", "Privacy"),
            new("身份证号、银行卡号、手机号、病情不能公布。按“遮住号码”。",
                "Identity, card and mobile numbers and illnesses are not published. Press “Mask the number”."),
            PrivacyRules.All),
        new(
            new("Markdown 的小坑", "Traps of Markdown"),
            new("行首的“-”“1.”会变成列表，尖括号会被吃掉，表格少一行就不是表格。照提示改。",
                "A leading “-” or “1.” becomes a list, angle brackets vanish, a table without its rule is none. Do as "
                + "the hint says."),
            MarkdownRules.All),
    ];

    /// <summary>All rules, family by family.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [.. Families.SelectMany(family => family.Rules)];
}

/// <summary>Rules that are mended alike.</summary>
/// <param name="Name">What they are about.</param>
/// <param name="Mend">What to do about them.</param>
/// <param name="Rules">The rules.</param>
public sealed record DiagnosticFamily(LocalText Name, LocalText Mend, IReadOnlyList<DiagnosticRule> Rules);
