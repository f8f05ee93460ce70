using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The machine itself: what it is called, what it holds, help from afar, the touch panel.</summary>
internal static class MachineScene
{
    /// <summary>The way here, from the page of the village.</summary>
    public static Node Way(ScreenContext context) =>
        new Node.Button(context[Word.ThisScreen], new KioskAction.Open(new Route.Machine())) { Icon = Icon.Info };

    public static Node Body(ScreenContext context) => Sheet.Page(
        context,
        new Node.Text(context[Word.ThisScreen]) { Step = TextStep.Heading, Bold = true },
        Sheet.Muted(context[Word.ThisScreenWhy]),
        Facts(context),
        Sheet.Section(context[Word.HelpFromAfar], Help(context)),
        context.Settings.Machine().CanCalibrate
            ? Sheet.Section(
                context[Word.TouchPanel],
                new Node.Text(context[Word.CalibrateWhy]),
                new Node.Button(context[Word.Calibrate], new KioskAction.Open(new Route.Calibration()))
                {
                    Icon = Icon.Target,
                })
            : null);

    private static Node? Facts(ScreenContext context)
    {
        var machine = context.Settings.Machine();
        var display = context.Display;
        return Sheet.Facts(
            Sheet.Fact(context[Word.ScreenName], machine.Name),
            Sheet.Fact(context[Word.ScreenFingerprint], machine.Fingerprint),
            Sheet.Fact(
                context[Word.EntriesHeld],
                context.Say(Word.Number, context.Snapshot.Checkpoint?.Size ?? context.Snapshot.All.Count)),
            Sheet.Fact(
                context[Word.DisplaySize],
                context.Say(
                    Word.DisplayIs,
                    display.WidthPx,
                    display.HeightPx,
                    (int)Math.Round(display.WidthPx / display.PxPerMm),
                    (int)Math.Round(display.HeightPx / display.PxPerMm))),
            Sheet.Fact(context[Word.PhoneAddress], context.Settings.PhoneAddress()?.AbsoluteUri),
            Sheet.Fact(context[Word.ProgramVersion], machine.Version));
    }

    private static IEnumerable<Node?> Help(ScreenContext context)
    {
        switch (context.Help)
        {
            case null when context.Settings.HelpAddress() is null:
                yield return new Node.Text(context[Word.HelpNeedsNet]);
                break;
            case null:
                yield return new Node.Text(context[Word.HelpHow]);
                yield return Ask(context, Word.OfferHelp, new MachineRequest.OfferHelp(), Icon.Person);
                break;
            case { Number: { } number }:
                yield return new Node.Text(context.Say(
                    Word.HelpReadOut, new Uri(context.Settings.HelpAddress() ?? Nowhere, "screen/help").AbsoluteUri));
                yield return new Node.Text(Grouped(number)) { Step = TextStep.Figure, Bold = true, Tabular = true };
                yield return Ask(context, Word.WithdrawHelp, new MachineRequest.EndHelp(), Icon.Cross);
                break;
            default:
                yield return Sheet.Bold(context[Word.HelperIsIn]);
                break;
        }
    }

    private static Uri Nowhere { get; } = new("http://127.0.0.1:5090/");

    private static Node.Button Ask(ScreenContext context, Word label, MachineRequest request, Icon icon) =>
        new(context[label], new KioskAction.Ask(request)) { Icon = icon };

    /// <summary>Three and three digits: so a number is read out.</summary>
    private static string Grouped(string number) => number[..(number.Length / 2)] + " " + number[(number.Length / 2)..];
}
