using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What is drawn over everything: the idle question, or a term explained.</summary>
internal static class Overlays
{
    public static Node? Make(ScreenContext context) => context.State switch
    {
        { Idle: IdleStage.Warned } => StillReading(context),
        { SpeechFault: { } fault } => Words(
            context, context[Word.ReadAloud], context[Word.CannotSpeak], ReadingBar.Explain(context, fault)),
        { ExplainedTerm: { } term } => Words(
            context,
            context[Word.InPlainWords],
            Title(context, term),
            PlainWords.Find(term) is { } found ? context.Say(found.Plain) : context[Word.NotExplained]),
        _ => null,
    };

    private static Node.Card StillReading(ScreenContext context) => new(new Node.Column(
        [
            new Node.IconMark(Icon.Clock, 22, Ink.Ochre),
            new Node.Text(context[Word.StillThere]) { Step = TextStep.Heading, Bold = true, Align = TextAlign.Center },
            new Node.Text(context.Say(Word.WillReset, (int)context.Settings.Idle.Warning.TotalSeconds))
            {
                Align = TextAlign.Center,
            },
            new Node.Button(context[Word.StillReading], new KioskAction.StillReading())
            {
                Style = ButtonStyle.Primary,
                Icon = Icon.Check,
            },
        ],
        8)
    {
        Align = CrossAlign.Center,
    })
    {
        PaddingMm = 12,
        Border = Ink.Text,
    };

    private static Node.Card Words(ScreenContext context, string kicker, string title, string text) => new(
        new Node.Column(
        [
            Sheet.Muted(kicker),
            new Node.Text(title) { Step = TextStep.Title, Bold = true },
            Sheet.Lead(text),
            new Node.Button(
                context[Word.Understood],
                new KioskAction.CloseExplanation()) { Style = ButtonStyle.Primary },
        ],
        6))
    {
        PaddingMm = 10,
        Border = Ink.Text,
    };

    /// <summary>A part such as 公益支出—道路 keeps its own name: what is explained is what it is a part of.</summary>
    private static string Title(ScreenContext context, string term) =>
        PlainWords.Find(term) is { } found && (term == found.Name.Chinese || context.State.Language != "zh")
            ? PlainWords.NameOf(context, found)
            : term;
}
