using VillagePublic.Content.Pages.Markup;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>Says at the top whether what follows is still the last word.</summary>
internal static class RevisionBanner
{
    /// <summary>The banner; <see langword="null"/> for the latest revision of a document that was never corrected.
    /// </summary>
    public static HtmlNode? Render(PageContext page, PublishedRevision revision)
    {
        var latest = page.Snapshot.Latest(revision.Id) ?? revision;
        if (latest.IsWithdrawal)
        {
            return Withdrawn(page, revision, latest);
        }

        if (latest.Revision > revision.Revision)
        {
            return Superseded(page, revision, latest);
        }

        return revision.Entry.Kind == EntryKind.Correct
            ? Div("banner ochre", P(
                Strong(page.Say($"第{revision.Revision}版，更正过。", $"Revision {revision.Revision}: corrected. ")),
                Reason(page, revision),
                " ",
                ChangesSection.LinkTo(page)))
            : null;
    }

    private static HtmlElement Withdrawn(PageContext page, PublishedRevision revision, PublishedRevision withdrawal)
    {
        var day = Wording.Day(Wording.ChinaDay(withdrawal.Entry.Published), page);
        var former = revision.IsWithdrawal ? page.Snapshot.Find(revision.Id, revision.Revision - 1) : null;
        return Div(
            "banner cinnabar",
            P(
                Strong(page.Say($"这份材料已在 {day} 撤回。", $"This document was withdrawn on {day}. ")),
                Reason(page, withdrawal)),
            former is null
                ? null
                : P(Link(
                    page.Page(DocumentLinks.PathOf(former)),
                    page.Say("看撤回前的那一版", "See the revision before it was withdrawn"))));
    }

    private static HtmlElement Superseded(PageContext page, PublishedRevision revision, PublishedRevision latest)
    {
        var day = Wording.Day(Wording.ChinaDay(latest.Entry.Published), page);
        return Div(
            "banner cinnabar",
            P(
                Strong(page.Say(
                    $"您看的是第{revision.Revision}版，后来更正过。",
                    $"You are looking at revision {revision.Revision}; it was corrected later. ")),
                Reason(page, latest)),
            P(Link(
                page.Page(DocumentLinks.PathOf(latest.Id)),
                page.Say($"看最新的第{latest.Revision}版（{day}）", $"See revision {latest.Revision} of {day}"))
                .With("class", "button")));
    }

    private static string Reason(PageContext page, PublishedRevision revision) =>
        revision.Entry.Reason is { Length: > 0 } reason
            ? page.Say($"原因：{reason}", $"Reason: {reason}")
            : page.Say("没有写原因。", "No reason was given.");
}
