namespace VillagePublic.Content.Documents;

/// <summary>The words a key may hold and what they mean; the first of each value is the canonical one.</summary>
internal sealed class WordList<T>(params (T Value, string[] Words)[] rows)
    where T : struct
{
    private readonly Dictionary<string, T> values = rows
        .SelectMany(row => row.Words.Select(word => (word, row.Value)))
        .ToDictionary(pair => pair.word, pair => pair.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The canonical words.</summary>
    public IEnumerable<string> Keys => rows.Select(row => row.Words[0]);

    public T? Find(string word) => values.TryGetValue(word.Trim(), out var value) ? value : null;

    /// <summary>The canonical word of a value.</summary>
    public string KeyOf(T value) => rows.First(row => EqualityComparer<T>.Default.Equals(row.Value, value)).Words[0];
}

/// <summary>The closed vocabularies of the format.</summary>
internal static class Words
{
    public static readonly WordList<DocumentKind> Kinds = new(
        (DocumentKind.Village, ["village"]),
        (DocumentKind.Finance, ["finance"]),
        (DocumentKind.Minutes, ["minutes"]),
        (DocumentKind.Vote, ["vote"]),
        (DocumentKind.Notice, ["notice"]),
        (DocumentKind.Roster, ["roster"]),
        (DocumentKind.Contract, ["contract"]),
        (DocumentKind.Matter, ["matter"]));

    public static readonly WordList<DecisionBody> Bodies = new(
        (DecisionBody.Villagers, ["villagers", "村民会议"]),
        (DecisionBody.Representatives, ["representatives", "村民代表会议"]),
        (DecisionBody.Group, ["group", "村民小组会议"]),
        (DecisionBody.Committee, ["committee", "村委会", "村民委员会"]),
        (DecisionBody.Joint, ["joint", "两委联席会议"]),
        (DecisionBody.Party, ["party", "党员大会"]),
        (DecisionBody.Supervisors, ["supervisors", "村务监督委员会"]),
        (DecisionBody.Members, ["members", "成员大会", "集体经济组织成员大会"]),
        (DecisionBody.MemberRepresentatives, ["member-representatives", "成员代表大会"]),
        (DecisionBody.Council, ["council", "理事会"]),
        (DecisionBody.Owners, ["owners", "业主", "业主大会"]));

    public static readonly WordList<VoteMethod> Methods = new(
        (VoteMethod.Ballots, ["ballots", "投票", "票决"]),
        (VoteMethod.Hands, ["hands", "举手"]),
        (VoteMethod.Online, ["online", "线上", "网上"]));

    /// <summary>What a vote counts; true for households.</summary>
    public static readonly WordList<bool> Counted = new(
        (false, ["adults", "people", "人"]),
        (true, ["households", "户"]));

    public static readonly WordList<MoneyUnit> Units = new(
        (MoneyUnit.Yuan, ["元", "yuan"]),
        (MoneyUnit.TenThousandYuan, ["万元", "万"]));
}
