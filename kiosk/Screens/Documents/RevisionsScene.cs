using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Every revision of a document, why it was changed, and what changed: nothing is silently edited.</summary>
internal static class RevisionsScene
{
    public static Node? Body(ScreenContext context, Route.Revisions route)
    {
        var revisions = context.Snapshot.Revisions(route.Id);
        if (revisions.Count == 0)
        {
            return null;
        }

        var newestFirst = revisions.Reverse().Select(revision => (Node?)Card(context, revision));
        return Sheet.Page(
            context,
            Sheet.Stack(
                3,
                new Node.Text(context[Word.RevisionsTitle]) { Step = TextStep.Heading, Bold = true },
                Sheet.Lead(revisions[^1].Title),
                Sheet.Muted(context[Word.NothingDeleted])),
            Sheet.Halves(
                context,
                [Sheet.Section(context.Say(Word.RevisionCount, revisions.Count), newestFirst)],
                [Changes(context, revisions)]));
    }

    private static Node Card(ScreenContext context, PublishedRevision revision)
    {
        var head = context.Say(Word.RevisionAt, revision.Revision, context.Moment(revision.Entry.Published));
        var reason = revision.Entry.Reason is { Length: > 0 } why ? new Node.Text(
            context.Say(Word.Because, why)) : null;
        if (revision.IsWithdrawal)
        {
            return Sheet.Alert(
                Icon.Cross,
                Ink.Cinnabar,
                Sheet.Bold(head),
                Sheet.Bold(context[Word.Withdrawn], Ink.Cinnabar),
                reason);
        }

        return Sheet.Opens(
            Sheet.Stack(1.5, Sheet.Bold(head), reason),
            new KioskAction.Open(new Route.Document(revision.Id, revision.Revision)),
            head);
    }

    private static Node? Changes(ScreenContext context, IReadOnlyList<PublishedRevision> revisions)
    {
        var readable = revisions.Where(revision => !revision.IsWithdrawal).ToList();
        if (readable is not [.., var before, var after]
            || context.Read(before) is not { } old
            || context.Read(after) is not { } now)
        {
            return null;
        }

        var changes = RevisionChanges.Between(old, now);
        return Sheet.Section(
            context.Say(Word.ChangesBetween, before.Revision, after.Revision),
            changes.Count == 0
                ? [Sheet.Muted(context[Word.NoWordChanged])]
                : changes.Select(change => (Node?)Sheet.Card(
                    change.Before is { } gone
                        ? Sheet.Stack(
                            1,
                            Sheet.Badge(context[Word.WasBefore], Icon.Cross, Ink.Ochre),
                            new Node.Text([new TextRun(gone) { Strike = true }]) { Ink = Ink.Muted })
                        : null,
                    change.After is { } come
                        ? Sheet.Stack(1, Sheet.Badge(context[Word.IsNow], Icon.Check, Ink.Pine), new Node.Text(come))
                        : null)));
    }
}
