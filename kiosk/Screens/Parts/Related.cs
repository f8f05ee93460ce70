using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Ways from one document to another.</summary>
internal static class Related
{
    /// <summary>A title in a list is told apart from its neighbours by then; the document shows all of it.</summary>
    private const int MaxTitleLines = 3;

    /// <summary>A card that opens a document; words when it was never published or is withdrawn.</summary>
    public static Node Link(ScreenContext context, string id)
    {
        var revision = context.Snapshot.Latest(id);
        return revision switch
        {
            null => Sheet.Muted(context.Say(Word.NotPublished, id)),
            { IsWithdrawal: true } => Card(
                context,
                revision,
                Sheet.Badge(context[Word.Withdrawn], Icon.Cross, Ink.Cinnabar)),
            _ => Card(context, revision, null),
        };
    }

    /// <summary>The card of a document in a list.</summary>
    /// <param name="note">What stands below the title.</param>
    public static Node Card(ScreenContext context, PublishedRevision revision, Node? note)
    {
        var kind = KindScreens.Of(revision.Kind);
        var content = new Node.Row(
            [
                new Node.IconMark(kind.Icon, 12, Ink.Link),
                new Node.Flex(Sheet.Stack(1.5, Sheet.Bold(revision.Title) with { MaxLines = MaxTitleLines }, note)),
            ],
            5);
        return Sheet.Opens(content, new KioskAction.Open(new Route.Document(revision.Id)), revision.Title);
    }

    /// <summary>Documents that belong to the same matters, as a section; nothing when there are none.</summary>
    public static Node? Matters(ScreenContext context, IReadOnlyList<string> matters) =>
        Sheet.Section(context[Word.BelongsTo], matters.Select(id => Link(context, id)));
}
