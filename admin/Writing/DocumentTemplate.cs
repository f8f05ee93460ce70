using System.Globalization;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;

namespace VillagePublic.Admin.Writing;

/// <summary>A document begun for the clerk: everything the village already knows is filled in.</summary>
/// <param name="Path">Where it will stand in the village folder.</param>
/// <param name="Text">Its Markdown.</param>
internal sealed record DocumentTemplate(string Path, string Text)
{
    /// <summary>Begins a document of a kind, dated <paramref name="today"/>.</summary>
    public static DocumentTemplate Begin(DocumentKind kind, DateOnly today, VillageLibrary library)
    {
        var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (folder, name, text) = kind switch
        {
            DocumentKind.Minutes => ("minutes/", day + "-representatives", MinutesText),
            DocumentKind.Vote => ("votes/", day + "-vote", VoteText),
            DocumentKind.Notice => ("notices/", day + "-notice", NoticeText),
            DocumentKind.Roster => ("rosters/", day + "-roster", RosterText),
            DocumentKind.Contract => ("contracts/", day + "-contract", ContractText),
            DocumentKind.Matter => ("matters/", day + "-matter", MatterText),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Finance and the village begin otherwise."),
        };
        var due = library.Village?.Representatives?.ToString(CultureInfo.InvariantCulture) ?? "";
        text = text.Replace("{day}", day, StringComparison.Ordinal).Replace("{due}", due, StringComparison.Ordinal);
        return new DocumentTemplate(FreePath(folder + name, library), text);
    }

    /// <summary>Begins the village's own document.</summary>
    public static DocumentTemplate BeginVillage(string name, string code) => new("village.md", VillageText
        .Replace("{name}", OneLine(name), StringComparison.Ordinal)
        .Replace("{code}", code, StringComparison.Ordinal));

    /// <summary>Begins the notice that somebody stands in for a reviewer.</summary>
    public static DocumentTemplate BeginSubstitution(string absent, string substitute, DateOnly from, DateOnly until)
    {
        var (first, last) = (Day(from), Day(until));
        return new DocumentTemplate(
            $"notices/{first}-substitute-{until:yyyyMMdd}.md",
            $"""
            ---
            kind: notice
            title: {OneLine(absent)}外出，{OneLine(substitute)}代审
            date: {first}
            show:
              until: {Day(until.AddDays(1))}
            summary: {first} 到 {last}，{OneLine(absent)}不在村里，公布的账和事由同一个委员会的{OneLine(substitute)}代为审核、签字。
            ---

            代审的人用自己的名字和自己的钥匙签字，对签的内容负责。

            """.ReplaceLineEndings("\n"));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Begins the accounts of one ledger; the opening balance is the former period's closing.</summary>
    public static DocumentTemplate BeginFinance(string ledger, Period period, VillageLibrary library)
    {
        var former = Former(ledger, period, library);
        var opening = former?.Closing.Value ?? former?.ComputedClosing;
        var openingText = opening is { } money
            ? (money.Fen / 100m).ToString("0.00", CultureInfo.InvariantCulture)
            : "";
        var ledgers = library.Village?.Ledgers ?? [];
        var text = FinanceText
            .Replace("{title}", FinanceTitle(ledger, period, library), StringComparison.Ordinal)
            .Replace("{ledger}", ledger, StringComparison.Ordinal)
            .Replace("{period}", period.ToString(), StringComparison.Ordinal)
            .Replace("{opening}", openingText, StringComparison.Ordinal);
        return new DocumentTemplate(FreePath(FinanceId(ledger, period, former, ledgers), library), text);
    }

    /// <summary>Title of a ledger's accounts; names the ledger where there are several.</summary>
    public static string FinanceTitle(string ledger, Period period, VillageLibrary library)
    {
        var ledgers = library.Village?.Ledgers ?? [];
        var name = ledgers.FirstOrDefault(pair => pair.Key == ledger).Value ?? ledger;
        return ledgers.Count > 1 ? $"{InWords(period)}{name}收支" : $"{InWords(period)}收支";
    }

    /// <summary>The latest accounts of a ledger that end where a period begins.</summary>
    public static FinanceReport? Former(string ledger, Period period, VillageLibrary library) =>
        library.Current.OfKind(DocumentKind.Finance)
            .Select(library.Read)
            .OfType<FinanceReport>()
            .Where(report => report.Ledger == ledger && report.Period is { } other && other.End == period.Start)
            .MaxBy(report => report.Period);

    /// <summary>A period as villagers say it: 2026年10月, 2026年第三季度.</summary>
    public static string InWords(Period period) => period.Length switch
    {
        PeriodLength.Month => $"{period.Year}年{period.Number}月",
        PeriodLength.Quarter => $"{period.Year}年第{"一二三四"[period.Number - 1]}季度",
        PeriodLength.HalfYear => $"{period.Year}年{(period.Number == 1 ? "上" : "下")}半年",
        _ => $"{period.Year}年",
    };

    // The village keeps the way it has named this ledger so far.
    private static string FinanceId(
        string ledger, Period period, FinanceReport? former, IReadOnlyList<KeyValuePair<string, string>> ledgers)
    {
        var formerPeriod = former?.Period?.ToString();
        if (former is not null && formerPeriod is not null
            && former.Id.Contains(formerPeriod, StringComparison.Ordinal))
        {
            return former.Id.Replace(formerPeriod, period.ToString().ToLowerInvariant(), StringComparison.Ordinal);
        }

        var name = "finance/" + period.ToString().ToLowerInvariant();
        return ledgers.Count == 0 || ledgers[0].Key == ledger ? name : $"{name}-{ledger}";
    }

    // A line break in a name must not begin a new key of the front matter.
    private static string OneLine(string text) =>
        string.Concat(text.Where(c => !char.IsControl(c) && c is not (':' or '#' or '"')));

    private static string FreePath(string id, VillageLibrary library)
    {
        var candidate = id;
        for (var number = 2; library.Current.Latest(candidate) is not null; number++)
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");
        }

        return candidate + ".md";
    }

    private const string FinanceText = """
        ---
        kind: finance
        title: {title}
        ledger: {ledger}
        period: {period}
        unit: 元
        opening: {opening}
        closing:
        summary:
        ---

        ## 收入

        | 日期 | 凭证号 | 摘要 | 科目 | 金额 | 经手人 | 审批人 | 凭证 |
        | --- | --- | --- | --- | ---: | --- | --- | --- |
        |  |  |  |  |  |  |  |  |

        ## 支出

        | 日期 | 凭证号 | 摘要 | 科目 | 金额 | 经手人 | 审批人 | 凭证 |
        | --- | --- | --- | --- | ---: | --- | --- | --- |
        |  |  |  |  |  |  |  |  |

        """;

    private const string MinutesText = """
        ---
        kind: minutes
        title: 村民代表会议记录
        date: {day}
        body: representatives
        place: 村委会会议室
        chair:
        recorder:
        due: {due}
        present:
        summary:
        ---

        ## 议程

        1. 

        ## 议题一

        ## 决议

        1. 

        """;

    private const string VoteText = """
        ---
        kind: vote
        title: 关于……的表决
        date: {day}
        body: representatives
        due: {due}
        present:
        method: ballots
        secret: true
        summary:
        ---

        | 议题 | 赞成 | 反对 | 弃权 | 无效 |
        | --- | ---: | ---: | ---: | ---: |
        |  |  |  |  |  |

        """;

    private const string NoticeText = """
        ---
        kind: notice
        title: 关于……的通知
        date: {day}
        summary:
        ---

        各位村民：


        """;

    private const string RosterText = """
        ---
        kind: roster
        title: ……名单公示
        date: {day}
        scheme:
        summary:
        ---

        | 姓名 | 组别 | 人数 | 金额 | 备注 |
        | --- | --- | ---: | ---: | --- |
        |  |  |  |  |  |

        """;

    private const string ContractText = """
        ---
        kind: contract
        title: ……合同
        date: {day}
        party:
        subject:
        amount:
        unit: 元
        from:
        until:
        awarded-by:
        summary:
        ---

        | 期次 | 应付日期 | 应付 | 实付 | 凭证 |
        | --- | --- | ---: | ---: | --- |
        |  |  |  |  |  |

        """;

    private const string MatterText = """
        ---
        kind: matter
        title: ……
        date: {day}
        status:
        budget:
        decided-by:
        summary:
        ---

        | 日期 | 阶段 | 内容 | 链接 |
        | --- | --- | --- | --- |
        |  |  |  |  |

        """;

    private const string VillageText = """
        ---
        kind: village
        title: {name}
        name: {name}
        code: "{code}"
        rules: national
        households:
        adults:
        representatives:
        groups: []
        ledgers: {committee: 村委会账}
        committee: []
        supervisors: []
        hotline:
        ---

        欢迎来到我们村的村务公开。

        """;
}
