using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What a correction changed, old and new beside each other, and why; below, every revision there ever was.
/// </summary>
internal static class RevisionsScene
{
    /// <summary>More changes than this are a new document: the revisions themselves are to be read.</summary>
    private const int MaxChanges = 60;

    public static Node? Body(ScreenContext context, Route.Revisions route)
    {
        var revisions = context.Snapshot.Revisions(route.Id);
        if (revisions.Count == 0)
        {
            return null;
        }

        var readable = revisions.Where(revision => !revision.IsWithdrawal).ToList();
        var shown = readable.FindIndex(revision => revision.Revision == route.Revision);
        shown = shown > 0 ? shown : readable.Count - 1;
        return Sheet.Page(
            context,
            Sheet.Stack(
                3,
                new Node.Text(context[Word.RevisionsTitle]) { Step = TextStep.Heading, Bold = true },
                Sheet.Lead(revisions[^1].Title) with { MaxLines = 3 }),
            readable.Count > 2 ? Pairs(context, route, readable, shown) : null,
            shown > 0 ? Change(context, readable[shown - 1], readable[shown]) : null,
            All(context, revisions));
    }

    /// <summary>Which correction is meant, when there was more than one.</summary>
    private static Node Pairs(
        ScreenContext context, Route.Revisions route, List<PublishedRevision> readable, int shown) => Sheet.Choices(
        readable.Index().Skip(1).Select(entry => (
            context.Say(Word.ChangesBetween, readable[entry.Index - 1].Revision, entry.Item.Revision),
            (Route)(route with { Revision = entry.Item.Revision }),
            entry.Index == shown)));

    private static Node? Change(ScreenContext context, PublishedRevision before, PublishedRevision after)
    {
        var why = Sheet.Alert(
            Icon.Info,
            Ink.Ochre,
            Sheet.Bold(context.Say(Word.Because, after.Entry.Reason ?? context[Word.NotGiven])),
            Sheet.Muted(context.Say(Word.CorrectedAt, context.Moment(after.Entry.Published))),
            after.Entry.Approvals.Count == 0
                ? null
                : Sheet.Muted(context.Say(
                    Word.SignedBy,
                    string.Join(context[Word.ListComma], after.Entry.Approvals.Select(approval => approval.Name)))));
        if (context.Read(before) is not { } old || context.Read(after) is not { } now)
        {
            return why;
        }

        var lines = new RevisionLines(context);
        var (changes, sameCount) = RevisionChanges.Between(lines.Of(old), lines.Of(now));
        var cards = changes.Take(MaxChanges).Select(change => (Node?)Card(context, change, before, after));
        return Sheet.Stack(
            Sheet.SectionGapMm,
            why,
            Totals(context, old, now),
            Sheet.Section(
                context.Say(Word.ChangesBetween, before.Revision, after.Revision),
                [
                    .. changes.Count == 0 ? [Sheet.Muted(context[Word.NoWordChanged])] : cards,
                    changes.Count > MaxChanges ? Sheet.Muted(context[Word.TooManyChanges]) : null,
                    sameCount > 0 ? Sheet.Muted(context.Say(Word.RestIsSame, sameCount)) : null,
                ]));
    }

    /// <summary>A changed ledger in its sums: what the correction comes to.</summary>
    private static Node? Totals(ScreenContext context, ParsedDocument before, ParsedDocument after)
    {
        if (before is not FinanceReport old || after is not FinanceReport now)
        {
            return null;
        }

        return Sheet.Section(
            context[Word.ChangedSums],
            Sheet.Facts(
                Sum(Word.Income, old.IncomeTotal, now.IncomeTotal),
                Sum(Word.Spending, old.SpendingTotal, now.SpendingTotal),
                Sum(Word.Closing, old.Closing.Value, now.Closing.Value)));

        Node? Sum(Word name, Money? was, Money? isNow)
        {
            if (was is not { } first || isNow is not { } second || first == second)
            {
                return null;
            }

            var difference = second - first;
            return Sheet.Stack(
                1,
                Sheet.Bold(context[name]),
                Sheet.Figure(context[Word.WasBefore], context.Yuan(first)),
                Sheet.Figure(context[Word.IsNow], context.Yuan(second), strong: true),
                Sheet.Muted(context.Say(
                    difference > Money.Zero ? Word.SumGrew : Word.SumShrank,
                    context.Yuan(Amounts.Absolute(difference)))));
        }
    }

    /// <summary>Old at the left, new at the right; on a narrow display old above new.</summary>
    private static Node Card(
        ScreenContext context, RevisionChange change, PublishedRevision before, PublishedRevision after)
    {
        var words = change is { Before: { } was, After: { } isNow } ? WordChanges.Between(was, isNow) : null;
        var old = Side(
            context.Say(Word.WasInRevision, before.Revision),
            Icon.Cross,
            Ink.Ochre,
            words?.Before ?? Whole(change.Before),
            context[Word.NothingThere]);
        var now = Side(
            context.Say(Word.IsInRevision, after.Revision),
            Icon.Check,
            Ink.Pine,
            words?.After ?? Whole(change.After),
            context[Word.TakenOut]);
        Node sides = context.IsNarrow
            ? Sheet.Stack(3, old, new Node.Rule(), now)
            : new Node.Row([new Node.Flex(old), new Node.Flex(now)], 6) { Align = CrossAlign.Start };
        return Sheet.Card(Sheet.Muted(change.Place), sides);
    }

    private static IReadOnlyList<WordPiece> Whole(string? text) => text is null ? [] : [new WordPiece(text, false)];

    /// <summary>Changed words are bold, and struck out on the old side: never told by colour alone.</summary>
    private static Node Side(string name, Icon icon, Ink ink, IReadOnlyList<WordPiece> pieces, string nothing) =>
        Sheet.Stack(
            1.5,
            Sheet.Badge(name, icon, ink),
            pieces.Count == 0
                ? Sheet.Muted(nothing)
                : new Node.Text([.. pieces.Select(piece => new TextRun(piece.Text)
                {
                    Bold = piece.IsChanged,
                    Ink = piece.IsChanged ? ink : null,
                    Strike = piece.IsChanged && icon == Icon.Cross,
                })]));

    private static Node? All(ScreenContext context, IReadOnlyList<PublishedRevision> revisions) => Sheet.Section(
        context.Say(Word.RevisionCount, revisions.Count),
        [
            Sheet.Muted(context[Word.NothingDeleted]),
            .. revisions.Reverse().Select(revision => (Node?)Revision(context, revision)),
        ]);

    private static Node Revision(ScreenContext context, PublishedRevision revision)
    {
        var head = context.Say(Word.RevisionAt, revision.Revision, context.Moment(revision.Entry.Published));
        var reason = revision.Entry.Reason is { Length: > 0 } why
            ? new Node.Text(context.Say(Word.Because, why))
            : null;
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
}
