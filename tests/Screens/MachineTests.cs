using Microsoft.Extensions.Time.Testing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Tests.Screens;

/// <summary>What the screen asks of the machine, and when.</summary>
public sealed class MachineTests
{
    private static readonly (double X, double Y)[] Targets = [(0.05, 0.04), (0.95, 0.04), (0.95, 0.96), (0.05, 0.96)];

    private readonly FakeTimeProvider time = new(SampleVillage.Library.Current.All[^1].Entry.Published.AddHours(2));
    private readonly List<MachineRequest> asked = [];
    private readonly KioskApp app;
    private KioskStatus status = KioskStatus.Local;

    public MachineTests()
    {
        var settings = new KioskSettings
        {
            Ask = asked.Add,
            HelpAddress = () => new Uri("http://192.168.1.20:5090/"),
            Machine = () => new MachineFacts("1.0", "kiosk-0a1b", "ABCD", CanCalibrate: true),
        };
        app = new KioskApp(SampleVillage.Library, settings, () => status, SampleVillage.Portrait, time);
    }

    [Fact]
    public void The_way_to_it_is_on_the_page_of_the_village()
    {
        Tap(new KioskAction.Open(new Route.Document("village")));
        Assert.Contains(new KioskAction.Open(new Route.Machine()), SceneText.Actions(app.Scene));
        Tap(new KioskAction.Open(new Route.Machine()));
        Assert.Contains("kiosk-0a1b", SceneText.Of(app.Scene), StringComparison.Ordinal);
    }

    [Fact]
    public void Four_touches_are_tried_and_kept_when_somebody_says_that_they_are_right()
    {
        Tap(new KioskAction.Open(new Route.Calibration()));
        Assert.IsType<MachineRequest.BeginCalibration>(asked.Single());
        PointAll(0.1);
        var tried = Assert.IsType<MachineRequest.TryCalibration>(asked[^1]);
        Assert.Equal(0.4, tried.Map.Apply(0.5, 0.5).X, 3);

        Tap(new KioskAction.Ask(new MachineRequest.KeepCalibration()));
        Assert.IsType<MachineRequest.KeepCalibration>(asked[^1]);
        Assert.IsType<Route.Home>(app.State.Here);
        Assert.DoesNotContain(asked, request => request is MachineRequest.DropCalibration);
    }

    [Fact]
    public void A_calibration_that_nobody_can_confirm_goes_back_by_itself()
    {
        Tap(new KioskAction.Open(new Route.Calibration()));
        PointAll(0.3);
        Wait(30);
        Assert.IsType<MachineRequest.DropCalibration>(asked[^1]);
        Assert.IsType<Route.Home>(app.State.Here);
    }

    [Fact]
    public void A_second_touch_at_the_same_place_is_tremor_and_four_wild_ones_start_it_again()
    {
        Tap(new KioskAction.Open(new Route.Calibration()));
        Point((0.1, 0.1), Targets[0]);
        Point((0.11, 0.1), Targets[1]);
        Assert.Single(((Route.Calibration)app.State.Here).Touched);
        Point((0.9, 0.1), Targets[1]);
        Point((0.1, 0.1), Targets[2]);
        Point((0.9, 0.9), Targets[3]);
        var again = (Route.Calibration)app.State.Here;
        Assert.True(again is { HasFailed: true, Touched.Count: 0 });
        Assert.DoesNotContain(asked, request => request is MachineRequest.TryCalibration);
    }

    [Fact]
    public void Every_target_stands_where_a_finger_can_reach_it_and_apart_from_the_others()
    {
        Tap(new KioskAction.Open(new Route.Calibration()));
        var targets = new List<(double X, double Y)>();
        for (var corner = 0; corner < TouchMap.PointCount; corner++)
        {
            var tree = LayoutEngine.Arrange(
                app.Scene, SampleVillage.Portrait, new Layout.FixedTextMeasurer(), new NoPictures());
            var target = tree.Body.FindAnchor(LayoutTree.TargetKey)!.Value;
            targets.Add((target.CenterX / tree.WidthPx, target.CenterY / tree.HeightPx));
            Point(targets[^1], targets[^1]);
        }

        Assert.Equal(TouchMap.PointCount, targets.Distinct().Count());
        Assert.True(targets.Select(target => target.X).Max() > 0.9 && targets.Select(target => target.Y).Max() > 0.9);
        Assert.True(targets.Select(target => target.X).Min() < 0.1 && targets.Select(target => target.Y).Min() < 0.1);
        Assert.NotNull(((Route.Calibration)app.State.Here).Map);
    }

    [Fact]
    public void A_number_is_asked_for_shown_and_withdrawn_and_a_helper_is_always_to_be_seen()
    {
        Tap(new KioskAction.Open(new Route.Machine()));
        Tap(new KioskAction.Ask(new MachineRequest.OfferHelp()));
        Assert.IsType<MachineRequest.OfferHelp>(asked.Single());
        Tell(status with { Help = new HelpOffer("123456", time.GetUtcNow().AddMinutes(10)) });
        Assert.Contains("123 456", SceneText.Of(app.Scene), StringComparison.Ordinal);
        Assert.Contains("192.168.1.20", SceneText.Of(app.Scene), StringComparison.Ordinal);

        Tell(status with { Help = new HelpOffer(null, time.GetUtcNow().AddMinutes(30)) });
        Tap(new KioskAction.Home());
        Assert.Contains(
            new KioskAction.Ask(new MachineRequest.EndHelp()), SceneText.Actions(app.Scene));
        time.Advance(TimeSpan.FromMinutes(31));
        app.Handle(new ScreenEvent.Tick());
        Assert.DoesNotContain(
            new KioskAction.Ask(new MachineRequest.EndHelp()), SceneText.Actions(app.Scene));
    }

    [Fact]
    public void A_sheet_can_be_printed_where_there_is_a_printer_and_nowhere_else()
    {
        var print = new KioskAction.Ask(new MachineRequest.Print("finance/2026-10", 1));
        Tap(new KioskAction.Open(new Route.Document("finance/2026-10")));
        Assert.DoesNotContain(SceneText.Actions(app.Scene), action => action is KioskAction.Ask);
        Tell(status with { Printer = PrinterState.Ready });
        Assert.Contains(SceneText.Actions(app.Scene), action => action is KioskAction.Ask(MachineRequest.Print));
        Tell(status with { Printer = PrinterState.Busy });
        Assert.DoesNotContain(print, SceneText.Actions(app.Scene));
        Assert.Contains(WordTable.For("zh")[Word.Printing], SceneText.Of(app.Scene), StringComparison.Ordinal);
    }

    private void PointAll(double shift)
    {
        foreach (var target in Targets)
        {
            Point((target.X + shift, target.Y), target);
        }
    }

    private void Point((double X, double Y) touched, (double X, double Y) target) =>
        app.Handle(new ScreenEvent.Pointed(touched, target));

    private void Tell(KioskStatus next)
    {
        status = next;
        app.Handle(new ScreenEvent.ContentChanged());
    }

    private void Tap(KioskAction action) => app.Handle(new ScreenEvent.Tap(action));

    private void Wait(int seconds)
    {
        time.Advance(TimeSpan.FromSeconds(seconds));
        app.Handle(new ScreenEvent.Tick());
    }

    private sealed class NoPictures : IPictureSizes
    {
        public (int Width, int Height)? SizeOf(VillagePublic.Content.Log.Hash blob) => null;
    }
}
