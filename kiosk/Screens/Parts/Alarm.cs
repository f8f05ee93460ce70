using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What every screen says when two histories were signed: what is shown still holds, and what to do.</summary>
internal static class Alarm
{
    public static Node Banner(ScreenContext context) => Sheet.Alert(
        Icon.Warning,
        Ink.Cinnabar,
        new Node.Text(context[Word.AlarmTitle]) { Step = TextStep.Lead, Bold = true, Ink = Ink.Cinnabar },
        new Node.Text(context[Word.AlarmShown]),
        Sheet.Bold(context[Word.AlarmToDo]));
}
