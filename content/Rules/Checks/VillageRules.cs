using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>VP11xx: whether the files of a village fit together.</summary>
public static class VillageRules
{
    /// <summary>VP1101.</summary>
    public static readonly DiagnosticRule DeadLink = DiagnosticRule.Warning(
        "VP1101", "链接的文件不存在", "dead link");

    /// <summary>VP1102.</summary>
    public static readonly DiagnosticRule MissingAttachment = DiagnosticRule.Error(
        "VP1102", "附件不存在", "attachment missing");

    /// <summary>VP1103.</summary>
    public static readonly DiagnosticRule DuplicateId = DiagnosticRule.Error(
        "VP1103", "两个文件编号相同", "two documents with one id");

    /// <summary>VP1104.</summary>
    public static readonly DiagnosticRule NotUtf8 = DiagnosticRule.Error(
        "VP1104", "文件不是 UTF-8 编码", "file is not UTF-8");

    /// <summary>VP1105.</summary>
    public static readonly DiagnosticRule NoVillage = DiagnosticRule.Error(
        "VP1105", "没有 village.md", "no village.md");

    /// <summary>VP1106.</summary>
    public static readonly DiagnosticRule UnknownLedger = DiagnosticRule.Warning(
        "VP1106", "village.md 里没有这本账", "ledger not named in village.md");

    /// <summary>VP1107.</summary>
    public static readonly DiagnosticRule UnknownGroup = DiagnosticRule.Warning(
        "VP1107", "village.md 里没有这个小组", "group not named in village.md");

    /// <summary>VP1108.</summary>
    public static readonly DiagnosticRule Unreadable = DiagnosticRule.Error(
        "VP1108", "文件打不开", "file cannot be opened");

    /// <summary>VP1109.</summary>
    public static readonly DiagnosticRule AttachmentUnfit = DiagnosticRule.Error(
        "VP1109", "附件不能公布", "attachment cannot be published");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        DeadLink, MissingAttachment, DuplicateId, NotUtf8, NoVillage, UnknownLedger, UnknownGroup, Unreadable,
        AttachmentUnfit,
    ];
}
