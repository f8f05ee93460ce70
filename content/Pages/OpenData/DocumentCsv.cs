using VillagePublic.Content.Documents;
using static VillagePublic.Content.Pages.OpenData.CsvText;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>The tables of a document, or of many, as one CSV table.</summary>
internal static class DocumentCsv
{
    /// <summary>Every ledger line: which document it stands in, then the line.</summary>
    public static readonly DataShape<LedgerRow> LedgerRows = new DataShape<LedgerRow>()
        .Text("document", "材料", "Id of the document.", row => row.Report.Id, always: true)
        .Text("ledger", "账本", "Key of the ledger.", row => row.Report.Ledger, always: true)
        .Text("period", "期间", "Period the document accounts for.", row => row.Report.Period?.ToString())
        .Choice("section", "表", "Table of the document.", SectionNames, row => row.Section, always: true);

    /// <summary>Every name on a roster: which document it stands in, then the line.</summary>
    public static readonly DataShape<RosterRow> RosterRows = new DataShape<RosterRow>()
        .Text("document", "材料", "Id of the document.", row => row.Roster.Id, always: true)
        .Text("scheme", "项目", "Scheme.", row => row.Roster.Scheme)
        .Day("day", "日期", "Day of the roster.", row => row.Roster.Date);

    private static IEnumerable<string> SectionNames =>
        ["income", "spending", "planned", "assets", "receivables", "payables", "resources"];

    /// <summary>Whether documents of a kind have a table: what <see cref="Of"/> knows.</summary>
    public static bool Has(DocumentKind kind) => kind is DocumentKind.Finance or DocumentKind.Vote
        or DocumentKind.Minutes or DocumentKind.Roster or DocumentKind.Contract or DocumentKind.Matter;

    /// <summary>The table; <see langword="null"/> for kinds that are text only.</summary>
    public static string? Of(ParsedDocument document) => document switch
    {
        FinanceReport report => Finance([report]),
        VoteRecord vote => Vote(vote),
        MeetingMinutes minutes => Minutes(minutes),
        Roster roster => Table(DocumentShapes.Person, roster.Lines),
        Contract contract => Table(DocumentShapes.Instalment, contract.Instalments),
        Matter matter => Table(DocumentShapes.Step, matter.Steps),
        _ => null,
    };

    /// <summary>The lines of several reports in one table.</summary>
    public static string Finance(IEnumerable<FinanceReport> reports) => Table(
        LedgerRows,
        DocumentShapes.Line,
        reports.SelectMany(report => Sections(report).SelectMany(section =>
            section.Lines.Select(line => (new LedgerRow(report, section.Name), line)))));

    /// <summary>The names of several rosters in one table.</summary>
    public static string Rosters(IEnumerable<Roster> rosters) => Table(
        RosterRows,
        DocumentShapes.Person,
        rosters.SelectMany(roster => roster.Lines.Select(line => (new RosterRow(roster), line))));

    private static IEnumerable<(string Name, IReadOnlyList<FinanceLine> Lines)> Sections(FinanceReport report) =>
        SectionNames.Zip<string, IReadOnlyList<FinanceLine>>(
        [
            report.Income, report.Spending, report.Planned, report.Assets, report.Receivables, report.Payables,
            report.Resources,
        ]);

    private static string Table<T>(DataShape<T> shape, IEnumerable<T> items)
    {
        var csv = new CsvText(shape.Columns.Select(column => column.Name));
        foreach (var item in items)
        {
            csv.Row(shape.ToCells(item));
        }

        return csv.ToString();
    }

    private static string Table<TLeft, TRight>(
        DataShape<TLeft> left, DataShape<TRight> right, IEnumerable<(TLeft Left, TRight Right)> items)
    {
        var csv = new CsvText(
            [.. left.Columns.Select(column => column.Name), .. right.Columns.Select(column => column.Name)]);
        foreach (var item in items)
        {
            csv.Row([.. left.ToCells(item.Left), .. right.ToCells(item.Right)]);
        }

        return csv.ToString();
    }

    private static string Vote(VoteRecord vote)
    {
        var csv = new CsvText("what", "text", "for", "against", "abstain", "invalid", "votes", "satisfied",
            "fairlySatisfied", "dissatisfied", "statedResult", "note");
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
            var done = item.Done ? "true" : "false";
            csv.Row("follow-up", Words(item.Text), Day(item.Due), Words(item.Responsible), done);
        }

        return csv.ToString();
    }
}

/// <summary>Where a ledger line stands.</summary>
/// <param name="Report">The document.</param>
/// <param name="Section">Name of the table in open data.</param>
internal sealed record LedgerRow(FinanceReport Report, string Section);

/// <summary>Where a line of a roster stands.</summary>
/// <param name="Roster">The document.</param>
internal sealed record RosterRow(Roster Roster);
