using System.Text.Json.Nodes;
using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>What the typed data of each kind hold.</summary>
internal static class DocumentShapes
{
    /// <summary>A line of a ledger.</summary>
    public static readonly DataShape<FinanceLine> Line = new DataShape<FinanceLine>()
        .Text("description", "摘要", "What it was.", line => line.Description, always: true)
        .Day("date", "日期", "The day it happened.", line => line.Date)
        .Text("number", "凭证号", "Number of the voucher.", line => line.Number)
        .Text("account", "科目", "Account it was booked to.", line => line.Account)
        .Sum("amount", "金额", "How much.", line => line.Amount)
        .Sum("balance", "余额", "What was left afterwards.", line => line.Balance)
        .Text("source", "资金来源", "Where the money came from.", line => line.Source)
        .Text("handler", "经手人", "Who handled it.", line => line.Handler)
        .Text("witness", "证明人", "Who witnessed it.", line => line.Witness)
        .Text("approver", "审批人", "Who approved it.", line => line.Approver)
        .Names("authorities", "依据", "Ids of the documents that allowed it.", line => line.Authorities)
        .Names("vouchers", "凭证图片", "Paths of the voucher pictures.", line => line.Vouchers)
        .Text("note", "备注", "Remarks.", line => line.Note)
        .Text("other", "其他栏", "Columns of the village's own.", line => string.Join(
            '；', line.Others.Where(cell => cell.Value.Length > 0).Select(cell => $"{cell.Key}：{cell.Value}")));

    /// <summary>A line of a roster.</summary>
    public static readonly DataShape<RosterLine> Person = new DataShape<RosterLine>()
        .Text("name", "姓名", "Who.", line => line.Name, always: true)
        .Text("group", "组别", "Villagers' group.", line => line.Group)
        .Count("people", "人数", "Number of people meant.", line => line.People)
        .Sum("amount", "金额", "How much.", line => line.Amount)
        .Text("note", "备注", "Remarks.", line => line.Note);

    /// <summary>An instalment of a contract.</summary>
    public static readonly DataShape<Instalment> Instalment = new DataShape<Instalment>()
        .Text("label", "期次", "Which instalment.", item => item.Label, always: true)
        .Day("dueDate", "约定日期", "When it is due.", item => item.DueDate)
        .Sum("due", "应付或应收", "How much is due.", item => item.Due)
        .Sum("paid", "实付或实收", "How much was paid.", item => item.Paid)
        .Names("vouchers", "凭证图片", "Paths of the voucher pictures.", item => item.Vouchers)
        .Text("note", "备注", "Remarks.", item => item.Note);

    /// <summary>A step of a matter.</summary>
    public static readonly DataShape<MatterStep> Step = new DataShape<MatterStep>()
        .Text("stage", "阶段", "Stage of the matter.", step => step.Stage, always: true)
        .Day("date", "日期", "When.", step => step.Date)
        .Text("text", "内容", "What happened.", step => step.Text)
        .Names("documents", "材料", "Ids of the documents about it.", step => step.Links);

    /// <summary>A motion.</summary>
    public static readonly DataShape<Motion> Motion = new DataShape<Motion>()
        .Text("text", "议题", "The motion.", motion => motion.Text, always: true)
        .Count("for", "赞成", "Votes for it.", motion => motion.For)
        .Count("against", "反对", "Votes against it.", motion => motion.Against)
        .Count("abstain", "弃权", "Abstentions.", motion => motion.Abstain)
        .Count("invalid", "无效", "Invalid votes.", motion => motion.Invalid)
        .Text("statedResult", "公布的结果", "The result as the village states it.", motion => motion.StatedResult);

    /// <summary>Somebody to be elected.</summary>
    public static readonly DataShape<Candidate> Candidate = new DataShape<Candidate>()
        .Text("name", "姓名", "Who.", candidate => candidate.Name, always: true)
        .Count("votes", "得票", "Votes received.", candidate => candidate.Votes)
        .Text("note", "备注", "Remarks, such as elected.", candidate => candidate.Note);

    /// <summary>Somebody whose work was judged.</summary>
    public static readonly DataShape<Evaluation> Evaluation = new DataShape<Evaluation>()
        .Text("name", "姓名", "Who.", person => person.Name, always: true)
        .Count("satisfied", "满意", "How many are satisfied.", person => person.Satisfied)
        .Count("fairlySatisfied", "基本满意", "How many are fairly satisfied.", person => person.FairlySatisfied)
        .Count("dissatisfied", "不满意", "How many are dissatisfied.", person => person.Dissatisfied);

    /// <summary>Something to be done after a meeting.</summary>
    public static readonly DataShape<FollowUp> FollowUp = new DataShape<FollowUp>()
        .Text("text", "要办的事", "What is to be done.", item => item.Text, always: true)
        .Flag("done", "办了没有", "Whether it is done.", item => item.Done, always: true)
        .Day("due", "期限", "By when.", item => item.Due)
        .Text("responsible", "责任人", "Who is responsible.", item => item.Responsible);

    private static readonly IEnumerable<string> Bodies = Enum.GetValues<DecisionBody>().Select(DocumentWords.KeyOf);

    private static readonly DataShape<FinanceReport> Finance = new DataShape<FinanceReport>()
        .Text("ledger", "账本", "Key of the ledger.", report => report.Ledger, always: true)
        .Sum("opening", "上期结余", "Carried over.", report => report.Opening)
        .Sum("income", "收入", "Sum of the income.", report => new WrittenMoney(report.IncomeTotal, ""))
        .Sum("spending", "支出", "Sum of the spending.", report => new WrittenMoney(report.SpendingTotal, ""))
        .Sum("closing", "本期结余", "Balance as stated.", report => report.Closing)
        .Records("incomeLines", "收入明细", "Income.", Line, report => report.Income)
        .Records("spendingLines", "支出明细", "Spending.", Line, report => report.Spending)
        .Records("plannedLines", "计划", "Planned for the next period.", Line, report => report.Planned)
        .Records("assetsLines", "资产", "What the village owns.", Line, report => report.Assets)
        .Records("receivablesLines", "债权", "Owed to the village.", Line, report => report.Receivables)
        .Records("payablesLines", "债务", "Owed by the village.", Line, report => report.Payables)
        .Records("resourcesLines", "资源", "Land, ponds and woods.", Line, report => report.Resources);

    private static readonly DataShape<VoteRecord> Vote = new DataShape<VoteRecord>()
        .Choice("body", "会议", "Who voted.", Bodies, vote => DocumentWords.KeyOf(vote.VotingBody), always: true)
        .Day("date", "日期", "When.", vote => vote.Date)
        .Count("due", "应到", "How many were entitled.", vote => vote.Due)
        .Count("present", "实到", "How many took part.", vote => vote.Present)
        .Text("method", "方式", "How votes were cast.", vote => vote.Method is { } way ? DocumentWords.KeyOf(way) : null)
        .Flag("secret", "无记名", "Whether the vote was secret.", vote => vote.Secret)
        .Text("subject", "事项", "Key of the subject the law knows.", vote => vote.Subject)
        .Records("motions", "议题", "What was voted on.", Motion, vote => vote.Motions)
        .Records("candidates", "候选人", "Who stood for election.", Candidate, vote => vote.Candidates)
        .Records("evaluations", "评议", "Whose work was judged.", Evaluation, vote => vote.Evaluations);

    private static readonly DataShape<MeetingMinutes> Minutes = new DataShape<MeetingMinutes>()
        .Choice("body", "会议", "Who met.", Bodies, minutes => DocumentWords.KeyOf(minutes.MeetingBody), always: true)
        .Day("date", "日期", "When.", minutes => minutes.Date)
        .Text("start", "开始", "Time it began, Beijing time.", minutes => Clock(minutes.Start))
        .Text("end", "结束", "Time it ended, Beijing time.", minutes => Clock(minutes.End))
        .Text("place", "地点", "Where.", minutes => minutes.Place)
        .Text("chair", "主持", "Who chaired.", minutes => minutes.Chair)
        .Text("recorder", "记录", "Who took the minutes.", minutes => minutes.Recorder)
        .Count("due", "应到", "How many were entitled.", minutes => minutes.Due)
        .Count("present", "实到", "How many came.", minutes => minutes.Present)
        .Text("observers", "列席", "Observers.", minutes => minutes.Observers)
        .Texts("agenda", "议程", "Agenda.", minutes => minutes.Agenda)
        .Texts("resolutions", "决议", "What was decided.", minutes => minutes.Resolutions)
        .Records("followUps", "后续", "What is to be done.", FollowUp, minutes => minutes.FollowUps);

    private static readonly DataShape<Roster> Roster = new DataShape<Roster>()
        .Text("scheme", "项目", "Scheme.", roster => roster.Scheme)
        .Day("objectionsUntil", "意见截止", "Last day for objections.", roster => roster.ObjectionsUntil)
        .Records("lines", "名单", "Everybody on it.", Person, roster => roster.Lines);

    private static readonly DataShape<Contract> Contract = new DataShape<Contract>()
        .Text("party", "对方", "The other party.", contract => contract.Party)
        .Text("subject", "内容", "What it is about.", contract => contract.Subject)
        .Sum("amount", "总金额", "Whole amount.", contract => contract.Amount)
        .Flag("moneyComesIn", "收钱", "Whether the money comes to the village.", item => item.MoneyComesIn, always: true)
        .Day("from", "开始", "First day.", contract => contract.From)
        .Day("until", "结束", "Last day.", contract => contract.Until)
        .Text("awardedBy", "由谁定的", "Id of the vote that awarded it.", contract => contract.AwardedBy)
        .Records("instalments", "分期", "Instalments.", Instalment, contract => contract.Instalments);

    private static readonly DataShape<Matter> Matter = new DataShape<Matter>()
        .Text("status", "现在", "Where it stands.", matter => matter.Status)
        .Sum("budget", "预算", "Budget.", matter => matter.Budget)
        .Text("decidedBy", "由谁定的", "Id of the document that decided it.", matter => matter.DecidedBy)
        .Records("steps", "步骤", "Step by step.", Step, matter => matter.Steps);

    private static readonly DataShape<Village> Village = new DataShape<Village>()
        .Text("name", "名称", "Name.", village => village.Name, always: true)
        .Text("code", "区划代码", "Division code.", village => village.Code, always: true)
        .Text("rules", "规则", "Key of the rules in force.", village => village.Rules, always: true)
        .Count("households", "户数", "Households.", village => village.Households)
        .Count("adults", "成年村民", "Adults.", village => village.Adults)
        .Count("representatives", "村民代表", "Villagers' representatives.", village => village.Representatives)
        .Count("members", "集体成员", "Members of the collective.", village => village.Members)
        .Texts("groups", "村民小组", "Villagers' groups.", village => village.Groups);

    private static readonly DataShape<Notice> Notice = new DataShape<Notice>()
        .Flag("urgent", "紧急", "Whether it is urgent.", notice => notice.Urgent, always: true)
        .Text("category", "类别", "What kind of notice.", notice => notice.Category)
        .Day("from", "开始", "First day it holds.", notice => notice.Show.From)
        .Day("until", "截止", "First day it no longer holds.", notice => notice.Show.Until);

    /// <summary>The typed data of a document.</summary>
    public static JsonObject DataOf(ParsedDocument document) => document switch
    {
        FinanceReport report => Finance.ToJson(report),
        VoteRecord vote => Vote.ToJson(vote),
        MeetingMinutes minutes => Minutes.ToJson(minutes),
        Roster roster => Roster.ToJson(roster),
        Contract contract => Contract.ToJson(contract),
        Matter matter => Matter.ToJson(matter),
        Village village => Village.ToJson(village),
        Notice notice => Notice.ToJson(notice),
        _ => throw new InvalidOperationException($"No shape for {document.Kind}."),
    };

    /// <summary>The JSON Schema of a kind's data.</summary>
    public static JsonObject SchemaOf(DocumentKind kind) => kind switch
    {
        DocumentKind.Finance => Finance.ToSchema(),
        DocumentKind.Vote => Vote.ToSchema(),
        DocumentKind.Minutes => Minutes.ToSchema(),
        DocumentKind.Roster => Roster.ToSchema(),
        DocumentKind.Contract => Contract.ToSchema(),
        DocumentKind.Matter => Matter.ToSchema(),
        DocumentKind.Village => Village.ToSchema(),
        _ => Notice.ToSchema(),
    };

    private static string? Clock(TimeOnly? time) =>
        time?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
