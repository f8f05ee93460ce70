using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules;

/// <summary>Lays a village's own rules over the law: what is stricter holds, what is looser does not.</summary>
internal static class OwnRuleSet
{
    private const string OwnText = "own";

    private static readonly TextData Title = new()
    {
        Key = OwnText,
        Title = new TextPair("本村自己的规定", "the village's own rules"),
        Version = new TextPair("比法律更严", "stricter than the law"),
    };

    /// <summary>The law as the village has tightened it, and what it may not loosen.</summary>
    /// <param name="law">The rules of its place.</param>
    /// <param name="own">What village.md says.</param>
    public static (RuleSet Rules, IReadOnlyList<LooserRule> Looser) Apply(RuleSet law, OwnRules own)
    {
        var looser = new List<LooserRule>();
        var posting = AtLeast("posting-days", own.PostingDays, law.Posting(day: null), looser);
        var reply = AtMost("reply-days", own.ReplyDays, law.Reply(day: null), looser);
        var major = AtMost("major-matter-days", own.MajorMatterDays, law.MajorMatters(day: null), looser);
        var ownDueDay = DayOf(own.FinanceDueDay);
        var dueDay = Keep(
            "finance-due-day", ownDueDay, law.Finance.DueDay, ownDueDay <= law.Finance.DueDay, looser);
        var votes = own.Shares.GroupBy(share => share.Body)
            .Select(shares => Tighten(shares.Key, [.. shares], law, looser))
            .OfType<VoteRuleData>()
            .ToArray();
        var cite = new CiteData(OwnText);
        var file = new RuleSetFile
        {
            Key = law.Key,
            Name = new TextPair(law.Name.Chinese, law.Name.English),
            Texts = [Title],
            Posting = Days(posting),
            Reply = Days(reply),
            MajorMatters = Days(major),
            Votes = votes,
            Finance = dueDay is not { } day ? null : new FinanceDutyData
            {
                Every = "month",
                DueDay = day,
                LineByLine = law.Finance.LineByLine,
                Plain = new TextPair($"每月的收支，下月 {day} 日前公布", $"each month by day {day} of the next"),
                Cite = cite,
            },
        };
        return (new RuleSet(file, law), looser);

        DaysData? Days(int? days) => days is { } given ? new DaysData(given, cite) : null;
    }

    // The 31st is no day of every month; the law's own days are all earlier.
    private static int? DayOf(int? day) => day is { } given ? Math.Clamp(given, 1, 28) : null;

    private static int? AtLeast(string key, int? own, LegalDays? law, List<LooserRule> looser) =>
        Keep(key, own, law?.Days, own >= law?.Days, looser);

    private static int? AtMost(string key, int? own, LegalDays? law, List<LooserRule> looser) =>
        Keep(key, own, law?.Days, own <= law?.Days, looser);

    private static int? Keep(string key, int? own, int? law, bool isTighter, List<LooserRule> looser)
    {
        if (own is { } days && law is { } lawDays && !isTighter)
        {
            looser.Add(new LooserRule(key, $"{days}", $"{lawDays}"));
            return null;
        }

        return own;
    }

    private static VoteRuleData? Tighten(
        DecisionBody body, IReadOnlyList<OwnShare> shares, RuleSet law, List<LooserRule> looser)
    {
        var rule = law.BodyRule(body, day: null);
        var (quorum, households, majority) = (rule?.Quorum, rule?.HouseholdQuorum, rule?.Majority);
        var isTightened = false;
        foreach (var own in shares)
        {
            var data = new ShareData
            {
                Of = own.IsOfDue ? "due" : "present",
                Over = own.IsStrict ? $"{own.Numerator}/{own.Denominator}" : null,
                AtLeast = own.IsStrict ? null : $"{own.Numerator}/{own.Denominator}",
            };
            var lawShare = own.IsQuorum ? quorum : majority;
            if (lawShare is not null && !IsAtLeastAsStrict(data, lawShare))
            {
                looser.Add(new LooserRule(own.Key, own.Written, Share.From(lawShare).InWords().Chinese));
                continue;
            }

            isTightened = true;
            (quorum, households, majority) = own.IsQuorum
                ? (data, households is null || IsAtLeastAsStrict(data, households) ? null : households, majority)
                : (quorum, households, data);
        }

        // Without a majority there is nothing to judge a vote by.
        return !isTightened || majority is null ? null : new VoteRuleData
        {
            Key = DocumentWords.KeyOf(body),
            Name = rule?.Name ?? new TextPair(DocumentWords.NameOf(body).Chinese, DocumentWords.NameOf(body).English),
            Quorum = quorum,
            HouseholdQuorum = households,
            Majority = majority,
            ByArea = rule?.ByArea ?? false,
            NotFor = rule?.NotFor ?? [],
            NotForCite = rule?.NotForCite,
            Cite = new CiteData(OwnText),
        };
    }

    // A share of all who are due asks for more than the same share of those present, never the other way round.
    private static bool IsAtLeastAsStrict(ShareData own, ShareData law)
    {
        if (law.Of == "due" && own.Of != "due")
        {
            return false;
        }

        var (mine, theirs) = (Share.From(own), Share.From(law));
        var difference = ((long)mine.Numerator * theirs.Denominator) - ((long)theirs.Numerator * mine.Denominator);
        return difference > 0 || (difference == 0 && (mine.Strict || !theirs.Strict));
    }
}

/// <summary>A village's rule that is looser than the law and so does not hold.</summary>
/// <param name="Key">Its key below <c>own-rules</c>.</param>
/// <param name="Own">What the village wrote.</param>
/// <param name="Law">What the law asks.</param>
internal sealed record LooserRule(string Key, string Own, string Law);
