using System.Text.Json.Nodes;
using VillagePublic.Content.Documents;
using static VillagePublic.Content.Pages.OpenData.DocumentJson;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>The typed data of each kind as JSON.</summary>
internal static class DocumentData
{
    /// <summary>The data of a document.</summary>
    public static JsonObject Of(ParsedDocument document) => document switch
    {
        FinanceReport report => Finance(report),
        VoteRecord vote => Vote(vote),
        MeetingMinutes minutes => Minutes(minutes),
        Roster roster => Roster(roster),
        Contract contract => Contract(contract),
        Matter matter => Matter(matter),
        Village village => Village(village),
        Notice notice => Notice(notice),
        _ => [],
    };

    private static JsonObject Finance(FinanceReport report)
    {
        var json = new JsonObject { ["ledger"] = report.Ledger };
        Add(json, "opening", report.Opening);
        json["income"] = report.IncomeTotal.Fen / 100m;
        json["spending"] = report.SpendingTotal.Fen / 100m;
        Add(json, "closing", report.Closing);
        foreach (var (section, lines) in DocumentCsv.Sections(report))
        {
            Add(json, section + "Lines", Array(lines, Line));
        }

        return json;
    }

    private static JsonObject Line(FinanceLine line)
    {
        var json = new JsonObject { ["description"] = line.Description };
        Add(json, "date", line.Date);
        Add(json, "number", line.Number);
        Add(json, "account", line.Account);
        Add(json, "amount", line.Amount);
        Add(json, "source", line.Source);
        Add(json, "handler", line.Handler);
        Add(json, "witness", line.Witness);
        Add(json, "approver", line.Approver);
        Add(json, "authorities", Texts(line.Authorities));
        Add(json, "vouchers", Texts(line.Vouchers));
        Add(json, "note", line.Note);
        return json;
    }

    private static JsonObject Vote(VoteRecord vote)
    {
        var json = new JsonObject { ["body"] = DocumentWords.KeyOf(vote.VotingBody) };
        Add(json, "date", vote.Date);
        Add(json, "due", vote.Due);
        Add(json, "present", vote.Present);
        Add(json, "subject", vote.Subject);
        Add(json, "motions", Array(vote.Motions, motion =>
        {
            var item = new JsonObject { ["text"] = motion.Text };
            Add(item, "for", motion.For);
            Add(item, "against", motion.Against);
            Add(item, "abstain", motion.Abstain);
            Add(item, "invalid", motion.Invalid);
            Add(item, "statedResult", motion.StatedResult);
            return item;
        }));
        Add(json, "candidates", Array(vote.Candidates, candidate =>
        {
            var item = new JsonObject { ["name"] = candidate.Name };
            Add(item, "votes", candidate.Votes);
            Add(item, "note", candidate.Note);
            return item;
        }));
        Add(json, "evaluations", Array(vote.Evaluations, person =>
        {
            var item = new JsonObject { ["name"] = person.Name };
            Add(item, "satisfied", person.Satisfied);
            Add(item, "fairlySatisfied", person.FairlySatisfied);
            Add(item, "dissatisfied", person.Dissatisfied);
            return item;
        }));
        return json;
    }

    private static JsonObject Minutes(MeetingMinutes minutes)
    {
        var json = new JsonObject { ["body"] = DocumentWords.KeyOf(minutes.MeetingBody) };
        Add(json, "date", minutes.Date);
        Add(json, "place", minutes.Place);
        Add(json, "chair", minutes.Chair);
        Add(json, "recorder", minutes.Recorder);
        Add(json, "due", minutes.Due);
        Add(json, "present", minutes.Present);
        Add(json, "observers", minutes.Observers);
        Add(json, "agenda", Texts(minutes.Agenda));
        Add(json, "resolutions", Texts(minutes.Resolutions));
        Add(json, "followUps", Array(minutes.FollowUps, followUp =>
        {
            var item = new JsonObject { ["text"] = followUp.Text, ["done"] = followUp.Done };
            Add(item, "due", followUp.Due);
            Add(item, "responsible", followUp.Responsible);
            return item;
        }));
        return json;
    }

    private static JsonObject Roster(Roster roster)
    {
        var json = new JsonObject();
        Add(json, "scheme", roster.Scheme);
        Add(json, "objectionsUntil", roster.ObjectionsUntil);
        Add(json, "lines", Array(roster.Lines, line =>
        {
            var item = new JsonObject { ["name"] = line.Name };
            Add(item, "group", line.Group);
            Add(item, "people", line.People);
            Add(item, "amount", line.Amount);
            Add(item, "note", line.Note);
            return item;
        }));
        return json;
    }

    private static JsonObject Contract(Contract contract)
    {
        var json = new JsonObject();
        Add(json, "party", contract.Party);
        Add(json, "subject", contract.Subject);
        Add(json, "amount", contract.Amount);
        Add(json, "from", contract.From);
        Add(json, "until", contract.Until);
        Add(json, "awardedBy", contract.AwardedBy);
        Add(json, "instalments", Array(contract.Instalments, instalment =>
        {
            var item = new JsonObject { ["label"] = instalment.Label };
            Add(item, "dueDate", instalment.DueDate);
            Add(item, "due", instalment.Due);
            Add(item, "paid", instalment.Paid);
            return item;
        }));
        return json;
    }

    private static JsonObject Matter(Matter matter)
    {
        var json = new JsonObject();
        Add(json, "status", matter.Status);
        Add(json, "budget", matter.Budget);
        Add(json, "decidedBy", matter.DecidedBy);
        Add(json, "steps", Array(matter.Steps, step =>
        {
            var item = new JsonObject { ["stage"] = step.Stage };
            Add(item, "date", step.Date);
            Add(item, "text", step.Text);
            Add(item, "documents", Texts(step.Links));
            return item;
        }));
        return json;
    }

    private static JsonObject Village(Village village)
    {
        var json = new JsonObject { ["name"] = village.Name, ["code"] = village.Code, ["rules"] = village.Rules };
        Add(json, "households", village.Households);
        Add(json, "adults", village.Adults);
        Add(json, "representatives", village.Representatives);
        Add(json, "members", village.Members);
        Add(json, "groups", Texts(village.Groups));
        return json;
    }

    private static JsonObject Notice(Notice notice)
    {
        var json = new JsonObject { ["urgent"] = notice.Urgent };
        Add(json, "category", notice.Category);
        Add(json, "from", notice.Show.From);
        Add(json, "until", notice.Show.Until);
        return json;
    }

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> write) =>
        new([.. items.Select(item => (JsonNode)write(item))]);
}
