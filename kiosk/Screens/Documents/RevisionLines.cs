using VillagePublic.Content.Documents;

namespace VillagePublic.Kiosk.Screens;

/// <summary>A document as lines that can be compared: stated facts, paragraphs, rows of tables.</summary>
/// <param name="context">The screen.</param>
internal sealed class RevisionLines(ScreenContext context)
{
    public IReadOnlyList<RevisionLine> Of(ParsedDocument document)
    {
        var lines = new List<RevisionLine>();
        foreach (var (name, value) in Facts(document))
        {
            if (value is { Length: > 0 })
            {
                lines.Add(new RevisionLine(context[name], value));
            }
        }

        var place = context[Word.InTheirWords];
        foreach (var block in document.Body)
        {
            if (block is Block.Heading heading)
            {
                place = Inline.PlainText(heading.Inlines);
            }

            lines.AddRange(Texts(block).Where(text => text.Length > 0).Select(text => new RevisionLine(place, text)));
        }

        return lines;
    }

    private IEnumerable<(Word Name, string? Value)> Facts(ParsedDocument document)
    {
        (Word, string?)[] common =
        [
            (Word.FactTitle, document.Title),
            (Word.FactSummary, document.Summary),
            (Word.LineDate, document.Date is { } date ? context.Day(date) : null),
        ];
        return common.Concat(document switch
        {
            FinanceReport report =>
            [
                (Word.Opening, Given(report.Opening)),
                (Word.Closing, Given(report.Closing)),
            ],
            Contract contract =>
            [
                (Word.ContractParty, contract.Party),
                (Word.ContractSubject, contract.Subject),
                (Word.ContractAmount, Given(contract.Amount)),
                (Word.ContractFrom, contract.From is { } from ? context.Day(from) : null),
                (Word.ContractUntil, contract.Until is { } until ? context.Day(until) : null),
            ],
            VoteRecord vote =>
            [
                (Word.Attendance, vote is { Present: { } present, Due: { } due }
                    ? context.Say(Word.PresentOfDue, present, due)
                    : null),
            ],
            Matter matter =>
            [
                (Word.MatterStatus, matter.Status),
                (Word.Budget, Given(matter.Budget)),
            ],
            Notice { Show.Until: { } end } =>
                [(Word.FactShownUntil, context.Day(end.AddDays(-1)))],
            _ => Array.Empty<(Word, string?)>(),
        });
    }

    private string? Given(WrittenMoney money) => money == WrittenMoney.NotGiven ? null : context.Yuan(money);

    private static IEnumerable<string> Texts(Block block) => block switch
    {
        Block.Heading heading => [Inline.PlainText(heading.Inlines)],
        Block.Paragraph paragraph => [Inline.PlainText(paragraph.Inlines)],
        Block.List list => list.Items.SelectMany(item => item.Blocks).SelectMany(Texts),
        Block.Table table => table.Rows.Select(row => string.Join(
            "　", row.Cells.Select(cell => cell.Text).Where(text => text.Length > 0))),
        Block.Quote quote => quote.Blocks.SelectMany(Texts),
        Block.Code code => [code.Text],
        Block.Footnotes notes => notes.Notes.SelectMany(note => note.Blocks).SelectMany(Texts),
        _ => [],
    };
}
