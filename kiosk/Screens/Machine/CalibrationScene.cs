using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Four targets in the corners, one after the other; then a button that only a right touch reaches.</summary>
internal static class CalibrationScene
{
    private const double TargetMm = 20;

    public static Scene Make(ScreenContext context, Route.Calibration calibration) =>
        new(null, calibration.Map is null ? Targets(context, calibration) : Trial(context), null)
        {
            ScrollKey = $"calibration/{calibration.Touched.Count}",
            FillsBody = true,
        };

    private static Node.Column Targets(ScreenContext context, Route.Calibration calibration)
    {
        var corner = calibration.Touched.Count;
        var words = Sheet.Stack(
            4,
            new Node.Text(context.Say(Word.TouchTarget, corner + 1)) { Step = TextStep.Title, Bold = true },
            new Node.Text(context[calibration.HasFailed ? Word.TargetsMissed : Word.TouchTargetHow])
            {
                Ink = calibration.HasFailed ? Ink.Cinnabar : Ink.Text,
            },
            Sheet.Muted(context.Say(Word.CalibrationEnds, (int)context.Settings.Idle.Calibration.TotalSeconds)));
        return new Node.Column(
            [
                Corners(corner == 0, corner == 1),
                new Node.Flex(new Node.Space(TargetMm)),
                new Node.Measure(new Node.Card(words) { PaddingMm = 8, Border = Ink.Hairline }, 200),
                new Node.Flex(new Node.Space(TargetMm)),
                Corners(corner == 3, corner == 2),
            ]);
    }

    private static Node.Row Corners(bool left, bool right) =>
        new([Target(left), new Node.Flex(new Node.Space(TargetMm)), Target(right)]);

    private static Node Target(bool isShown) => isShown
        ? new Node.Anchor(LayoutTree.TargetKey, new Node.IconMark(Icon.Target, TargetMm, Ink.Cinnabar))
        : new Node.Space(TargetMm, TargetMm);

    private static Node.Column Trial(ScreenContext context) => new(
        [
            new Node.Flex(new Node.Space(TargetMm)),
            new Node.Measure(
                Sheet.Stack(
                    6,
                    new Node.Text(context[Word.CalibrationTried]) { Step = TextStep.Title, Bold = true },
                    new Node.Button(
                        context[Word.KeepCalibration], new KioskAction.Ask(new MachineRequest.KeepCalibration()))
                    {
                        Style = ButtonStyle.Primary, Icon = Icon.Check,
                    },
                    new Node.Button(context[Word.DropCalibration], new KioskAction.Back()) { Icon = Icon.Back },
                    Sheet.Muted(context.Say(
                        Word.CalibrationEnds, (int)context.Settings.Idle.Calibration.TotalSeconds))),
                200),
            new Node.Flex(new Node.Space(TargetMm)),
        ]);
}
