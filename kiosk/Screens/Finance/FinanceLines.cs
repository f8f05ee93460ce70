using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The lines of a ledger as cards; each opens its voucher and what allowed it.</summary>
/// <param name="page">The report's page.</param>
internal sealed class FinanceLines(DocumentPage page)
{
    private ScreenContext Context => page.Context;

    public Node? Section(FinanceSection section, Word title, IReadOnlyList<FinanceLine> lines)
    {
        if (lines.Count == 0)
        {
            return null;
        }

        var cards = lines.Select((line, index) => Card(section, line, index));
        return Sheet.Section(
            Context.Say(title, lines.Count), new Node.Grid([.. cards], 170, 2, Sheet.CardGapMm));
    }

    private Node Card(FinanceSection section, FinanceLine line, int index)
    {
        var ink = section switch
        {
            FinanceSection.Income => Ink.Pine,
            FinanceSection.Spending => Ink.Ochre,
            _ => Ink.Text,
        };
        var head = string.Join(
            "　",
            new[] { line.Date is { } date ? Context.ShortDay(date) : null, line.Number }.Where(
                text => text is not null));
        var people = string.Join(
            "　",
            new[]
            {
                line.Handler is { Length: > 0 } handler ? Context.Say(Word.HandledBy, handler) : null,
                line.Approver is { Length: > 0 } approver ? Context.Say(Word.ApprovedBy, approver) : null,
            }.Where(text => text is not null));
        var content = Sheet.Stack(
            1.5,
            head.Length > 0 ? Sheet.Muted(head) : null,
            Sheet.Bold(line.Description),
            new Node.Text(Context.Yuan(line.Amount)) { Ink = ink, Bold = true, Step = TextStep.Lead, Tabular = true },
            people.Length > 0 ? Sheet.Muted(people) : null,
            line.Vouchers.Count > 0
                ? Sheet.Row(
                    [new Node.IconMark(
                        Icon.Picture,
                        7,
                        Ink.Link), new Node.Text(Context[Word.HasVoucher]) { Ink = Ink.Link }],
                    2)
                : null);
        return Sheet.Opens(
            content,
            new KioskAction.Open(new Route.Line(page.Revision.Id, page.Revision.Revision, section, index)),
            line.Description);
    }
}
