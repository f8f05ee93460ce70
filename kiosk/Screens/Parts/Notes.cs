using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What is happening to the machine right now, above the tools of every screen.</summary>
internal static class Notes
{
    /// <summary>A scene with the notes above its footer.</summary>
    public static Scene AddTo(Scene scene, ScreenContext context)
    {
        var notes = new[] { Stick(context), Helper(context) }.OfType<Node>().ToList();
        return notes.Count > 0 ? scene with { Footer = Sheet.Stack(4, [.. notes, scene.Footer]) } : scene;
    }

    /// <summary>A stick somebody has put in.</summary>
    private static Node? Stick(ScreenContext context) => context.Status.Stick switch
    {
        StickNews.Busy busy => Sheet.Alert(
            Icon.Clock, Ink.Ochre, Sheet.Bold(context.Say(Word.StickBusy, busy.FileCount))),
        StickNews.Done { IsRefused: true } done => Sheet.Alert(
            Icon.Warning, Ink.Cinnabar, Sheet.Bold(context.Say(done.Words))),
        StickNews.Done done => Sheet.Alert(Icon.Check, Ink.Pine, Sheet.Bold(context.Say(done.Words))),
        _ => null,
    };

    /// <summary>Somebody who looks and touches from afar: always said, and ended by whoever stands here.</summary>
    private static Node.Row? Helper(ScreenContext context) => context.Help is { Number: null }
        ? new Node.Row(
            [
                new Node.IconMark(Icon.Person, 10, Ink.Ochre),
                new Node.Flex(Sheet.Bold(context[Word.HelperIsIn])),
                new Node.Button(context[Word.EndHelp], new KioskAction.Ask(new MachineRequest.EndHelp())),
            ],
            Sheet.GridMm)
        : null;
}
