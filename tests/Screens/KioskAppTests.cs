using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Tests.Screens;

public sealed class KioskAppTests
{
    private static readonly Route.Document Report = new("finance/2026-10");

    private readonly FakeTimeProvider time = new(SampleVillage.Library.Current.All[^1].Entry.Published.AddHours(2));
    private readonly KioskApp app;

    public KioskAppTests() => app = new KioskApp(
        SampleVillage.Library, new KioskSettings(), () => KioskStatus.Local, SampleVillage.Portrait, time);

    [Fact]
    public void Asks_after_sixty_seconds_on_a_list_and_clears_itself_twenty_seconds_later()
    {
        Tap(new KioskAction.NextTextSize());
        Tap(new KioskAction.Open(new Route.List(Topic.Votes)));
        Wait(59);
        Assert.Equal(IdleStage.Active, app.State.Idle);
        Wait(1);
        Assert.Equal(IdleStage.Warned, app.State.Idle);
        Assert.NotNull(app.Scene.Overlay);
        Wait(19);
        Assert.Equal(IdleStage.Warned, app.State.Idle);
        Wait(1);
        Assert.IsType<Route.Home>(app.State.Here);
        Assert.Equal(1, app.TextScale);
    }

    [Fact]
    public void Leaves_a_reader_three_minutes_and_every_scroll_starts_them_anew()
    {
        Tap(new KioskAction.Open(Report));
        Wait(170);
        app.Handle(new ScreenEvent.Scrolled(app.Scene.ScrollKey));
        Wait(179);
        Assert.Equal(IdleStage.Active, app.State.Idle);
        Wait(1);
        Assert.Equal(IdleStage.Warned, app.State.Idle);
    }

    [Fact]
    public void The_question_is_answered_by_its_button_and_nothing_is_lost()
    {
        Tap(new KioskAction.Open(Report));
        Tap(new KioskAction.NextTheme());
        Wait(180);
        app.Handle(new ScreenEvent.AnyTouch());
        Assert.Equal(IdleStage.Warned, app.State.Idle);
        Tap(new KioskAction.StillReading());
        Assert.Equal((IdleStage.Active, Theme.HighContrast), (app.State.Idle, app.Theme));
        Assert.Equal(Report, app.State.Here);
    }

    [Fact]
    public void Everything_personal_is_reset()
    {
        Tap(new KioskAction.Open(new Route.Search()));
        Tap(new KioskAction.Type('d'));
        Tap(new KioskAction.NextLanguage());
        Tap(new KioskAction.NextTheme());
        Tap(new KioskAction.NextTextSize());
        Tap(new KioskAction.ToggleReach());
        Wait(60);
        Wait(20);
        Assert.Equal(KioskState.Fresh(app.State.LastTouch, "zh").Routes, app.State.Routes);
        Assert.False(app.State.IsPersonal("zh"));
    }

    [Fact]
    public void An_untouched_home_goes_over_to_the_pictures_without_a_question_and_a_touch_brings_it_back()
    {
        Wait(60);
        Assert.Equal(IdleStage.Attract, app.State.Idle);
        app.Handle(new ScreenEvent.AnyTouch());
        Assert.Equal(IdleStage.Active, app.State.Idle);
    }

    [Fact]
    public void News_does_not_wait_for_its_turn_among_the_pictures()
    {
        var all = SampleVillage.Library.Current.All;
        var library = new VillageLibrary(SampleVillage.Library.ReadBlob, (_, _) => []);
        library.Replace(new VillageSnapshot(null, null, [.. all.Take(all.Count - 1)]));
        var hall = new KioskApp(
            library, new KioskSettings(), () => KioskStatus.Local, SampleVillage.Portrait, time);
        time.Advance(TimeSpan.FromSeconds(60));
        hall.Handle(new ScreenEvent.Tick());
        time.Advance(TimeSpan.FromSeconds(13));
        hall.Handle(new ScreenEvent.Tick());
        Assert.Equal("attract/1", hall.Scene.ScrollKey);

        library.Replace(new VillageSnapshot(null, null, all));
        Assert.True(hall.Handle(new ScreenEvent.ContentChanged()));

        Assert.Equal("attract/0", hall.Scene.ScrollKey);
        Assert.Contains(all[^1].Title, SceneText.Of(hall.Scene), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(13));
        hall.Handle(new ScreenEvent.ContentChanged());
        Assert.Equal("attract/1", hall.Scene.ScrollKey);
    }

    [Fact]
    public void The_pictures_change_drift_and_dim_at_night()
    {
        Wait(60);
        var first = app.Scene.ScrollKey;
        Wait(12);
        Assert.NotEqual(first, app.Scene.ScrollKey);
        var shifts = new HashSet<(int, int)>();
        for (var minute = 0; minute < 10; minute++)
        {
            Wait(60);
            shifts.Add(app.DriftPx);
        }

        Assert.True(shifts.Count > 5);
        Assert.All(shifts, shift => Assert.True(Math.Max(Math.Abs(shift.Item1), Math.Abs(shift.Item2)) <= 8));
        Wait(3 * 3600);
        Assert.True(app.Brightness < 1);
    }

    [Fact]
    public void Back_returns_to_what_was_chosen_before()
    {
        Tap(new KioskAction.Open(new Route.List(Topic.Finance)));
        Tap(new KioskAction.Change(new Route.List(Topic.Finance, 2025)));
        Tap(new KioskAction.Open(Report));
        Tap(new KioskAction.Back());
        Assert.Equal(new Route.List(Topic.Finance, 2025), app.State.Here);
        Tap(new KioskAction.Back());
        Assert.IsType<Route.Home>(app.State.Here);
        Tap(new KioskAction.Back());
        Assert.IsType<Route.Home>(app.State.Here);
    }

    [Fact]
    public void A_keypad_types_erases_and_goes_home()
    {
        Tap(new KioskAction.Open(new Route.Search()));
        Press(ScreenKeyKind.Character, 'd');
        Press(ScreenKeyKind.Character, 't');
        Press(ScreenKeyKind.Backspace);
        Assert.Equal(new Route.Search("d"), app.State.Here);
        Press(ScreenKeyKind.Home);
        Assert.IsType<Route.Home>(app.State.Here);
    }

    [Fact]
    public void A_villager_who_wanders_for_hours_does_not_fill_the_memory()
    {
        for (var index = 0; index < 1000; index++)
        {
            Tap(new KioskAction.Open(Report));
            Tap(new KioskAction.Open(new Route.List(Topic.Votes)));
        }

        Assert.True(app.State.Routes.Count <= KioskState.MaxRoutes);
        Assert.IsType<Route.Home>(app.State.Routes[0]);
    }

    [Fact]
    public void The_same_scene_is_kept_until_something_changes()
    {
        var scene = app.Scene;
        Assert.False(app.Handle(new ScreenEvent.AnyTouch()));
        Assert.Same(scene, app.Scene);
        Assert.True(app.Handle(new ScreenEvent.ContentChanged()));
        Assert.NotSame(scene, app.Scene);
    }

    private void Tap(KioskAction action) => app.Handle(new ScreenEvent.Tap(action));

    private void Press(ScreenKeyKind kind, char character = '\0') =>
        app.Handle(new ScreenEvent.Key(new ScreenKey(kind, character)));

    private void Wait(int seconds)
    {
        time.Advance(TimeSpan.FromSeconds(seconds));
        app.Handle(new ScreenEvent.Tick());
    }
}
