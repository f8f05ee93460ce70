using Microsoft.Extensions.Time.Testing;
using VillagePublic.Kiosk.Displays;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Tests.Drawing;

namespace VillagePublic.Tests.Displays;

public sealed class ScreenDriverTests : IDisposable
{
    private static readonly DisplayOptions Options = new() { DiagonalInches = 21.5 };

    private readonly FakeTimeProvider time = new();
    private readonly FontSet fonts = FontSet.Load();
    private readonly PictureCache pictures = new(_ => null, decodesInPlace: true);
    private readonly SampleApp app = new();
    private readonly ScreenDriver driver;

    public ScreenDriverTests()
    {
        driver = new ScreenDriver(app, new DisplaySize(1080, 1920), Options, fonts, pictures, time);
        driver.Update();
        app.Events.Clear();
    }

    public void Dispose()
    {
        driver.Dispose();
        pictures.Dispose();
        fonts.Dispose();
    }

    [Fact]
    public void Nothing_is_drawn_when_nothing_changed()
    {
        Assert.Equal(1, driver.FrameCount);
        driver.Tell(new ScreenEvent.ContentChanged());
        driver.Update();
        Assert.Equal(1, driver.FrameCount);
        Assert.Null(driver.TimeToNext());
    }

    [Fact]
    public void A_wheel_after_a_minute_of_rest_glides_and_does_not_jump()
    {
        time.Advance(TimeSpan.FromMinutes(1));
        driver.Handle(new DisplayInput.Wheel(1));
        driver.Update();
        var first = driver.ScrollPx;
        ComeToRest();
        Assert.InRange(first, 0.1, driver.ScrollPx / 3);
    }

    [Fact]
    public void Two_quick_notches_of_a_wheel_go_twice_as_far_as_one()
    {
        driver.Handle(new DisplayInput.Wheel(1));
        ComeToRest();
        var one = driver.ScrollPx;
        driver.Handle(new DisplayInput.Wheel(-1));
        ComeToRest();

        driver.Handle(new DisplayInput.Wheel(1));
        driver.Update();
        time.Advance(ScreenDriver.FrameTime);
        driver.Update();
        driver.Handle(new DisplayInput.Wheel(1));
        ComeToRest();
        Assert.Equal(2 * one, driver.ScrollPx, 1.0);
    }

    private void ComeToRest()
    {
        for (driver.Update(); driver.TimeToNext() is not null; driver.Update())
        {
            time.Advance(ScreenDriver.FrameTime);
        }
    }

    [Fact]
    public void A_control_shows_that_it_is_held_before_it_is_tapped()
    {
        var (x, y) = Center("第3笔");
        Send(FingerPhase.Down, x, y);
        driver.Update();
        Assert.Equal(2, driver.FrameCount);
        Assert.Empty(app.Taps);

        Send(FingerPhase.Up, x, y);
        Assert.Equal(["row 3"], app.Taps);
        Assert.IsType<ScreenEvent.AnyTouch>(app.Events[0]);
    }

    [Fact]
    public void A_trembling_second_tap_on_the_same_control_is_ignored_and_a_later_one_counts()
    {
        Tap("大字");
        Advance(100);
        Tap("大字");
        Advance(400);
        Tap("大字");
        Assert.Equal(["大字", "大字"], app.Taps);
    }

    [Fact]
    public void A_second_tap_does_not_fall_through_to_the_screen_that_came_up()
    {
        var (x, y) = Center("第3笔");
        Send(FingerPhase.Down, x, y);
        Send(FingerPhase.Up, x, y);
        app.Show(SampleScenes.Home());
        driver.Update();
        Advance(120);
        Send(FingerPhase.Down, x, y);
        Send(FingerPhase.Up, x, y);
        Assert.Equal(["row 3"], app.Taps);
    }

    [Fact]
    public void A_finger_that_moves_scrolls_and_does_not_tap()
    {
        var (x, y) = Center("第9笔");
        Drag(x, y, y - 400);
        Assert.Empty(app.Taps);
        Assert.Contains(app.Events, happened => happened is ScreenEvent.Scrolled);
        Assert.InRange(driver.ScrollPx, 300, 400);
    }

    [Fact]
    public void A_fling_runs_on_its_own_frame_by_frame_until_it_rests()
    {
        var (x, y) = Center("第9笔");
        Drag(x, y, y - 400);
        var frames = driver.FrameCount;
        var wakes = 0;
        while (driver.TimeToNext() is { } wait)
        {
            time.Advance(wait);
            driver.Update();
            Assert.True(++wakes < 400, "The loop never rests.");
        }

        Assert.InRange(driver.FrameCount - frames, 20, 250);
        Assert.InRange(driver.ScrollPx, 800, 4000);
    }

    [Fact]
    public void A_finger_that_stops_a_moving_list_opens_nothing()
    {
        var (x, y) = Center("第9笔");
        Drag(x, y, y - 400);
        Advance(50);
        driver.Update();
        Send(FingerPhase.Down, x, 900);
        Send(FingerPhase.Up, x, 900);
        Assert.Empty(app.Taps);
        Assert.Null(driver.TimeToNext());
    }

    [Fact]
    public void Three_fingers_are_a_palm_and_do_nothing()
    {
        var (x, y) = Center("第3笔");
        Send(FingerPhase.Down, x, y, 1);
        Send(FingerPhase.Down, x + 40, y, 2);
        Send(FingerPhase.Down, x + 80, y, 3);
        Send(FingerPhase.Up, x, y, 1);
        Send(FingerPhase.Up, x + 40, y, 2);
        Send(FingerPhase.Up, x + 80, y, 3);
        Assert.Empty(app.Taps);

        Tap("第3笔");
        Assert.Equal(["row 3"], app.Taps);
    }

    [Fact]
    public void A_second_finger_changes_nothing_about_the_first()
    {
        var (x, y) = Center("第3笔");
        Send(FingerPhase.Down, x, y, 1);
        Send(FingerPhase.Down, 500, 1850, 2);
        Send(FingerPhase.Up, 500, 1850, 2);
        Send(FingerPhase.Up, x, y, 1);
        Assert.Equal(["row 3"], app.Taps);
    }

    [Fact]
    public void A_touch_the_device_takes_back_is_no_tap()
    {
        var (x, y) = Center("第3笔");
        Send(FingerPhase.Down, x, y);
        Send(FingerPhase.Cancel, x, y);
        Assert.Empty(app.Taps);
    }

    [Fact]
    public void Coming_back_to_a_screen_finds_it_where_it_was_left()
    {
        var (x, y) = Center("第9笔");
        Drag(x, y, y - 700);
        RunToRest();
        var left = driver.ScrollPx;
        Advance(1000);
        Send(FingerPhase.Down, 400, 900);
        Send(FingerPhase.Up, 400, 900);
        driver.Update();
        Assert.Equal(0, driver.ScrollPx);
        Assert.Equal("finance/2026-10", driver.Tree!.ScrollKey);

        Advance(1000);
        Tap("返回");
        driver.Update();
        Assert.Equal(left, driver.ScrollPx);
    }

    [Fact]
    public void Larger_text_keeps_the_reader_at_the_same_share_of_the_text()
    {
        var (x, y) = Center("第9笔");
        Drag(x, y, y - 900);
        RunToRest();
        var share = driver.ScrollPx / driver.Tree!.Body.MaxScrollPx;
        Advance(1000);
        Tap("大字");
        driver.Update();
        Assert.InRange(driver.ScrollPx / driver.Tree!.Body.MaxScrollPx, share - 0.01, share + 0.01);
    }

    [Fact]
    public void A_tick_comes_when_the_application_asked_for_it()
    {
        app.NextTick = TimeSpan.FromSeconds(60);
        driver.Tell(new ScreenEvent.ContentChanged());
        Assert.Equal(TimeSpan.FromSeconds(60), driver.TimeToNext());
        Advance(59_000);
        driver.Update();
        Assert.DoesNotContain(app.Events, happened => happened is ScreenEvent.Tick);
        Advance(1_000);
        driver.Update();
        Assert.Single(app.Events, happened => happened is ScreenEvent.Tick);
    }

    [Fact]
    public void Touches_beside_an_overlay_are_ignored()
    {
        app.Show(SampleScenes.Warning());
        driver.Tell(new ScreenEvent.ContentChanged());
        driver.Handle(new DisplayInput.Exposed());
        driver.Update();
        Advance(1000);
        Send(FingerPhase.Down, 100, 1850);
        Send(FingerPhase.Up, 100, 1850);
        Assert.Empty(app.Taps);
    }

    [Fact]
    public void Another_size_of_display_is_laid_out_anew()
    {
        driver.Handle(new DisplayInput.Resized(new DisplaySize(1920, 1080)));
        driver.Update();
        Assert.Equal((1920, 1080), (driver.Frame.WidthPx, driver.Frame.HeightPx));
        Assert.Equal(1920, driver.Tree!.WidthPx);
        Assert.Contains(app.Events, happened => happened is ScreenEvent.DisplayChanged);
    }

    [Fact]
    public void A_display_that_reports_no_size_is_no_reason_to_stop()
    {
        driver.Handle(new DisplayInput.Resized(new DisplaySize(0, 0)));
        driver.Update();
        driver.Handle(new DisplayInput.Resized(new DisplaySize(1080, 1920)));
        driver.Update();
        Assert.Equal(1080, driver.Tree!.WidthPx);
    }

    private void Tap(string name)
    {
        var (x, y) = Center(name);
        Send(FingerPhase.Down, x, y);
        Send(FingerPhase.Up, x, y);
    }

    private void Drag(double x, double from, double to)
    {
        Send(FingerPhase.Down, x, from);
        const int Steps = 12;
        for (var step = 1; step <= Steps; step++)
        {
            Advance(16);
            Send(FingerPhase.Move, x, from + ((to - from) * step / Steps));
            driver.Update();
        }

        Send(FingerPhase.Up, x, to);
        driver.Update();
    }

    private void RunToRest()
    {
        while (driver.TimeToNext() is { } wait)
        {
            time.Advance(wait);
            driver.Update();
        }
    }

    private void Advance(int milliseconds) => time.Advance(TimeSpan.FromMilliseconds(milliseconds));

    private void Send(FingerPhase phase, double x, double y, long id = 1) =>
        driver.Handle(new DisplayInput.Finger(phase, id, x, y));

    private (double X, double Y) Center(string name)
    {
        var tree = driver.Tree!;
        foreach (var layer in tree.Fixed.Append(tree.Body))
        {
            if (layer.Touches.FirstOrDefault(touch => touch.Name == name) is { } touch)
            {
                var scroll = ReferenceEquals(layer, tree.Body) ? driver.ScrollPx : 0;
                return (touch.Bounds.CenterX, layer.Viewport.Y + touch.Bounds.CenterY - scroll);
            }
        }

        throw new InvalidOperationException($"No control {name}.");
    }
}
