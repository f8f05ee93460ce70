using VillagePublic.Content.Documents;
using static VillagePublic.Content.Pages.OpenData.CsvText;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>The tables of a document as one CSV table.</summary>
internal static class DocumentCsv
{
    /// <summary>The table; <see langword="null"/> for kinds that are text only.</summary>
    public static string? Of(ParsedDocument document) => document switch
    {
        FinanceReport report => Finance([report]),
        VoteRecord vote => Vote(vote),
        MeetingMinutes minutes => Minutes(minutes),
        Roster roster => Roster(roster),
        Contract contract => Contract(contract),
        Matter matter => Matter(matter),
        _ => null,
    };

    /// <summary>The lines of several reports in one table.</summary>
    public static string Finance(IEnumerable<FinanceReport> reports)
    {
        var csv = new CsvText(
            "document", "ledger", "period", "section", "date", "number", "description", "account", "amount", "source",
            "handler", "witness", "approver", "authorities", "vouchers", "note");
        foreach (var report in reports)
        {
            foreach (var (section, lines) in Sections(report))
            {
                foreach (var line in lines)
                {
                    csv.Row(
                        report.Id, Words(report.Ledger), report.Period?.ToString(), section, Day(line.Date),
                        Words(line.Number), Words(line.Description), Words(line.Account), Sum(line.Amount),
                        Words(line.Source), Words(line.Handler), Words(line.Witness), Words(line.Approver),
                        Words(string.Join(' ', line.Authorities)), Words(string.Join(' ', line.Vouchers)),
                        Words(line.Note));
                }
            }
        }

        return csv.ToString();
    }

    /// <summary>The tables of a report with the names open data gives them.</summary>
    public static IEnumerable<(string Section, IReadOnlyList<FinanceLine> Lines)> Sections(FinanceReport report) =>
    [
        ("income", report.Income), ("spending", report.Spending), ("planned", report.Planned),
        ("assets", report.Assets), ("receivables", report.Receivables), ("payables", report.Payables),
        ("resources", report.Resources),
    ];

    private static string Vote(VoteRecord vote)
    {
        var csv = new CsvText("what", "text", "for", "against", "abstain", "invalid", "votes", "satisfied",
            "fairly-satisfied", "dissatisfied", "stated-result", "note");
        foreach (var motion in vote.Motions)
        {
            csv.Row("motion", Words(motion.Text), Count(motion.For), Count(motion.Against), Count(motion.Abstain),
                Count(motion.Invalid), "", "", "", "", Words(motion.StatedResult), "");
        }

        foreach (var candidate in vote.Candidates)
        {
            csv.Row("candidate", Words(candidate.Name), "", "", "", "", Count(candidate.Votes), "", "", "", "",
                Words(candidate.Note));
        }

        foreach (var person in vote.Evaluations)
        {
            csv.Row("evaluation", Words(person.Name), "", "", "", "", "", Count(person.Satisfied),
                Count(person.FairlySatisfied), Count(person.Dissatisfied), "", "");
        }

        return csv.ToString();
    }

    private static string Minutes(MeetingMinutes minutes)
    {
        var csv = new CsvText("what", "text", "due", "responsible", "done");
        foreach (var resolution in minutes.Resolutions)
        {
            csv.Row("resolution", Words(resolution), "", "", "");
        }

        foreach (var item in minutes.FollowUps)
        {
            csv.Row("follow-up", Words(item.Text), Day(item.Due), Words(item.Responsible), item.Done ? "yes" : "no");
        }

        return csv.ToString();
    }

    private static string Roster(Roster roster)
    {
        var csv = new CsvText("name", "group", "people", "amount", "note");
        foreach (var line in roster.Lines)
        {
            csv.Row(Words(line.Name), Words(line.Group), Count(line.People), Sum(line.Amount), Words(line.Note));
        }

        return csv.ToString();
    }

    private static string Contract(Contract contract)
    {
        var csv = new CsvText("instalment", "due-date", "due", "paid", "vouchers");
        foreach (var item in contract.Instalments)
        {
            csv.Row(Words(item.Label), Day(item.DueDate), Sum(item.Due), Sum(item.Paid),
                Words(string.Join(' ', item.Vouchers)));
        }

        return csv.ToString();
    }

    private static string Matter(Matter matter)
    {
        var csv = new CsvText("date", "stage", "text", "documents");
        foreach (var step in matter.Steps)
        {
            csv.Row(Day(step.Date), Words(step.Stage), Words(step.Text), Words(string.Join(' ', step.Links)));
        }

        return csv.ToString();
    }
}
