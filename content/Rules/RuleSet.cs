using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules;

/// <summary>The disclosure law of one place, as data. Immutable.</summary>
/// <remarks>No article number stands in code: what is cited comes from the rule set's file.</remarks>
public sealed class RuleSet
{
    private readonly RuleSetFile file;
    private readonly RuleSet? parent;

    internal RuleSet(RuleSetFile file, RuleSet? parent)
    {
        this.file = file;
        this.parent = parent;
    }

    /// <summary>Its key in <c>village.md</c>: <c>shandong</c>.</summary>
    public string Key => file.Key;

    /// <summary>Its name.</summary>
    public LocalText Name => file.Name.ToLocalText();

    /// <summary>How often and how fast books are published.</summary>
    public FinanceDuty Finance => file.Finance is { } duty
        ? new FinanceDuty(duty.Every, duty.DueDay, duty.LineByLine, duty.Plain.ToLocalText(), duty.Cite)
        : parent!.Finance;

    /// <summary>When it is told what became of a decision; <see langword="null"/> where the law is silent.</summary>
    internal DecisionsData? Decisions => file.Decisions ?? parent?.Decisions;

    /// <summary>Who signs off before publication, in words.</summary>
    public LocalText? SignOff => file.SignOff?.ToLocalText() ?? parent?.SignOff;

    /// <summary>Who may demand that more is published, in words.</summary>
    public LocalText? Demand => file.Demand?.ToLocalText() ?? parent?.Demand;

    /// <summary>The six stages of a matter, in order.</summary>
    public IReadOnlyList<MatterStage> Stages => file.Stages is { } stages
        ? [.. stages.Select(stage => new MatterStage(
            stage.Key, stage.Name.ToLocalText(), stage.Words, stage.Bodies ?? []))]
        : parent?.Stages ?? [];

    /// <summary>Keys of the bodies that may allow spending.</summary>
    public IReadOnlyList<string> SpendingBodies => file.SpendingBodies ?? parent?.SpendingBodies ?? [];

    /// <summary>The subjects a vote may name.</summary>
    public IReadOnlyList<VoteSubject> Subjects =>
        [.. (file.Subjects ?? []).Select(row => new VoteSubject(row.Key, row.Name.ToLocalText())),
            .. parent?.Subjects ?? []];

    /// <summary>Keys of all vote rules.</summary>
    public IReadOnlyList<string> VoteRuleKeys =>
        [.. (file.Votes ?? []).Select(rule => rule.Key), .. parent?.VoteRuleKeys ?? []];

    /// <summary>How long a publication stays posted at least: the longest any text in force asks for.</summary>
    /// <param name="day">The day it is posted; <see langword="null"/>: as the law stands last.</param>
    /// <returns><see langword="null"/> where the law is silent.</returns>
    public LegalDays? Posting(DateOnly? day) => InForce(data => data.Posting, day).MaxBy(days => days.Days);

    /// <summary>How long people can object at least.</summary>
    /// <inheritdoc cref="Posting" />
    public LegalDays? Objections(DateOnly? day) => InForce(data => data.Objections, day).MaxBy(days => days.Days);

    /// <summary>How soon an objection is answered.</summary>
    /// <inheritdoc cref="Posting" />
    public LegalDays? Reply(DateOnly? day) => InForce(data => data.Reply, day).MinBy(days => days.Days);

    /// <summary>How soon a decision is made public.</summary>
    /// <inheritdoc cref="Posting" />
    /// <returns><see langword="null"/>: "at any time".</returns>
    public LegalDays? MajorMatters(DateOnly? day) => InForce(data => data.MajorMatters, day).MinBy(days => days.Days);

    /// <summary>The rule a vote is judged by.</summary>
    /// <param name="vote">The vote.</param>
    /// <returns><see langword="null"/> if the set has no rule for its body.</returns>
    internal VoteRuleData? RuleOf(VoteRecord vote)
    {
        if (vote.Rule is { } named)
        {
            return FindRule(named, vote.Date);
        }

        var body = BodyKey(vote.VotingBody);
        if (vote.Subject is { } subject
            && FindSubject(subject) is { Rule: { } special, Bodies: { } bodies }
            && bodies.Contains(body))
        {
            return FindRule(special, vote.Date);
        }

        var election = vote.Candidates.Count > 0 && vote.VotingBody == DecisionBody.Villagers;
        return FindRule(election ? "election" : body, vote.Date);
    }

    /// <summary>The rule of the body itself, which says what it may decide.</summary>
    internal VoteRuleData? BodyRule(DecisionBody body, DateOnly? day) => FindRule(BodyKey(body), day);

    /// <summary>A rule by its key, as it stood on a day.</summary>
    /// <param name="key">Key.</param>
    /// <param name="day">The day of the vote; <see langword="null"/>: as it stands last.</param>
    /// <returns><see langword="null"/> if there is none, or none was in force then.</returns>
    internal VoteRuleData? FindRule(string key, DateOnly? day) =>
        file.Votes?.LastOrDefault(rule => rule.Key == key && IsInForce(rule, day)) ?? parent?.FindRule(key, day);

    // A rule holds while a text it is taken from is in force; a text without dates is known only by hearsay.
    private bool IsInForce(VoteRuleData rule, DateOnly? day) =>
        day is not { } given
        || (!(given < rule.From) && !(given >= rule.Until)
            && (rule.Cite is null || IsTextInForce(rule.Cite.Text, given)));

    private IEnumerable<LegalDays> InForce(Func<RuleSetFile, DaysData?> find, DateOnly? day)
    {
        for (var set = this; set is not null; set = set.parent)
        {
            if (find(set.file) is { } data
                && !(day < data.From)
                && (day is not { } given || data.Cite is null || IsTextInForce(data.Cite.Text, given)))
            {
                yield return new LegalDays(data.Days, Cite(data.Cite, day));
            }
        }
    }

    private bool IsTextInForce(string key, DateOnly day) =>
        file.Texts?.Any(text => text.Key == key && !(day < text.From) && !(day >= text.Until)) == true
        || parent?.IsTextInForce(key, day) == true;

    internal SubjectData? FindSubject(string key) =>
        file.Subjects?.FirstOrDefault(subject => subject.Key == key) ?? parent?.FindSubject(key);

    /// <summary>A citation as people read it.</summary>
    /// <param name="cite">What the data says.</param>
    /// <param name="day">Day whose text counts.</param>
    internal LocalText Cite(CiteData? cite, DateOnly? day)
    {
        if (cite is null || FindText(cite.Text, day) is not { } text)
        {
            return new LocalText("", "");
        }

        var (article, articleEnglish) = ArticleIn(text, cite.Article) is { } number
            ? ($"第{number}条", $", art. {number.Replace("、", ", ", StringComparison.Ordinal)}")
            : ("", "");
        return new LocalText(
            $"{text.Title.Zh}{article}（{text.Version.Zh}）",
            $"{text.Title.En}{articleEnglish} ({text.Version.En})");
    }

    internal CiteData? StagesCite => file.StagesCite ?? parent?.StagesCite;

    // A law that is renumbered keeps its rules: only what they are called by changes.
    private static string? ArticleIn(TextData text, string? article) =>
        article is not null && text.Articles?.TryGetValue(article, out var number) == true ? number : article;

    private static string BodyKey(DecisionBody body) => DocumentWords.KeyOf(body);

    // Without a day the last text counts; before all of them the first one has to do.
    private TextData? FindText(string key, DateOnly? day) =>
        file.Texts?.LastOrDefault(text => text.Key == key
            && (day is null || ((text.From is null || text.From <= day) && (text.Until is null || day < text.Until))))
        ?? file.Texts?.FirstOrDefault(text => text.Key == key)
        ?? parent?.FindText(key, day);
}

/// <summary>How often and how fast the books of a ledger are published.</summary>
/// <param name="Every"><c>month</c>, <c>quarter</c> or <c>month-if-many</c>.</param>
/// <param name="DueDay">Day of the following month; <see langword="null"/> where the law names none.</param>
/// <param name="LineByLine">Whether each payment stands on its own line.</param>
/// <param name="Plain">In plain words.</param>
public sealed record FinanceDuty(string Every, int? DueDay, bool LineByLine, LocalText Plain)
{
    internal FinanceDuty(string every, int? dueDay, bool lineByLine, LocalText plain, CiteData? cite)
        : this(every, dueDay, lineByLine, plain) => Cite = cite;

    internal CiteData? Cite { get; }
}

/// <summary>A number of days the law gives.</summary>
/// <param name="Days">How many.</param>
/// <param name="Citation">Where it stands; empty when nowhere in particular.</param>
public sealed record LegalDays(int Days, LocalText Citation);

/// <summary>One of the stages a matter passes.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Words">How authors write it.</param>
/// <param name="Bodies">Keys of the bodies that can take it; empty when anybody can.</param>
public sealed record MatterStage(
    string Key, LocalText Name, IReadOnlyList<string> Words, IReadOnlyList<string> Bodies);

/// <summary>What a vote can be about, where the law asks.</summary>
/// <param name="Key">Its key in front matter.</param>
/// <param name="Name">Its name.</param>
public sealed record VoteSubject(string Key, LocalText Name);
