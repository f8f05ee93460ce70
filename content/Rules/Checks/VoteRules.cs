using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>VP3xxx: whether votes and decisions hold.</summary>
public static class VoteRules
{
    /// <summary>VP3001.</summary>
    public static readonly DiagnosticRule TooManyVotes = DiagnosticRule.Warning(
        "VP3001", "票数多于到会人数", "more votes than people present");

    /// <summary>VP3002.</summary>
    public static readonly DiagnosticRule TooManyPresent = DiagnosticRule.Warning(
        "VP3002", "实到多于应到", "more present than due");

    /// <summary>VP3003.</summary>
    public static readonly DiagnosticRule NoQuorum = DiagnosticRule.Warning(
        "VP3003", "未达到法定人数", "no quorum");

    /// <summary>VP3004.</summary>
    public static readonly DiagnosticRule NotCompetent = DiagnosticRule.Warning(
        "VP3004", "这个会无权决定这件事", "the body may not decide this");

    /// <summary>VP3005.</summary>
    public static readonly DiagnosticRule ResultDiffers = DiagnosticRule.Warning(
        "VP3005", "写的结果和算出来的不一样", "stated result differs from the computed one");

    /// <summary>VP3006.</summary>
    public static readonly DiagnosticRule UnknownSubject = DiagnosticRule.Warning(
        "VP3006", "规则里没有这个表决对象", "subject unknown to the rule set");

    /// <summary>VP3007.</summary>
    public static readonly DiagnosticRule UnknownRule = DiagnosticRule.Error(
        "VP3007", "规则里没有这条表决规则", "vote rule unknown to the rule set");

    /// <summary>VP3008.</summary>
    public static readonly DiagnosticRule NoCounts = DiagnosticRule.Warning(
        "VP3008", "没有公布票数", "counts not published");

    /// <summary>VP3009.</summary>
    public static readonly DiagnosticRule VotesMissing = DiagnosticRule.Warning(
        "VP3009", "票数少于到会人数", "fewer votes than people present");

    /// <summary>VP3010.</summary>
    public static readonly DiagnosticRule DueDiffers = DiagnosticRule.Warning(
        "VP3010", "应到人数和村里登记的不一样", "number due differs from the village's own");

    /// <summary>VP3011.</summary>
    public static readonly DiagnosticRule UnknownRuleSet = DiagnosticRule.Error(
        "VP3011", "没有这一套规则", "no such rule set");

    /// <summary>VP3101.</summary>
    public static readonly DiagnosticRule NoAuthority = DiagnosticRule.Warning(
        "VP3101", "依据的文件不存在", "the authority does not exist");

    /// <summary>VP3102.</summary>
    public static readonly DiagnosticRule AuthorityNotPassed = DiagnosticRule.Warning(
        "VP3102", "依据的表决没有通过", "the authority was not passed");

    /// <summary>VP3103.</summary>
    public static readonly DiagnosticRule AuthorityTooSmall = DiagnosticRule.Warning(
        "VP3103", "花的钱超过依据里的数", "spending exceeds what the authority allows");

    /// <summary>VP3104.</summary>
    public static readonly DiagnosticRule AuthorityLater = DiagnosticRule.Warning(
        "VP3104", "先花钱后表决", "spent before it was allowed");

    /// <summary>VP3012.</summary>
    public static readonly DiagnosticRule LooserThanLaw = DiagnosticRule.Error(
        "VP3012", "村里自己的规定比法律宽", "the village's own rule is looser than the law");

    /// <summary>VP3013.</summary>
    public static readonly DiagnosticRule TooManyBallots = DiagnosticRule.Warning(
        "VP3013", "收回的票比发出的多", "more ballots collected than handed out");

    /// <summary>VP3105.</summary>
    public static readonly DiagnosticRule AuthorityNotCompetent = DiagnosticRule.Warning(
        "VP3105", "依据不能管花钱", "the authority cannot allow spending");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        TooManyVotes, TooManyPresent, NoQuorum, NotCompetent, ResultDiffers, UnknownSubject, UnknownRule, NoCounts,
        VotesMissing, DueDiffers, UnknownRuleSet, NoAuthority, AuthorityNotPassed, AuthorityTooSmall,
        AuthorityLater, LooserThanLaw, TooManyBallots, AuthorityNotCompetent,
    ];
}
