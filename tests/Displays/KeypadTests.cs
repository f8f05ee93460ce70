using Microsoft.Extensions.Time.Testing;
using VillagePublic.Kiosk.Displays;
using VillagePublic.Kiosk.Drawing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;
using VillagePublic.Tests.Screens;

namespace VillagePublic.Tests.Displays;

/// <summary>The whole kiosk with a keypad and nothing else.</summary>
public sealed class KeypadTests : IDisposable
{
    private readonly FakeTimeProvider time = new(SampleVillage.Library.Current.All[^1].Entry.Published.AddHours(2));
    private readonly FontSet fonts = FontSet.Load();
    private readonly PictureCache pictures = new(_ => null, decodesInPlace: true);
    private readonly KioskApp app;
    private readonly ScreenDriver driver;

    public KeypadTests()
    {
        app = new KioskApp(
            SampleVillage.Library, new KioskSettings(), () => KioskStatus.Local, SampleVillage.Portrait, time);
        driver = new ScreenDriver(
            app, new DisplaySize(1080, 1920), new DisplayOptions { DiagonalInches = 21.5 }, fonts, pictures, time);
        driver.Update();
    }

    public void Dispose()
    {
        driver.Dispose();
        pictures.Dispose();
        fonts.Dispose();
    }

    [Fact]
    public void Goes_from_home_to_an_account_and_back_with_four_keys()
    {
        var blank = driver.FrameCount;
        Press(ScreenKeyKind.Character, '1');
        Assert.Equal(blank + 1, driver.FrameCount);
        Press(ScreenKeyKind.Accept);
        Assert.IsType<Route.List>(app.State.Here);
        PressUntil<Route.Document>();
        Press(ScreenKeyKind.Back);
        Assert.IsType<Route.List>(app.State.Here);
        Press(ScreenKeyKind.Home);
        Assert.IsType<Route.Home>(app.State.Here);
    }

    [Fact]
    public void Every_control_of_a_long_page_is_reached_and_so_is_all_of_its_text()
    {
        app.Show(app.State.Go(new Route.Document("finance/2026-10")));
        driver.Repaint();
        driver.Update();
        var tree = driver.Tree!;
        var wanted = tree.Body.Touches.Concat(tree.Fixed.SelectMany(layer => layer.Touches))
            .Select(touch => touch.Name).ToHashSet(StringComparer.Ordinal);
        var furthest = 0.0;
        app.Handle(new ScreenEvent.Key(new ScreenKey(ScreenKeyKind.Speak)));
        for (var press = 0; press < 400 && wanted.Count > 0; press++)
        {
            Press(ScreenKeyKind.Next);
            Settle();
            furthest = Math.Max(furthest, driver.ScrollPx);
            wanted.Remove(app.State.Announcement ?? "");
        }

        Assert.True(wanted.Count == 0, string.Join(" | ", wanted));
        Assert.Equal(tree.Body.MaxScrollPx, furthest, 1.0);
    }

    [Fact]
    public void A_touch_takes_the_ring_away()
    {
        Press(ScreenKeyKind.Next);
        var ringed = driver.FrameCount;
        driver.Handle(new DisplayInput.Finger(FingerPhase.Down, 1, 5, 5));
        driver.Update();
        driver.Handle(new DisplayInput.Finger(FingerPhase.Up, 1, 5, 5));
        Press(ScreenKeyKind.Accept);
        Assert.True(driver.FrameCount > ringed);
        Assert.IsType<Route.Home>(app.State.Here);
    }

    [Fact]
    public void The_idle_question_is_answered_with_enter()
    {
        Press(ScreenKeyKind.Character, '1');
        Press(ScreenKeyKind.Accept);
        time.Advance(TimeSpan.FromSeconds(60));
        driver.Update();
        Assert.Equal(IdleStage.Warned, app.State.Idle);
        Press(ScreenKeyKind.Accept);
        Assert.Equal(IdleStage.Active, app.State.Idle);
    }

    private void PressUntil<T>()
    {
        for (var steps = 1; steps < 8 && app.State.Here is not T; steps++)
        {
            // Choosing another year shows the list anew, and the keys begin at its top again.
            for (var step = 0; step < steps; step++)
            {
                Press(ScreenKeyKind.Next);
            }

            Press(ScreenKeyKind.Accept);
        }

        Assert.IsType<T>(app.State.Here);
    }

    private void Press(ScreenKeyKind kind, char character = '\0')
    {
        driver.Handle(new DisplayInput.Key(new ScreenKey(kind, character)));
        driver.Update();
    }

    private void Settle()
    {
        for (var frame = 0; frame < 120; frame++)
        {
            time.Advance(ScreenDriver.FrameTime);
            driver.Update();
        }
    }
}
