using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Attachments;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Whether everything a document points to is there.</summary>
internal static class ReferenceCheck
{
    public static void Run(VillageContext context)
    {
        foreach (var facts in context.Documents)
        {
            CheckLinks(facts, context);
            CheckKeys(facts, context);
            CheckNames(facts, context);
        }

        foreach (var twins in context.Documents
            .GroupBy(facts => facts.Id, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1))
        {
            foreach (var facts in twins.Skip(1))
            {
                context.Add(
                    VillageRules.DuplicateId,
                    facts,
                    TextPlace.Start,
                    $"编号“{facts.Id}”已经被 {twins.First().Path} 用了。",
                    $"The id '{facts.Id}' is already that of {twins.First().Path}.");
            }
        }
    }

    private static void CheckLinks(DocumentFacts facts, VillageContext context)
    {
        // A missing authority is a finding of its own.
        var authorities = (facts.Ledger?.Lines ?? [])
            .Where(line => line.IsSpending)
            .SelectMany(line => line.Authorities.Select(id => (line.Line, id)))
            .ToHashSet();
        foreach (var (target, place) in facts.Links)
        {
            switch (target)
            {
                case LinkTarget.Document link when !context.Names.HasDocument(link.Id):
                    var isAuthority = authorities.Contains((place.Line, link.Id));
                    var rule = isAuthority ? VoteRules.NoAuthority : VillageRules.DeadLink;
                    ReportDead(rule, facts, link.Id, place, context);
                    break;
                case LinkTarget.File file when context.Names.LacksFile(file.Path):
                    context.Add(AttachmentCheck.Missing(facts.Path, place, file.Path));
                    break;
                default:
                    break;
            }
        }
    }

    private static void CheckKeys(DocumentFacts facts, VillageContext context)
    {
        var ids = facts.Matters.Select(id => (Key: "matter", Id: id));
        if (facts.Document is Contract { AwardedBy: { } awarded })
        {
            ids = ids.Append(("awarded-by", awarded));
        }

        if (facts.Document is Matter { DecidedBy: { } decided })
        {
            ids = ids.Append(("decided-by", decided));
        }

        foreach (var (key, id) in ids.Where(pair => !context.Names.HasDocument(pair.Id)))
        {
            ReportDead(VillageRules.DeadLink, facts, id, facts.Key(key), context);
        }
    }

    private static void CheckNames(DocumentFacts facts, VillageContext context)
    {
        if (context.Village is not { } village)
        {
            return;
        }

        if (facts.Ledger is { } books
            && village.Ledgers.Count > 0
            && village.Ledgers.All(ledger => ledger.Key != books.Ledger))
        {
            var known = string.Join(", ", village.Ledgers.Select(ledger => ledger.Key));
            context.Add(
                VillageRules.UnknownLedger,
                facts,
                facts.Key("ledger"),
                $"village.md 里没有“{books.Ledger}”这本账。",
                $"village.md names no ledger '{books.Ledger}'.",
                new LocalText($"现有：{known}。", $"It names: {known}."));
        }

        if (facts.Group is { } group && village.Groups.Count > 0 && !village.Groups.Contains(group))
        {
            context.Add(
                VillageRules.UnknownGroup,
                facts,
                facts.Key("group"),
                $"village.md 里没有“{group}”这个小组。",
                $"village.md names no group '{group}'.");
        }
    }

    private static void ReportDead(
        DiagnosticRule rule, DocumentFacts facts, string id, TextPlace place, VillageContext context) => context.Add(
        rule,
        facts,
        place,
        $"文件“{id}”不存在。",
        $"There is no document '{id}'.",
        new LocalText("核对文件名，或者先把那份文件补上。", "Check its name, or add that document first."));
}
