using Microsoft.Extensions.Time.Testing;
using VillagePublic.Kiosk.Hosting;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Tests.Screens;

public sealed class PageQuarantineTests
{
    private static readonly Route.Document Report = new("finance/2026-10");

    private readonly FakeTimeProvider time = new(SampleVillage.Library.Current.All[^1].Entry.Published.AddHours(2));
    private readonly KioskApp app;

    public PageQuarantineTests() => app = new KioskApp(
        SampleVillage.Library, new KioskSettings(), () => KioskStatus.Local, SampleVillage.Portrait, time);

    [Fact]
    public void A_page_that_cannot_be_drawn_says_so_and_leads_on()
    {
        Open();
        Assert.True(Fail());
        Assert.Equal("broken", app.Scene.ScrollKey);
        Assert.Contains(new KioskAction.Home(), SceneText.Actions(app.Scene));
        Tap(new KioskAction.Home());
        Assert.Equal("home", app.Scene.ScrollKey);
    }

    [Fact]
    public void A_restart_does_not_try_a_closed_page_again_and_a_day_later_it_is_tried()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("quarantine-").FullName, "quarantine.txt");
        var file = new QuarantineFile(path);
        var before = new PageQuarantine(keep: file.Write);
        for (var failure = 1; failure <= PageQuarantine.MaxFailures; failure++)
        {
            Assert.True(before.Fail("finance/2026-10", new InvalidOperationException(), time.GetUtcNow()));
            before.Leave();
        }

        var after = new PageQuarantine(file.Read());
        Assert.True(after.IsBroken("finance/2026-10", time.GetUtcNow()));
        Assert.Equal("finance/2026-10", after.Faults.Single().Page);
        Assert.False(after.IsBroken("votes/road", time.GetUtcNow()));
        Assert.False(after.IsBroken("finance/2026-10", time.GetUtcNow().AddDays(1)));

        File.WriteAllText(path, "half a line");
        Assert.Empty(file.Read());
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void It_gets_three_chances_and_is_then_left_alone_for_a_day()
    {
        for (var failure = 1; failure <= PageQuarantine.MaxFailures; failure++)
        {
            Open();
            Assert.NotEqual("broken", app.Scene.ScrollKey);
            Assert.True(Fail());
            Tap(new KioskAction.Home());
        }

        Open();
        Assert.Equal("broken", app.Scene.ScrollKey);
        Tap(new KioskAction.Home());
        time.Advance(TimeSpan.FromHours(25));
        Open();
        Assert.NotEqual("broken", app.Scene.ScrollKey);
    }

    [Fact]
    public void Whoever_looks_after_the_machine_is_told_which_page_and_why()
    {
        Open();
        Fail();
        var fault = Assert.Single(app.Faults);
        Assert.Equal((Report.Id, 1, "InvalidDataException"), (fault.Page, fault.Failures, fault.Reason));
    }

    [Fact]
    public void When_even_the_replacement_fails_the_screen_gives_up()
    {
        Open();
        Assert.True(Fail());
        Assert.False(Fail());
    }

    private void Open()
    {
        Tap(new KioskAction.Open(Report));
        _ = app.Scene;
    }

    private bool Fail() => app.Handle(new ScreenEvent.Failed(new InvalidDataException("a picture of no size")));

    private void Tap(KioskAction action) => app.Handle(new ScreenEvent.Tap(action));
}
