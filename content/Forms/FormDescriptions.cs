using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Forms;

/// <summary>The forms of all kinds, as data.</summary>
internal static class FormDescriptions
{
    private const string Ledger = "| 日期 | 凭证号 | 摘要 | 科目 | 金额 | 经手人 | 审批人 | 凭证 | 依据 |";

    private static readonly FormField Title = new("title", new("标题", "Title"), FormFieldLook.Text);

    private static readonly FormField Date = new("date", new("日期", "Date"), FormFieldLook.Day);

    private static readonly FormField Summary = new("summary", new("一句话说清楚", "In one sentence"), FormFieldLook.Sentence)
    {
        Hint = new("屏幕上的大字和广播里念的就是它。", "Shown large on the screen and read aloud."),
    };

    private static readonly FormField Matter = new("matter", new("属于哪件大事", "Part of the matter"), FormFieldLook.Text)
    {
        Hint = new("例如 matters/east-road，没有就空着", "such as matters/east-road; may stay empty"),
    };

    private static readonly FormField Until = new("show.until", new("哪天起不再显示", "Not shown from"), FormFieldLook.Day)
    {
        Hint = new("空着就一直显示", "empty: always shown"),
    };

    private static readonly FormField Body = new("body", new("什么会", "Which body"), FormFieldLook.Choice)
    {
        Choices = [.. Enum.GetValues<DecisionBody>()
            .Select(body => KeyValuePair.Create(DocumentWords.KeyOf(body), DocumentWords.NameOf(body)))],
    };

    private static readonly FormField Due = new("due", new("应到", "Due"), FormFieldLook.Count);

    private static readonly FormField Present = new("present", new("实到", "Present"), FormFieldLook.Count);

    private static readonly FormField Unit = new("unit", new("单位", "Unit"), FormFieldLook.Choice)
    {
        Choices = [new("元", new("元", "yuan")), new("万元", new("万元", "ten thousand yuan"))],
    };

    private static readonly KeyValuePair<string, LocalText>[] YesNo =
        [new("true", new("是", "yes")), new("false", new("否", "no"))];

    /// <summary>The form of each kind.</summary>
    public static readonly IReadOnlyDictionary<DocumentKind, FormDescription> All =
        new Dictionary<DocumentKind, FormDescription>
        {
            [DocumentKind.Finance] = Finance(),
            [DocumentKind.Vote] = Vote(),
            [DocumentKind.Minutes] = Minutes(),
            [DocumentKind.Notice] = Notice(),
            [DocumentKind.Roster] = Roster(),
            [DocumentKind.Contract] = Contract(),
            [DocumentKind.Matter] = MatterForm(),
            [DocumentKind.Village] = Village(),
        };

    private static FormDescription Finance() => new(
        [
            Title,
            new("period", new("账期", "Period"), FormFieldLook.Text) { Hint = new("2026-11", "2026-11") },
            new("opening", new("上期结余", "Opening balance"), FormFieldLook.Money),
            new("closing", new("本期结余", "Closing balance"), FormFieldLook.Money)
            {
                Hint = new("自动算好；和银行存折对一对", "computed; compare it with the bank's book"),
            },
            Summary,
            new("ledger", new("哪本账", "Ledger"), FormFieldLook.Text),
            Unit,
        ],
        [
            Table("income", "收入", "Income", Ledger),
            Table("spending", "支出", "Spending", Ledger),
            Table("planned", "下月计划", "Planned", "| 摘要 | 金额 | 备注 |"),
            Table("assets", "资产", "Assets", "| 资产名称 | 金额 | 备注 |"),
            Table("receivables", "债权", "Receivables", "| 对方 | 金额 | 备注 |"),
            Table("payables", "债务", "Payables", "| 对方 | 金额 | 备注 |"),
            Text("说明", "Remarks"),
        ]);

    private static FormDescription Vote() => new(
        [
            Title, Date, Body, Due, Present,
            new("method", new("怎么表决", "Method"), FormFieldLook.Choice)
            {
                Choices =
                [
                    new("ballots", new("投票", "ballots")), new("hands", new("举手", "show of hands")),
                    new("online", new("网上", "online")),
                ],
            },
            new("secret", new("不记名", "Secret"), FormFieldLook.Choice) { Choices = YesNo },
            Summary, Matter,
        ],
        [
            Table("motions", "议题", "Motions", "| 议题 | 赞成 | 反对 | 弃权 | 无效 | 结果 |", heading: ""),
            Table("candidates", "候选人", "Candidates", "| 候选人 | 得票 | 备注 |", heading: ""),
            Table("evaluation", "评议", "Evaluation", "| 姓名 | 满意 | 基本满意 | 不满意 |", heading: ""),
            Text("说明", "Remarks"),
        ]);

    private static FormDescription Minutes() => new(
        [
            Title, Date, Body,
            new("start", new("几点开始", "Start"), FormFieldLook.Time),
            new("end", new("几点结束", "End"), FormFieldLook.Time),
            new("place", new("在哪儿开", "Place"), FormFieldLook.Text),
            new("chair", new("主持人", "Chair"), FormFieldLook.Text),
            new("recorder", new("记录人", "Recorder"), FormFieldLook.Text),
            Due, Present,
            new("observers", new("列席", "Observers"), FormFieldLook.Names),
            Summary, Matter,
        ],
        [
            new("agenda", new("议程", "Agenda"), "议程", "## 议程\n\n1. 第一件事\n"),
            new("talk", new("议题", "Item"), "议题", "## 议题：\n\n谁说了什么。\n"),
            new("resolutions", new("决议", "Resolutions"), "决议", "## 决议\n\n1. 定了什么，几人同意\n"),
            new("follow-ups", new("要办的事", "Follow-ups"), "要办的事", "## 要办的事\n\n- [ ] 哪天以前办完 责任人：某某\n"),
        ]);

    private static FormDescription Notice() => new(
        [
            Title, Date, Summary,
            new("urgent", new("急事", "Urgent"), FormFieldLook.Choice) { Choices = YesNo },
            new("category", new("分类", "Category"), FormFieldLook.Text),
            Until,
            new("show.pinned", new("放在首页", "Pinned"), FormFieldLook.Choice) { Choices = YesNo },
            new("group", new("只关系到哪个组", "Only for the group"), FormFieldLook.Text),
        ],
        [Text("正文", "Text")]);

    private static FormDescription Roster() => new(
        [
            Title, Date,
            new("scheme", new("什么补助", "Scheme"), FormFieldLook.Text),
            new("objections-until", new("提意见到哪天", "Objections until"), FormFieldLook.Day),
            Summary, Until,
        ],
        [Table("people", "名单", "List", "| 姓名 | 组别 | 人数 | 金额 | 备注 |", heading: ""), Text("说明", "Remarks")]);

    private static FormDescription Contract() => new(
        [
            Title, Date,
            new("party", new("对方", "Other party"), FormFieldLook.Text),
            new("subject", new("租什么、做什么", "Subject"), FormFieldLook.Text),
            new("amount", new("总金额", "Amount"), FormFieldLook.Money),
            Unit,
            new("from", new("从哪天", "From"), FormFieldLook.Day),
            new("until", new("到哪天", "Until"), FormFieldLook.Day),
            new("awarded-by", new("哪次表决定的", "Awarded by"), FormFieldLook.Text)
            {
                Hint = new("例如 votes/2025-12-20-fish-pond", "such as votes/2025-12-20-fish-pond"),
            },
            Summary, Matter,
        ],
        [
            Table("instalments", "付款", "Instalments", "| 期次 | 应付日期 | 应付 | 实付 | 凭证 |", heading: ""),
            Text("说明", "Remarks"),
        ]);

    private static FormDescription MatterForm() => new(
        [
            Title, Date,
            new("status", new("办到哪一步", "Status"), FormFieldLook.Text),
            new("budget", new("预算", "Budget"), FormFieldLook.Money),
            new("decided-by", new("哪次表决定的", "Decided by"), FormFieldLook.Text),
            Summary,
        ],
        [Table("steps", "经过", "Steps", "| 日期 | 阶段 | 内容 | 链接 |", heading: ""), Text("说明", "Remarks")]);

    private static FormDescription Village() => new(
        [
            Title,
            new("name", new("村名", "Name"), FormFieldLook.Text),
            new("code", new("区划代码", "Division code"), FormFieldLook.Text),
            new("rules", new("按哪套规定", "Rules"), FormFieldLook.Choice)
            {
                Choices = [.. Rules.RuleSets.Keys
                    .Select(key => KeyValuePair.Create(key, Rules.RuleSets.Find(key)!.Name))],
            },
            new("households", new("户数", "Households"), FormFieldLook.Count),
            new("adults", new("十八岁以上的人", "Adults"), FormFieldLook.Count),
            new("representatives", new("村民代表", "Representatives"), FormFieldLook.Count),
            new("groups", new("村民小组", "Groups"), FormFieldLook.Names),
            new("committee", new("村委会成员", "Committee"), FormFieldLook.Names),
            new("supervisors", new("监督委员会成员", "Supervisors"), FormFieldLook.Names),
            new("hotline", new("电话", "Telephone"), FormFieldLook.Text),
            Summary,
        ],
        [Text("说明", "Remarks")]);

    private static FormSection Table(
        string key, string chinese, string english, string header, string? heading = null)
    {
        var cells = TableLine.Cells(header);
        var top = heading == "" ? "" : $"## {chinese}\n\n";
        return new FormSection(
            key,
            new LocalText(chinese, english),
            heading ?? chinese,
            $"{top}{header}\n{TableLine.Separator(cells)}\n{TableLine.Write(cells.Select(_ => ""))}\n");
    }

    private static FormSection Text(string chinese, string english) =>
        new("text", new LocalText(chinese, english), "", $"{chinese}：\n");
}
