using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What a card says about a document besides its title.</summary>
internal static class ListCards
{
    /// <summary>The card of a document among others of its kind.</summary>
    public static Node Make(ScreenContext context, PublishedRevision revision)
    {
        var note = context.Read(revision) is { } document
            ? KindScreens.Of(revision.Kind).ListNote(context, document)
            : null;
        return Related.Card(context, revision, note);
    }

    /// <summary>Kind and day of publication, for documents of all kinds together.</summary>
    public static Node NewestNote(ScreenContext context, PublishedRevision revision) => Sheet.Muted(context.Say(
        Word.KindAndDay,
        context[KindScreens.Of(revision.Kind).Name],
        context.ShortDay(context.Clock.DayOf(revision.Entry.Published))));
}
