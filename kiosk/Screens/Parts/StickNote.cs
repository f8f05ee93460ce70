using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What is happening to a stick somebody has put in, above the tools of every screen.</summary>
internal static class StickNote
{
    /// <summary>The note; <see langword="null"/> when there is no stick.</summary>
    public static Node? Make(ScreenContext context) => context.Status.Stick switch
    {
        StickNews.Busy busy => Sheet.Alert(
            Icon.Clock, Ink.Ochre, Sheet.Bold(context.Say(Word.StickBusy, busy.FileCount))),
        StickNews.Done { IsRefused: true } done => Sheet.Alert(
            Icon.Warning, Ink.Cinnabar, Sheet.Bold(context.Say(done.Words))),
        StickNews.Done done => Sheet.Alert(Icon.Check, Ink.Pine, Sheet.Bold(context.Say(done.Words))),
        _ => null,
    };

    /// <summary>A scene with the note above its footer.</summary>
    public static Scene AddTo(Scene scene, ScreenContext context) => Make(context) is { } note
        ? scene with { Footer = scene.Footer is { } footer ? Sheet.Stack(4, note, footer) : note }
        : scene;
}
