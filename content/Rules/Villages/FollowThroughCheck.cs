using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Whether decisions that cost money can be counted, and whether anything is heard of them later.</summary>
internal static class FollowThroughCheck
{
    // A notice soon after a decision that speaks of deciding announces it; it does not tell what came of it.
    private static readonly string[] AnnouncingWords = ["决议", "决定", "表决", "decision", "resolution", "vote"];

    public static void Run(VillageContext context)
    {
        if (context.Rules.Decisions is not { } duty)
        {
            return;
        }

        var told = ToldOf(context);
        var votes = context.Documents.Where(facts => facts.Decision is { IsVote: true })
            .Select(MeetingOf)
            .ToHashSet();
        var minutes = context.Documents.Where(facts => facts.Decision is { IsVote: false } && told.Contains(facts.Id))
            .Select(MeetingOf)
            .ToHashSet();
        foreach (var facts in context.Documents.Where(facts => facts.Decision is { Items.Count: > 0 }
            && duty.Bodies.Contains(DocumentWords.KeyOf(facts.Decision.Body))))
        {
            // What minutes repeat of a vote is the vote's.
            var isVote = facts.Decision!.IsVote;
            if (!isVote && votes.Contains(MeetingOf(facts)))
            {
                continue;
            }

            CheckCounts(facts, context);
            if (facts.Matters.Length == 0 && !told.Contains(facts.Id)
                && !(isVote && minutes.Contains(MeetingOf(facts))))
            {
                CheckTold(facts, duty, context);
            }
        }

        foreach (var (facts, matter) in context.OfKind<Matter>())
        {
            CheckMatter(facts, matter, duty, context);
        }
    }

    private static (DecisionBody Body, DateOnly? Date) MeetingOf(DocumentFacts facts) =>
        (facts.Decision!.Body, facts.Date);

    private static HashSet<string> ToldOf(VillageContext context)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var facts in context.Documents)
        {
            told.UnionWith((facts.Ledger?.Lines ?? []).SelectMany(line => line.Authorities));
            told.UnionWith(facts.Links.Select(link => link.Target).OfType<LinkTarget.Document>()
                .Select(target => target.Id)
                .Where(id => context.ById.TryGetValue(id, out var decided) && Tells(facts, decided)));
            if (facts.Document is Contract { AwardedBy: { } award })
            {
                told.Add(award);
            }
        }

        return told;
    }

    private static bool Tells(DocumentFacts facts, DocumentFacts decided) => facts.Kind switch
    {
        DocumentKind.Minutes or DocumentKind.Vote => facts.Date > decided.Date,
        DocumentKind.Notice => !(facts.Date <= decided.Date?.AddDays(DecisionCheck.DefaultDays)
            && AnnouncingWords.Any(word => facts.Title.Contains(word, StringComparison.OrdinalIgnoreCase))),
        _ => true,
    };

    private static void CheckCounts(DocumentFacts facts, VillageContext context)
    {
        foreach (var item in facts.Decision!.Items.Where(item => !item.IsCounted))
        {
            context.Add(
                VoteRules.NoCounts,
                facts,
                new TextPlace(item.Line, 1),
                $"“{item.Text}”要用钱，没有写几人同意，也没有这次会的表决。",
                $"'{item.Text}' costs money; how many were for it stands neither here nor in a vote of that day.",
                new LocalText("补一份表决，或者在决议后面写上几人同意。", "Add the vote, or say how many were for it."));
        }
    }

    private static void CheckTold(DocumentFacts facts, DecisionsData duty, VillageContext context)
    {
        if (facts.Date is not { } day || LastDay(duty, day) is var last && context.Today <= last)
        {
            return;
        }

        var item = facts.Decision!.Items[0];
        var cite = context.Rules.Cite(duty.Cite, day);
        context.Add(
            DutyRules.NothingTold,
            facts,
            new TextPlace(item.Line, 1),
            $"“{item.Text}”定了以后没有下文：最晚 {last:yyyy-MM-dd} 要公布办得怎样（{cite.Chinese}）。",
            $"Nothing is heard of '{item.Text}' since: what came of it was to be told by {last:yyyy-MM-dd} "
            + $"({cite.English}).",
            new LocalText(
                $"账上的“依据”或者合同的 awarded-by 写上 {facts.Id}；没有花钱的，发一份通知说办得怎样，连到它。",
                $"Refer to {facts.Id} in the books or the contract, or tell in a notice that links it."));
    }

    private static void CheckMatter(DocumentFacts facts, Matter matter, DecisionsData duty, VillageContext context)
    {
        var stages = MatterProgress.Of(matter, context.Rules).Stages;
        var isDecided = stages.Any(stage => stage is { Stage.Key: "decision", Step: not null });
        var isTold = stages.Any(stage => stage is { Stage.Key: "result", Step: not null });
        if (!isDecided || isTold
            || matter.Steps.Where(step => step.Date is not null).MaxBy(step => step.Date) is not { } newest
            || LastDay(duty, newest.Date!.Value) is var last && context.Today <= last)
        {
            return;
        }

        var cite = context.Rules.Cite(duty.Cite, newest.Date);
        context.Add(
            DutyRules.NothingTold,
            facts,
            new TextPlace(newest.Line, 1),
            $"{newest.Date:yyyy-MM-dd} 以后没有下文：最晚 {last:yyyy-MM-dd} 要公布办得怎样（{cite.Chinese}）。",
            $"Nothing is heard since {newest.Date:yyyy-MM-dd}: how it goes was to be told by {last:yyyy-MM-dd} "
            + $"({cite.English}).",
            new LocalText("加一行写现在办到哪里；停下来了也写明为什么。", "Add a line on where it stands, or why it rests."));
    }

    private static DateOnly LastDay(DecisionsData duty, DateOnly day) =>
        DutyCalendar.PeriodOf(DutyCalendar.LengthOf(duty.Every), day).Next.End.AddDays(-1);
}
