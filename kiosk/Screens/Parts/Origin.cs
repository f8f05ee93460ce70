using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Who prepared and reviewed it, when it was published, what changed since: the foot of every document.
/// </summary>
internal static class Origin
{
    public static Node? Section(ScreenContext context, PublishedRevision revision)
    {
        if (!revision.IsPublished)
        {
            return Sheet.Section(context[Word.WhoPublished], Sheet.Muted(context[Word.DraftExplained]));
        }

        var entry = revision.Entry;
        var revisions = context.Snapshot.Revisions(revision.Id);
        return Sheet.Section(
            context[Word.WhoPublished],
            Sheet.Facts(
                Sheet.Fact(context[Word.PreparedBy], Names(entry, "author")),
                Sheet.Fact(context[Word.ReviewedBy], Names(entry, "reviewer")),
                Sheet.Fact(context[Word.PublishedAt], context.Moment(entry.Published)),
                Sheet.Fact(context[Word.PlaceInLog], context.Say(Word.EntryNumber, revision.EntryIndex + 1)),
                Sheet.Fact(
                    context[Word.RevisionLabel],
                    context.Say(Word.RevisionOf, revision.Revision, revisions.Count))),
            revisions.Count > 1
                ? new Node.Button(context[Word.WhatChanged], new KioskAction.Open(new Route.Revisions(revision.Id)))
                {
                    Icon = Icon.Clock,
                }
                : null);
    }

    /// <summary>A former or corrected revision says so at its head.</summary>
    public static Node? Banner(ScreenContext context, PublishedRevision revision)
    {
        if (!revision.IsPublished)
        {
            return Sheet.Alert(
                Icon.Info, Ink.Ochre, Sheet.Bold(context[Word.DraftNotPublished], Ink.Ochre));
        }

        var latest = context.Snapshot.Latest(revision.Id)!;
        var see = new Node.Button(context[Word.WhatChanged], new KioskAction.Open(
            new Route.Revisions(revision.Id, revision.Revision)))
        {
            Icon = Icon.Clock,
        };
        if (latest.IsWithdrawal)
        {
            return Sheet.Alert(
                Icon.Cross,
                Ink.Cinnabar,
                Sheet.Bold(context.Say(Word.WithdrawnOn, context.Moment(latest.Entry.Published)), Ink.Cinnabar),
                new Node.Text(context.Say(Word.Because, latest.Entry.Reason ?? context[Word.NotGiven])));
        }

        if (latest.Revision > revision.Revision)
        {
            return Sheet.Alert(
                Icon.Warning,
                Ink.Ochre,
                Sheet.Bold(context.Say(Word.NewerExists, revision.Revision, latest.Revision), Ink.Ochre),
                new Node.Button(context[Word.SeeNewest], new KioskAction.Change(new Route.Document(revision.Id))));
        }

        return revision.Revision > 1
            ? Sheet.Alert(
                Icon.Info,
                Ink.Ochre,
                Sheet.Bold(context.Say(Word.CorrectedOn, context.Moment(revision.Entry.Published)), Ink.Ochre),
                new Node.Text(context.Say(Word.Because, revision.Entry.Reason ?? context[Word.NotGiven])),
                see)
            : null;
    }

    private static string Names(LogEntry entry, string role) =>
        string.Join('、', entry.Approvals.Where(approval => approval.Role == role).Select(approval => approval.Name));
}
