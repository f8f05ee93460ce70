using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Paper;

/// <summary>明白纸: what happened in a period, on one page in plain words, for every household.</summary>
/// <param name="context">A screen of the paper's size.</param>
/// <param name="format">The paper.</param>
internal sealed class HouseholdSheet(ScreenContext context, PaperFormat format)
{
    /// <summary>Points told of each thing: more than this nobody keeps in mind.</summary>
    public const int MostPoints = 5;

    private const double CodeMm = 30;

    /// <summary>The page of a period; <see langword="null"/> when nothing of it is published.</summary>
    /// <param name="points">
    /// Points told of each thing, 0 to <see cref="MostPoints"/>; fewer take less room, 0 leaves titles and results.
    /// </param>
    public PaperSheet? Make(Period period, int points)
    {
        var found = context.Snapshot.Current
            .Where(revision => !revision.IsWithdrawal)
            .Select(revision => (Revision: revision, Document: context.Read(revision)))
            .Where(entry => entry.Document is not null && Belongs(entry.Document, period))
            .ToList();
        if (found.Count == 0)
        {
            return null;
        }

        Node?[] sections =
        [
            Head(period),
            Section(Word.HouseholdMoney, found, entry => entry is FinanceReport report ? [Ledger(report, points)] : []),
            Section(Word.HouseholdVotes, found, entry => entry is VoteRecord vote ? Motions(vote, points) : []),
            Section(
                Word.HouseholdMeetings,
                found,
                entry => entry is MeetingMinutes minutes ? Resolutions(minutes, points) : []),
            Section(Word.HouseholdNotices, found, entry => entry is Notice notice ? [Told(notice, points)] : []),
            Sheet.Bold(context.Village?.Hotline is { Length: > 0 } hotline
                ? context.Say(Word.HouseholdAskCall, hotline)
                : context[Word.HouseholdAsk]),
        ];
        var title = context.Say(Word.HouseholdTitle, context.Name(period));
        return new PaperSheet(title, [.. sections.OfType<Node>().Select(Flow)], Foot(), Code: null)
        {
            Author = context.Say(Word.VillageAffairs, context.Village?.Name ?? ""),
            Published = found.Max(entry => entry.Revision.Entry.Published),
            PageNumber = (page, count) => context.Say(Word.PaperPageOf, page, count),
            Continued = context[Word.PaperContinued],
        };
    }

    private static PaperBlock Flow(Node node) => new PaperBlock.Flow(node);

    private static bool Belongs(ParsedDocument document, Period period) => document switch
    {
        FinanceReport report => report.Period == period,
        VoteRecord or MeetingMinutes or Notice =>
            document.Date is { } day && day >= period.Start && day < period.End,
        _ => false,
    };

    private Node? Section(
        Word title,
        IEnumerable<(PublishedRevision Revision, ParsedDocument? Document)> found,
        Func<ParsedDocument, IEnumerable<string>> tell) => Sheet.Section(
            context[title],
            found.OrderBy(entry => entry.Document!.Date)
                .ThenBy(entry => entry.Revision.Id, StringComparer.Ordinal)
                .SelectMany(entry => tell(entry.Document!))
                .Select(sentence => (Node?)new Node.Row(
                    [new Node.Text("·") { Ink = Ink.Muted }, new Node.Flex(new Node.Text(sentence))], 3)
                {
                    Align = CrossAlign.Start,
                }));

    private Node Head(Period period)
    {
        var words = Sheet.Stack(
            3,
            Sheet.Bold(context.Say(Word.VillageAffairs, context.Village?.Name ?? ""), Ink.Cinnabar),
            new Node.Text(context.Say(Word.HouseholdTitle, context.Name(period)))
            {
                Step = TextStep.Heading, Bold = true,
            },
            new Node.Text(context.Say(Word.HouseholdGreeting, context.ShortName(period))));
        Node head = context.Settings.PhoneAddress() is { } home
            ? new Node.Row(
                [new Node.Flex(words), new Node.Qr(home.AbsoluteUri, format.NodeMm(CodeMm))], 6)
            {
                Align = CrossAlign.Start,
            }
            : words;
        return new Node.Column([head, new Node.Rule()], 3);
    }

    /// <summary>One ledger in sentences: what there was, came in, went out, is left; each household; the largest.
    /// </summary>
    private string Ledger(FinanceReport report, int points) => string.Join(
        context.State.Language == "zh" ? "" : " ", Sentences(report, points));

    private IEnumerable<string> Sentences(FinanceReport report, int points)
    {
        var name = FinanceScreen.LedgerName(context, report.Ledger);
        var closing = report.Closing.Value ?? report.ComputedClosing;
        yield return report.Opening.Value is { } opening && closing is { } left
            ? context.Say(
                Word.HouseholdLedger,
                name,
                context.Yuan(opening),
                context.Yuan(report.IncomeTotal),
                context.Yuan(report.SpendingTotal),
                context.Yuan(left))
            : context.Say(
                Word.HouseholdLedgerNoBalance,
                name,
                context.Yuan(report.IncomeTotal),
                context.Yuan(report.SpendingTotal));
        if (report.ComputedClosing is { } computed && report.Closing.Value is { } stated && computed != stated)
        {
            yield return context.Say(
                Word.StatedButComputed,
                context.Yuan(stated),
                context.Yuan(computed),
                context.Yuan(Amounts.Absolute(stated - computed)));
        }

        if (context.Village?.Households is > 0 and { } households && report.SpendingTotal > Money.Zero)
        {
            var share = FinanceComparison.EachHousehold(report, households);
            yield return context.Say(Word.HouseholdShare, households, context.Yuan(share));
        }

        var largest = report.Spending
            .Where(line => line.Amount.Value > Money.Zero)
            .OrderByDescending(line => line.Amount.Value)
            .Take(points)
            .Select(line => context.Say(Word.HouseholdLine, line.Description, context.Yuan(line.Amount)))
            .ToList();
        if (largest.Count > 0)
        {
            yield return context.Say(Word.HouseholdLargest, string.Join(context[Word.HouseholdLineBreak], largest));
        }
    }

    private IEnumerable<string> Motions(VoteRecord vote, int points) => vote.Motions.Select(motion =>
    {
        var reading = VoteReadings.Of(context, vote, motion);
        var outcome = reading.Result is { } result && points == 0
            ? context[result ? Word.Passed : Word.NotPassed]
            : reading.Sentence;
        var sentence = context.Say(
            Word.HouseholdMotion, Bodies.Name(context, vote.VotingBody), motion.Text, outcome);
        return reading.Problem is { } problem ? $"{sentence}{context[Word.MayNotCount]}{context[Word.Colon]}{problem}"
            : sentence;
    });

    private IEnumerable<string> Resolutions(MeetingMinutes minutes, int points)
    {
        var meeting = Bodies.Name(context, minutes.MeetingBody);
        var day = minutes.Date is { } date ? context.ShortDay(date) : "";
        return minutes.Resolutions.Count == 0
            ? [context.Say(Word.HouseholdMet, day, meeting)]
            : minutes.Resolutions.Take(Math.Max(1, points))
                .Select(resolution => context.Say(Word.HouseholdResolved, day, meeting, resolution));
    }

    private static string Told(Notice notice, int points) =>
        points > 0 && notice.Summary is { Length: > 0 } summary ? $"{notice.Title}：{summary}" : notice.Title;

    private string Foot() => context.Say(
        Word.HouseholdFoot, context.Village?.Name ?? "", context.Day(context.Clock.Today));
}
