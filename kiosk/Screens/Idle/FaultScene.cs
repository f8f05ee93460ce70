using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>When there is nothing to show: what works, what does not, and who can help, in plain words.</summary>
internal static class FaultScene
{
    public static Scene Make(ScreenContext context)
    {
        var body = Sheet.Page(
            context,
            Sheet.Stack(
                4,
                new Node.IconMark(Icon.Info, 24, Ink.Ochre),
                new Node.Text(context[Word.FaultTitle]) { Step = TextStep.Heading, Bold = true },
                Sheet.Lead(context[Word.FaultPatience])),
            Sheet.Facts(
                Line(context, Word.FaultScreen, Icon.Check, Ink.Pine, context[Word.Works]),
                Line(
                    context,
                    Word.FaultStore,
                    context.Status.StoreFault is null ? Icon.Check : Icon.Cross,
                    context.Status.StoreFault is null ? Ink.Pine : Ink.Cinnabar,
                    context.Status.StoreFault ?? context[Word.StoreEmpty]),
                Source(context)));
        return Scenes.Frame(context, body, "fault", null, hasTopBar: false);
    }

    private static Node Source(ScreenContext context) => context.Status.Source switch
    {
        SourceState.Agreed or SourceState.ThisMachine =>
            Line(context, Word.FaultSource, Icon.Check, Ink.Pine, context[Word.SourceHasNothing]),
        SourceState.NotConfigured =>
            Line(context, Word.FaultSource, Icon.Cross, Ink.Cinnabar, context[Word.SourceNotConfigured]),
        SourceState.Refused =>
            Line(context, Word.FaultSource, Icon.Warning, Ink.Cinnabar, context[Word.SourceDoubtful]),
        SourceState.Unreachable =>
            Line(context, Word.FaultSource, Icon.Offline, Ink.Ochre, context[Word.SourceUnreachable]),
        _ => Line(context, Word.FaultSource, Icon.Clock, Ink.Ochre, context[Word.SourceBeingAsked]),
    };

    private static Node Line(ScreenContext context, Word name, Icon icon, Ink ink, string words) => new Node.Row(
        [
            new Node.IconMark(icon, 9, ink),
            new Node.Flex(Sheet.Stack(0, Sheet.Bold(context[name]), new Node.Text(words))),
        ],
        4)
    {
        Align = CrossAlign.Baseline,
    };
}
