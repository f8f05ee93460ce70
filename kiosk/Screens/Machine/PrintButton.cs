using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>A sheet of paper to take home, where there is a printer.</summary>
internal static class PrintButton
{
    /// <summary>The button, or what the printer is doing; nothing without a printer.</summary>
    public static Node? Make(ScreenContext context, PublishedRevision revision) => context.Status.Printer switch
    {
        PrinterState.Ready when revision.IsPublished => new Node.Button(
            context[Word.Print], new KioskAction.Ask(new MachineRequest.Print(revision.Id, revision.Revision)))
        {
            Icon = Icon.Printer,
        },
        PrinterState.Busy => Sheet.Badge(context[Word.Printing], Icon.Clock, Ink.Ochre),
        PrinterState.Sent => Sheet.Badge(context[Word.Printed], Icon.Check, Ink.Pine),
        PrinterState.Failed => Sheet.Badge(context[Word.PrintFailed], Icon.Warning, Ink.Cinnabar),
        _ => null,
    };
}
