using VillagePublic.Content;
using VillagePublic.Content.Documents;

namespace VillagePublic.Admin.Pages;

/// <summary>Kinds of documents as clerks call them.</summary>
internal static class KindText
{
    /// <summary>Kinds a clerk begins from the first page, most frequent first.</summary>
    public static readonly IReadOnlyList<DocumentKind> Begun =
    [
        DocumentKind.Finance, DocumentKind.Notice, DocumentKind.Minutes, DocumentKind.Vote,
        DocumentKind.Roster, DocumentKind.Contract, DocumentKind.Matter,
    ];

    public static LocalText Name(DocumentKind kind) => kind switch
    {
        DocumentKind.Village => new("村情", "Village"),
        DocumentKind.Finance => new("收支", "Accounts"),
        DocumentKind.Minutes => new("会议记录", "Minutes"),
        DocumentKind.Vote => new("表决", "Vote"),
        DocumentKind.Notice => new("通知", "Notice"),
        DocumentKind.Roster => new("名单", "List of people"),
        DocumentKind.Contract => new("合同", "Contract"),
        _ => new("大事", "Matter"),
    };

    public static LocalText Purpose(DocumentKind kind) => kind switch
    {
        DocumentKind.Finance => new("一本账一个月，上月结余自动带入", "one ledger, one month; last balance filled in"),
        DocumentKind.Minutes => new("谁到会，议了什么，定了什么", "who met, what was discussed and resolved"),
        DocumentKind.Vote => new("应到、实到、几票赞成", "due, present, how many in favour"),
        DocumentKind.Notice => new("停水、领证、开会", "water cuts, meetings, deadlines"),
        DocumentKind.Roster => new("低保、补贴、代表名单", "relief, subsidies, representatives"),
        DocumentKind.Contract => new("承包、出租、工程", "leases, sales, works"),
        DocumentKind.Matter => new("一件事从提议到付款", "one matter from proposal to payment"),
        _ => new("村名、户数、干部", "names, numbers, offices"),
    };
}
