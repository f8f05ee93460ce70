using VillagePublic.Content.Documents;
using VillagePublic.Content.Links;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Paper;

/// <summary>One revision as the sheet on the board: the law's main form, of which the screen is the auxiliary one.
/// </summary>
/// <param name="context">A screen of the paper's size.</param>
/// <param name="format">The paper.</param>
internal sealed class BoardSheet(ScreenContext context, PaperFormat format)
{
    /// <summary>Side of the code at the head: read standing before the board.</summary>
    private const double CodeMm = 34;

    /// <summary>Room to sign by hand.</summary>
    private const double SignatureMm = 11;

    /// <summary>Sets a revision; <see langword="null"/> when it is withdrawn or cannot be read.</summary>
    public PaperSheet? Make(PublishedRevision revision)
    {
        if (revision.IsWithdrawal || context.Read(revision) is not { } document)
        {
            return null;
        }

        var code = CodeOf(revision);
        var blocks = new List<PaperBlock> { Head(document, code) };
        Add(blocks, Origin.Banner(context, revision));
        if (document is FinanceReport report)
        {
            blocks.AddRange(new FinanceSheet(context).Blocks(report));
            Add(blocks, Prose(revision, document));
        }
        else
        {
            var page = new DocumentPage(context, revision, document, new Route.Document(revision.Id));
            foreach (var section in KindScreens.Of(document.Kind).Sections(page))
            {
                Add(blocks, section);
            }
        }

        Add(blocks, Origin.Section(context, revision));
        Add(blocks, Signatures());
        return new PaperSheet(document.Title, blocks, Foot(revision), code)
        {
            Author = context.Say(Word.VillageAffairs, context.Village?.Name ?? ""),
            Published = revision.Entry.Published,
            PageNumber = (page, count) => context.Say(Word.PaperPageOf, page, count),
            Continued = context[Word.PaperContinued],
        };
    }

    private static void Add(List<PaperBlock> blocks, Node? node)
    {
        if (PaperNodes.Printed(node) is { } printed)
        {
            blocks.Add(new PaperBlock.Flow(printed));
        }
    }

    private Node? Prose(PublishedRevision revision, ParsedDocument document) => Sheet.Section(
        context[Word.InTheirWords], new BlockNodes(context, revision).All(document.Prose));

    private PaperBlock.Flow Head(ParsedDocument document, string? code)
    {
        var kind = KindScreens.Of(document.Kind);
        var kicker = kind.Kicker(context, document);
        var words = Sheet.Stack(
            3,
            Sheet.Bold(context.Say(Word.VillageAffairs, context.Village?.Name ?? ""), Ink.Cinnabar),
            new Node.Text(document.Title) { Step = TextStep.Heading, Bold = true },
            Sheet.Muted(string.Join("　", new[] { context[kind.Name], kicker }.Where(text => text is { Length: > 0 }))),
            document.Summary is { Length: > 0 } summary ? Sheet.Lead(summary) : null);
        Node head = code is null ? words : new Node.Row(
            [
                new Node.Flex(words),
                new Node.Column(
                    [
                        new Node.Qr(code, format.NodeMm(CodeMm)),
                        new Node.Measure(
                            new Node.Text(context[Word.PaperScan]) { Align = TextAlign.Center, Ink = Ink.Muted },
                            format.NodeMm(CodeMm)),
                    ],
                    1)
                {
                    Align = CrossAlign.Center,
                },
            ],
            8)
        {
            Align = CrossAlign.Start,
        };
        return new PaperBlock.Flow(new Node.Column([head, new Node.Rule()], 4));
    }

    /// <summary>Lines to sign by hand, how long it stays on the board, and where to object.</summary>
    private Node.Column Signatures()
    {
        // What is printed now is posted now, by the law of now and by what the village asks of itself.
        var posting = RuleSets.For(context.Village).Posting(day: null);
        Word[] roles =
            [Word.PaperSignHead, Word.PaperSignGroup, Word.PaperSignSupervisors, Word.PaperSignAccountant];
        return Sheet.Stack(
            3,
            new Node.Grid(
                [
                    .. roles.Select(role => new Node.Column(
                        [Sheet.Muted(context[role]), new Node.Space(format.NodeMm(SignatureMm)), new Node.Rule()])),
                ],
                80,
                4,
                8),
            new Node.Text(context[Word.PaperPosted]),
            posting is not null ? new Node.Text(context.Say(Word.PaperPostedAtLeast, posting.Days)) : null,
            Sheet.Bold(context.Village?.Hotline is { Length: > 0 } hotline
                ? context.Say(Word.ObjectHowCall, hotline)
                : context[Word.ObjectHow]));
    }

    private string Foot(PublishedRevision revision) => context.Say(
        Word.PaperFoot,
        context.Village?.Name ?? "",
        revision.EntryIndex + 1,
        revision.Revision,
        context.Day(context.Clock.DayOf(revision.Entry.Published)));

    private string? CodeOf(PublishedRevision revision)
    {
        if (context.Settings.PhoneAddress() is not { } home)
        {
            return null;
        }

        var address = ShortAddress.For(context.Snapshot, revision);
        return (context.Snapshot.Checkpoint is { } seen ? address.SeenAt(seen) : address).ToAddress(home);
    }
}
