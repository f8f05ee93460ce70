using VillagePublic.Content.Documents;

namespace VillagePublic.Tests.Pages;

/// <summary>One document of each kind that holds the same hostile text in every field that can hold text.</summary>
internal static class HostileDocuments
{
    private static readonly DateOnly Day = new(2026, 10, 12);
    private static readonly Period October = new(PeriodLength.Month, 2026, 10);

    /// <summary>How many documents there are: one of each kind.</summary>
    public const int Count = 8;

    public static IEnumerable<ParsedDocument> With(string text) =>
    [
        Finance(text), Vote(text), Minutes(text), Notice(text),
        Roster(text), Contract(text), Matter(text), Village(text),
    ];

    private static FinanceReport Finance(string text) => new()
    {
        Source = new SourceFile($"finance/{text}.md", text),
        Title = text,
        Summary = text,
        Group = text,
        Ledger = text,
        Language = text,
        Period = October,
        Matters = [text],
        Opening = new WrittenMoney(null, text),
        Closing = new WrittenMoney(null, text),
        Income = [Line(text), Line("利息")],
        Spending = [Line(text), Line("修路")],
        Planned = [Line(text)],
        Assets = [Line(text)],
        Receivables = [Line(text)],
        Payables = [Line(text)],
        Resources = [Line(text)],
        Body = Body(text),
        Prose = Body(text),
    };

    private static FinanceLine Line(string text) => new(text, new WrittenMoney(new Money(1200), text), 900)
    {
        Date = Day,
        Number = text,
        Account = text,
        Source = text,
        Handler = text,
        Witness = text,
        Approver = text,
        Note = text,
        Vouchers = [text, text],
        Authorities = [text, text],
        Others = [new(text, text)],
    };

    private static VoteRecord Vote(string text) => new()
    {
        Source = new SourceFile($"votes/{text}.md", text),
        Title = text,
        Summary = text,
        VotingBody = DecisionBody.Representatives,
        Rule = text,
        Subject = text,
        Due = 45,
        Present = 40,
        Motions = [new(text, 30, 5, 5, 0, text, 900), new(text, null, null, null, null, text, 901)],
        Candidates = [new(text, 12, text, 902), new(text, null, text, 903)],
        Evaluations = [new(text, 3, 2, 1, 904)],
        Body = Body(text),
        Prose = Body(text),
    };

    private static MeetingMinutes Minutes(string text) => new()
    {
        Source = new SourceFile($"minutes/{text}.md", text),
        Title = text,
        Summary = text,
        MeetingBody = DecisionBody.Joint,
        Date = Day,
        Place = text,
        Chair = text,
        Recorder = text,
        Observers = text,
        Agenda = [text],
        Resolutions = [text],
        FollowUps = [new(text, Day, text, false, 900)],
        Body = Body(text),
        Prose = Body(text),
    };

    private static Notice Notice(string text) => new()
    {
        Source = new SourceFile($"notices/{text}.md", text),
        Title = text,
        Summary = text,
        Category = text,
        Urgent = true,
        Show = new ShowTimes(Day, Day, true),
        Body = Body(text),
        Prose = Body(text),
    };

    private static Roster Roster(string text) => new()
    {
        Source = new SourceFile($"rosters/{text}.md", text),
        Title = text,
        Scheme = text,
        ObjectionsUntil = Day,
        Lines = [new(text, text, 3, new WrittenMoney(new Money(500), text), text, 900)],
        Body = Body(text),
        Prose = Body(text),
    };

    private static Contract Contract(string text) => new()
    {
        Source = new SourceFile($"contracts/{text}.md", text),
        Title = text,
        Party = text,
        Subject = text,
        Amount = new WrittenMoney(null, text),
        AwardedBy = text,
        From = Day,
        Until = Day,
        Instalments = [new(text, Day, new WrittenMoney(null, text), new WrittenMoney(null, text), [text], 900)],
        Body = Body(text),
        Prose = Body(text),
    };

    private static Matter Matter(string text) => new()
    {
        Source = new SourceFile($"matters/{text}.md", text),
        Title = text,
        Status = text,
        Budget = new WrittenMoney(null, text),
        DecidedBy = text,
        Steps = [new(Day, text, text, [text], 900)],
        Body = Body(text),
        Prose = Body(text),
    };

    private static Village Village(string text) => new()
    {
        Source = new SourceFile("village.md", text),
        Title = text,
        Name = text,
        Code = text,
        Rules = text,
        Groups = [text],
        Ledgers = [new(text, text)],
        Committee = [text],
        Supervisors = [text],
        Hotline = text,
        Body = Body(text),
        Prose = Body(text),
    };

    private static IReadOnlyList<Block> Body(string text)
    {
        IReadOnlyList<Inline> inlines =
        [
            new Inline.Text(text),
            new Inline.Styled(InlineStyle.Strong, [new Inline.Text(text)]),
            new Inline.Code(text),
            new Inline.Link(new LinkTarget.Document(text), [new Inline.Text(text)]),
            new Inline.Link(new LinkTarget.File(text), [new Inline.Text(text)]),
            new Inline.Link(new LinkTarget.Outside(text), [new Inline.Text(text)]),
            new Inline.Image(text, text),
            new Inline.LineBreak(true),
            new Inline.FootnoteReference(1),
        ];
        Block paragraph = new Block.Paragraph(inlines);
        return
        [
            new Block.Heading(1, inlines),
            new Block.Heading(6, inlines),
            paragraph,
            new Block.Paragraph([new Inline.Image(text, text)]),
            new Block.List(3, [new ListItem(null, [paragraph], 1)]),
            new Block.List(null, [new ListItem(true, [paragraph], 1)]),
            new Block.Table(
                [ColumnAlignment.Start, ColumnAlignment.End, ColumnAlignment.Center, ColumnAlignment.End],
                [new(inlines, 1), new(inlines, 2), new(inlines, 3), new(inlines, 4)],
                [new([new(inlines, 1), new(inlines, 2), new([], 3), new(inlines, 4)], 1)]),
            new Block.Quote([paragraph]),
            new Block.Code(text),
            new Block.Break(),
            new Block.Footnotes([new Footnote(1, [paragraph])]),
        ];
    }
}
