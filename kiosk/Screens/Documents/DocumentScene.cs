using VillagePublic.Content.Documents;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>One document: title, what its kind shows, where it belongs, and who stands for it.</summary>
internal static class DocumentScene
{
    public static Scene Make(ScreenContext context, Route.Document route)
    {
        var key = $"document/{route.Id}@{route.Revision}";
        var found = Find(context, route);
        if (found is not null && context.Snapshot.ErasureOf(found) is { } erasure)
        {
            return Scenes.Frame(context, Erased(context, found, erasure), key, null);
        }

        if (found is not { } revision || context.Read(revision) is not { } document)
        {
            return Scenes.Frame(context, Scenes.Gone(context), key, null);
        }

        var page = new DocumentPage(context, revision, document, route);
        var kind = KindScreens.Of(revision.Kind);
        var content = kind.Sections(page).OfType<Node>().Where(HasContent).ToList();
        Node?[] sections =
        [
            Head(page, kind),
            Origin.Banner(context, revision),
            .. content.Count > 0 ? content : [Sheet.Empty(context[Word.NothingWritten])],
            Related.Matters(context, document.Matters),
            Confirmed.Section(context, document),
            Terms.Section(context, document),
            Origin.Section(context, revision),
            PrintButton.Make(context, revision),
            revision.Kind == DocumentKind.Village ? MachineScene.Way(context) : null,
        ];
        return Scenes.Frame(
            context,
            Sheet.Page(context, sections),
            key,
            revision.IsPublished ? new Route.Qr(revision.Id, revision.Revision) : null);
    }

    /// <summary>The revision asked for; of a withdrawn document the last that was shown.</summary>
    public static PublishedRevision? Find(ScreenContext context, Route.Document route) => route.Revision is { } number
        ? context.Snapshot.Find(route.Id, number) is { IsWithdrawal: false } exact ? exact : null
        : context.Snapshot.Revisions(route.Id).LastOrDefault(revision => !revision.IsWithdrawal);

    private static Node Erased(
        ScreenContext context, PublishedRevision revision, PublishedRevision erasure) => Sheet.Page(
        context,
        [
            Origin.Banner(context, revision),
            Sheet.Heading(revision.Title),
            Sheet.Lead(context.Say(
                Word.RevisionErased, context.Moment(erasure.Entry.Published), erasure.Entry.Reason ?? "")),
            Origin.Section(context, revision),
        ]);

    private static bool HasContent(Node node) => node is not (Node.Space or Node.Column { Children.Count: 0 });

    private static Node Head(DocumentPage page, KindScreen kind)
    {
        var context = page.Context;
        var kicker = kind.Kicker(context, page.Document);
        var above = kicker is { Length: > 0 } ? context[kind.Name] + "　" + kicker : context[kind.Name];
        return Sheet.Stack(
            4,
            new Node.Row([new Node.IconMark(kind.Icon, 10, Ink.Link), new Node.Flex(Sheet.Muted(above))], 3),
            Sheet.Heading(page.Document.Title),
            page.Document.Summary is { Length: > 0 } summary ? Sheet.Lead(summary) : null);
    }
}
