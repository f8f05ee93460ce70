using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>VP4xxx: what the law asks the village to do.</summary>
public static class DutyRules
{
    /// <summary>VP4001.</summary>
    public static readonly DiagnosticRule Overdue = DiagnosticRule.Warning(
        "VP4001", "该公布的账过期没有公布", "books overdue");

    /// <summary>VP4002.</summary>
    public static readonly DiagnosticRule PostedTooShortly = DiagnosticRule.Warning(
        "VP4002", "公布的天数不够", "posted for too few days");

    /// <summary>VP4003.</summary>
    public static readonly DiagnosticRule NoSignature = DiagnosticRule.Warning(
        "VP4003", "支出没有经手人或审批人", "spending without handler or approver");

    /// <summary>VP4004.</summary>
    public static readonly DiagnosticRule SignOffMissing = DiagnosticRule.Error(
        "VP4004", "没有第二个人签字", "no second person has signed off");

    /// <summary>VP4005.</summary>
    public static readonly DiagnosticRule SamePerson = DiagnosticRule.Error(
        "VP4005", "发布和审核是同一个人", "publisher and reviewer are the same person");

    /// <summary>VP4006.</summary>
    public static readonly DiagnosticRule StageMissing = DiagnosticRule.Warning(
        "VP4006", "四议两公开少一步", "a stage of the matter is missing");

    /// <summary>VP4007.</summary>
    public static readonly DiagnosticRule StagesOutOfOrder = DiagnosticRule.Warning(
        "VP4007", "四议两公开次序颠倒", "stages of the matter out of order");

    /// <summary>VP4008.</summary>
    public static readonly DiagnosticRule ObjectionTooShort = DiagnosticRule.Warning(
        "VP4008", "提意见的时间太短", "too little time to object");

    /// <summary>VP4009.</summary>
    public static readonly DiagnosticRule SupervisesItself = DiagnosticRule.Warning(
        "VP4009", "村委会成员又当监督委员", "a committee member supervises the committee");

    /// <summary>VP4103.</summary>
    public static readonly DiagnosticRule InstalmentLate = DiagnosticRule.Warning(
        "VP4103", "合同到期的钱没有付清", "instalment overdue");

    /// <summary>VP4104.</summary>
    public static readonly DiagnosticRule FollowUpLate = DiagnosticRule.Warning(
        "VP4104", "会上定的事过期没有办", "follow-up overdue");

    /// <summary>VP4105.</summary>
    public static readonly DiagnosticRule StageOfOtherBody = DiagnosticRule.Warning(
        "VP4105", "这一步连的不是该开的会", "stage refers to another body's meeting");

    /// <summary>VP4106.</summary>
    public static readonly DiagnosticRule FollowUpDropped = DiagnosticRule.Warning(
        "VP4106", "没办完的事不见了", "open follow-up dropped in a later revision");

    /// <summary>VP4107.</summary>
    public static readonly DiagnosticRule NothingTold = DiagnosticRule.Warning(
        "VP4107", "定了的事没有下文", "nothing told of what came of a decision");

    /// <summary>VP4108.</summary>
    public static readonly DiagnosticRule PublishedLate = DiagnosticRule.Warning(
        "VP4108", "定了的事公开晚了", "decision made public late");

    /// <summary>VP4101.</summary>
    public static readonly DiagnosticRule DecisionNotPublished = DiagnosticRule.Warning(
        "VP4101", "决议没有公开", "decision not made public");

    /// <summary>VP4102.</summary>
    public static readonly DiagnosticRule ResultNotPublished = DiagnosticRule.Warning(
        "VP4102", "办完了没有公开结果", "result not made public");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        Overdue, PostedTooShortly, NoSignature, SignOffMissing, SamePerson, StageMissing, StagesOutOfOrder,
        ObjectionTooShort, DecisionNotPublished, ResultNotPublished, SupervisesItself, InstalmentLate, FollowUpLate,
        StageOfOtherBody, FollowUpDropped, NothingTold, PublishedLate,
    ];
}
