using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>A notice: what, until when, and the text.</summary>
internal sealed class NoticeScreen : KindScreen
{
    public override DocumentKind Kind => DocumentKind.Notice;

    public override Icon Icon => Icon.Notice;

    public override Word Name => Word.KindNotice;

    public override string? Kicker(ScreenContext context, ParsedDocument document)
    {
        var category = (document as Notice)?.Category;
        var day = document.Date is { } date ? context.Day(date) : null;
        return string.Join("　", new[] { category, day }.Where(text => text is { Length: > 0 }));
    }

    public override Node? ListNote(ScreenContext context, ParsedDocument document)
    {
        var notice = (Notice)document;
        return Sheet.Stack(
            1.5,
            notice.Urgent ? Sheet.Badge(context[Word.Urgent], Icon.Warning, Ink.Cinnabar) : null,
            notice.Date is { } date ? Sheet.Muted(context.ShortDay(date)) : null,
            base.ListNote(context, document));
    }

    public override IEnumerable<Node?> Sections(DocumentPage page)
    {
        var notice = (Notice)page.Document;
        var context = page.Context;
        if (notice.Urgent)
        {
            yield return Sheet.Alert(Icon.Warning, Ink.Cinnabar, Sheet.Bold(context[Word.UrgentNotice], Ink.Cinnabar));
        }

        if (notice.Show.Until is { } until)
        {
            yield return until <= context.Clock.Today
                ? Sheet.Badge(context.Say(Word.NoticeOver, context.Day(until.AddDays(-1))), Icon.Clock, Ink.Muted)
                : Sheet.Badge(
                    context.Say(Word.NoticeUntil, context.ShortDay(until.AddDays(-1))),
                    Icon.Clock,
                    Ink.Muted);
        }

        yield return page.Prose();
    }
}
