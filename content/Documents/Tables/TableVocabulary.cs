namespace VillagePublic.Content.Documents;

/// <summary>What a column of a data table holds.</summary>
internal enum Column
{
    Date,
    Number,
    Description,
    Account,
    Amount,
    Income,
    Spending,
    Balance,
    Source,
    Handler,
    Witness,
    Approver,
    Voucher,
    Authority,
    Note,
    Motion,
    For,
    Against,
    Abstain,
    Invalid,
    Result,
    Candidate,
    Votes,
    Name,
    Satisfied,
    FairlySatisfied,
    Dissatisfied,
    ForArea,
    Group,
    People,
    Instalment,
    DueDate,
    Due,
    Paid,
    Stage,
    Text,
    Link,
}

/// <summary>What a heading says about the tables and lists below it.</summary>
internal enum Section
{
    Income,
    Spending,
    Detail,
    Planned,
    Assets,
    Receivables,
    Payables,
    Resources,
    Agenda,
    Resolutions,
    FollowUps,
}

/// <summary>Every word that headings and header cells are recognised by. To teach a word, add it here.</summary>
internal static class TableVocabulary
{
    // Several columns may share a word (内容, 金额, 姓名): the reader of a kind says which one it means.
    private static readonly (Column Column, string[] Words)[] ColumnWords =
    [
        (Column.Date, ["日期", "时间", "发生日期", "记账日期", "date"]),
        (Column.Number, ["凭证号", "凭证字号", "凭证编号", "编号", "票号", "number", "voucher no", "no"]),
        (Column.Description, ["摘要", "项目", "内容", "名称", "事由", "用途", "单位或个人", "对方", "资产名称", "资源名称",
            "description", "item", "purpose"]),
        (Column.Account, ["科目", "会计科目", "类别", "account"]),
        // Before Amount: 余额 is the running balance where one is looked for, and the amount of a claim elsewhere.
        (Column.Balance, ["余额", "结余", "balance"]),
        (Column.Amount, ["金额", "数额", "价值", "原值", "账面价值", "余额", "补助金额", "发放金额", "计划金额", "预算",
            "amount", "value"]),
        (Column.Income, ["收入", "收入金额", "借方", "income"]),
        (Column.Spending, ["支出", "支出金额", "贷方", "spending"]),
        (Column.Source, ["资金来源", "来源", "付款方", "source"]),
        (Column.Handler, ["经手人", "经办人", "handler"]),
        (Column.Witness, ["证明人", "验收人", "witness"]),
        (Column.Approver, ["审批人", "批准人", "approver"]),
        (Column.Voucher, ["凭证", "单据", "附件", "票据", "voucher", "receipt"]),
        (Column.Authority, ["依据", "决议", "批准依据", "authority"]),
        (Column.Note, ["备注", "说明", "note", "remark"]),
        (Column.Motion, ["议题", "事项", "表决事项", "议案", "内容", "motion"]),
        (Column.For, ["赞成", "同意", "赞成票", "同意票", "for", "yes"]),
        (Column.Against, ["反对", "不同意", "反对票", "against", "no"]),
        (Column.Abstain, ["弃权", "弃权票", "abstain", "abstained"]),
        (Column.Invalid, ["无效", "无效票", "废票", "invalid"]),
        (Column.Result, ["结果", "表决结果", "是否通过", "result"]),
        (Column.Candidate, ["候选人", "姓名", "candidate"]),
        (Column.Votes, ["得票", "票数", "得票数", "votes"]),
        (Column.Name, ["姓名", "户主", "户主姓名", "被评议人", "单位", "name"]),
        (Column.Satisfied, ["满意", "satisfied"]),
        (Column.FairlySatisfied, ["基本满意", "fairly satisfied"]),
        (Column.Dissatisfied, ["不满意", "dissatisfied"]),
        (Column.ForArea, ["赞成面积", "同意面积", "area for"]),
        (Column.Group, ["组别", "小组", "村民小组", "组", "group"]),
        (Column.People, ["人数", "人口", "家庭人口", "people"]),
        (Column.Instalment, ["期次", "期数", "付款期次", "instalment", "installment"]),
        (Column.DueDate, ["应付日期", "应收日期", "到期日", "约定日期", "due date"]),
        (Column.Due, ["应付", "应收", "应付金额", "应收金额", "due"]),
        (Column.Paid, ["实付", "实收", "已付", "已收", "实付金额", "实收金额", "paid"]),
        (Column.Stage, ["阶段", "步骤", "stage"]),
        (Column.Text, ["内容", "情况", "说明", "text", "what happened"]),
        (Column.Link, ["链接", "文件", "材料", "link", "links"]),
    ];

    private static readonly (Section Section, string[] Words)[] SectionWords =
    [
        (Section.Income, ["收入", "本月收入", "本期收入", "收入明细", "income"]),
        (Section.Spending, ["支出", "本月支出", "本期支出", "支出明细", "spending", "expenditure"]),
        (Section.Detail, ["明细", "收支明细", "逐笔明细", "流水", "details", "ledger"]),
        (Section.Planned, ["下月计划", "下季度计划", "下期计划", "计划", "planned", "plan", "planned spending"]),
        (Section.Assets, ["资产", "资产情况", "assets"]),
        (Section.Receivables, ["债权", "应收款", "应收款项", "receivables"]),
        (Section.Payables, ["债务", "应付款", "应付款项", "payables"]),
        (Section.Resources, ["资源", "资源情况", "resources"]),
        (Section.Agenda, ["议程", "会议议程", "agenda"]),
        (Section.Resolutions, ["决议", "会议决议", "决定", "resolutions", "decisions"]),
        (Section.FollowUps, ["要办的事", "待办", "待办事项", "后续事项", "落实事项", "follow-ups", "to do"]),
    ];

    private static readonly string[] TotalWords =
    [
        "合计", "总计", "小计", "共计", "本月合计", "本季合计", "本年累计", "累计", "上期结转", "上月结转", "上年结转", "期初余额",
        "期末余额", "结转下期", "结转下月", "本月小计", "total", "subtotal", "carried forward", "brought forward",
    ];

    private static readonly ILookup<string, Column> Columns = ColumnWords
        .SelectMany(row => row.Words.Select(word => (word, row.Column)))
        .ToLookup(pair => Key(pair.word), pair => pair.Column, StringComparer.Ordinal);

    private static readonly Dictionary<string, Section> Sections = SectionWords
        .SelectMany(row => row.Words.Select(word => (word, row.Section)))
        .ToDictionary(pair => Key(pair.word), pair => pair.Section, StringComparer.Ordinal);

    private static readonly HashSet<string> Totals = new(TotalWords.Select(Key), StringComparer.Ordinal);

    /// <summary>The columns a header cell may stand for.</summary>
    public static IEnumerable<Column> ColumnsOf(string headerCell) => Columns[Key(WithoutUnit(headerCell))];

    /// <summary>The section a heading opens: 收入, 一、收入, 收入（单位：元）, Income.</summary>
    public static Section? SectionOf(string heading)
    {
        var words = Key(WithoutUnit(heading)).TrimStart("0123456789.、()一二三四五六七八九十".ToCharArray());
        return Sections.TryGetValue(words, out var section) ? section : null;
    }

    /// <summary>Whether the first text of a row makes it a total.</summary>
    public static bool IsTotal(string text) => Totals.Contains(Key(text).TrimEnd(':'));

    /// <summary>The unit a header cell or heading names: 金额（万元）.</summary>
    public static MoneyUnit? UnitOf(string text)
    {
        var narrowed = WrittenText.Narrow(text);
        var open = narrowed.LastIndexOf('(');
        if (open < 0 || !narrowed.EndsWith(')'))
        {
            return null;
        }

        var inside = narrowed[(open + 1)..^1].Replace("单位", "", StringComparison.Ordinal).Trim(':', ' ');
        return Words.Units.Find(inside);
    }

    private static string WithoutUnit(string text)
    {
        var narrowed = WrittenText.Narrow(text);
        var open = narrowed.LastIndexOf('(');
        return open > 0 && narrowed.EndsWith(')') ? narrowed[..open] : narrowed;
    }

    private static string Key(string text)
    {
        var narrowed = WrittenText.Narrow(text).ToLowerInvariant();

        // 金 额 is how typists justify a header; English words keep their blanks.
        return narrowed.Any(character => character > '\u2E7F')
            ? narrowed.Replace(" ", "", StringComparison.Ordinal)
            : narrowed;
    }
}
