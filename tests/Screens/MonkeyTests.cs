using Microsoft.Extensions.Time.Testing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Tests.Screens;

public sealed class MonkeyTests
{
    private const int Taps = 3000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Thousands_of_random_touches_always_leave_a_screen_that_can_be_used(int seed)
    {
        var random = new Random(seed);
        var time = new FakeTimeProvider(SampleVillage.Library.Current.All[^1].Entry.Published.AddHours(2));
        var app = new KioskApp(
            SampleVillage.Library, new KioskSettings(), () => KioskStatus.Local, SampleVillage.Portrait, time);
        for (var tap = 0; tap < Taps; tap++)
        {
            var actions = SceneText.Actions(app.Scene).ToList();
            Assert.NotEmpty(actions);
            app.Handle(new ScreenEvent.Tap(actions[random.Next(actions.Count)]));
            time.Advance(TimeSpan.FromSeconds(random.Next(5) == 0 ? random.Next(90) : 1));
            app.Handle(new ScreenEvent.Tick());
            if (random.Next(50) == 0)
            {
                var display = random.Next(2) == 0 ? SampleVillage.Landscape : SampleVillage.Portrait;
                app.Handle(new ScreenEvent.DisplayChanged(display));
            }

            Assert.True(app.NextTick > TimeSpan.Zero);
        }
    }
}
