using Microsoft.Extensions.Time.Testing;
using VillagePublic.Admin.Care;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Admin;
using VillagePublic.Kiosk.Care;

namespace VillagePublic.Tests.Care;

/// <summary>What a screen says of itself and what it is told, by whom, and who is not believed.</summary>
public sealed class KioskReportTests : IDisposable
{
    private const string Origin = "village.example/log";
    private const string Village = "379900100201";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
    private readonly SigningKey kiosk = SigningKey.Create("kiosk-1", KeyKind.Cosignature);
    private readonly LogKeys log = LogKeys.Create(Origin);
    private readonly string folder = Directory.CreateTempSubdirectory("kiosk-care").FullName;
    private readonly AdminStore store;
    private readonly KioskWatch watch;

    public KioskReportTests()
    {
        store = AdminStore.Open(Path.Combine(folder, "admin.db"));
        watch = new KioskWatch(store, time);
        watch.Hear(Village, kiosk.Verifier, new Checkpoint(Origin, 90, default));
        Assert.True(watch.Pair(Village, kiosk.Verifier.Fingerprint, "大厅", Somebody));
    }

    private static AdminUser Somebody { get; } = new()
    {
        Id = "u1", Name = "chen", DisplayName = "陈立新", Role = UserRole.Technician,
        SecurityStamp = "s", CreatedAt = DateTimeOffset.UnixEpoch,
    };

    private string Id => Assert.Single(store.ListKiosks(Village)).Id;

    public void Dispose()
    {
        kiosk.Dispose();
        log.Dispose();
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_report_is_read_back_from_its_note_and_only_with_the_screens_key()
    {
        var note = Report(1).Sign(Origin, kiosk, time.GetUtcNow());
        var received = KioskReport.TryRead(note, Origin, [kiosk.Verifier]);
        Assert.Equal(90, received!.Report.EntryCount);
        Assert.Equal(ScreenState.Window, received.Report.Screen.State);
        Assert.Equal(time.GetUtcNow(), received.SentAt);

        using var stranger = SigningKey.Create("kiosk-1", KeyKind.Cosignature);
        Assert.Null(KioskReport.TryRead(note, Origin, [stranger.Verifier]));
        Assert.Null(KioskReport.TryRead(note, "another.example/log", [kiosk.Verifier]));
        Assert.Null(KioskReport.TryRead(note, Origin, []));
        note[40] ^= 1;
        Assert.Null(KioskReport.TryRead(note, Origin, [kiosk.Verifier]));
    }

    [Fact]
    public void Orders_are_for_one_screen_and_one_report_and_from_the_logs_clock_only()
    {
        var first = Report(1).Sign(Origin, kiosk, time.GetUtcNow());
        var second = Report(2).Sign(Origin, kiosk, time.GetUtcNow());
        var orders = new KioskOrders { SettingsNumber = 3, Task = new KioskTask("t", KioskTaskKind.Restart) };
        var answer = orders.Sign(first, Origin, kiosk.Verifier, SignWithClock);
        var read = KioskOrders.TryRead(answer, first, Origin, kiosk.Verifier, log.Clock.Verifier);
        Assert.Equal(KioskTaskKind.Restart, read!.Task!.Kind);

        Assert.Null(KioskOrders.TryRead(answer, second, Origin, kiosk.Verifier, log.Clock.Verifier));
        using var other = SigningKey.Create("kiosk-2", KeyKind.Cosignature);
        Assert.Null(KioskOrders.TryRead(answer, first, Origin, other.Verifier, log.Clock.Verifier));
        var forged = orders.Sign(
            first, Origin, kiosk.Verifier, note => note.WithSignatures([kiosk.Sign(note.Text, time.GetUtcNow())]));
        Assert.Null(KioskOrders.TryRead(forged, first, Origin, kiosk.Verifier, log.Clock.Verifier));
    }

    [Fact]
    public void The_publisher_signs_no_state_of_the_log_as_orders()
    {
        using var village = Content.Store.VillageStore.Open(Path.Combine(folder, "v.db"), time);
        var keys = new KeyFolder(Path.Combine(folder, "keys"), Village);
        var publisher = LogPublisher.Create(village, keys.Create(Origin), keys, time, []);
        Assert.Throws<ArgumentException>(() => publisher.Sign(SignedNote.Of(Origin + "\n7\nAAAA\n")));
        Assert.Single(publisher.Sign(SignedNote.Of(KioskOrders.Title + "\n")).Signatures);
    }

    [Fact]
    public void A_report_that_was_sent_before_is_not_believed()
    {
        Assert.NotNull(Hear(Report(1)));
        Assert.NotNull(Hear(Report(3)));
        Assert.Null(Hear(Report(2)));
        Assert.NotNull(Hear(Report(1) with { Run = "another" }));
        Assert.Null(Hear(Report(9)));
    }

    [Fact]
    public void A_task_is_given_until_it_is_done_and_never_after_ten_minutes()
    {
        var task = watch.Order(Village, Id, KioskTaskKind.Restart, Somebody);
        Assert.Equal(task, Hear(Report(1))!.Task?.Id);
        Assert.Null(Hear(Report(2) with { DoneTask = task })!.Task);
        Assert.Null(Hear(Report(3))!.Task);

        watch.Order(Village, Id, KioskTaskKind.Restart, Somebody);
        time.Advance(KioskChargeSheet.TaskLifetime);
        Assert.Null(Hear(Report(4))!.Task);
        Assert.Null(watch.Order("379900100202", Id, KioskTaskKind.Restart, Somebody));
    }

    [Fact]
    public void A_screen_nobody_can_see_is_dark_and_one_that_stopped_is_unknown()
    {
        Hear(Report(1));
        Assert.IsType<KioskStanding.Current>(State());
        Hear(Report(2) with { Screen = Report(2).Screen with { State = ScreenState.Dark } });
        Assert.IsType<KioskStanding.Dark>(State());
        time.Advance(KioskWatch.SilentAfter + TimeSpan.FromSeconds(1));
        Assert.True(Assert.IsType<KioskStanding.Unknown>(State()).HasStopped);
    }

    [Fact]
    public void What_somebody_should_look_after_is_said_in_words()
    {
        var report = Report(1) with
        {
            Source = "Refused",
            Storage = new StorageReport(12 << 20, 1 << 30, 1 << 20),
            BrokenPages = [new BrokenPage("finance/2026-10", 3, time.GetUtcNow(), "IOException")],
            Refused = new RefusedSettings(2, "too small"),
            Version = "0.0.9",
        };
        var sent = new SentReport(report, time.GetUtcNow().AddMinutes(7), time.GetUtcNow());
        var words = string.Join('\n', KioskTroubles.Of(sent, number: 2, "0.1.0").Select(text => text.Chinese));
        Assert.Contains("不相信", words, StringComparison.Ordinal);
        Assert.Contains("钟快了 7 分钟", words, StringComparison.Ordinal);
        Assert.Contains("只剩 12 MB", words, StringComparison.Ordinal);
        Assert.Contains("finance/2026-10", words, StringComparison.Ordinal);
        Assert.Contains("没有采用：too small", words, StringComparison.Ordinal);
        Assert.Contains("0.0.9", words, StringComparison.Ordinal);
        Assert.Empty(KioskTroubles.Of(new SentReport(Report(1), time.GetUtcNow(), time.GetUtcNow()), 0, "0.1.0"));
    }

    [Theory]
    [InlineData("diagonal", "3", false)]
    [InlineData("diagonal", "55", true)]
    [InlineData("diagonal", "五十五", false)]
    [InlineData("night-from", "24", false)]
    [InlineData("line-hours", "22:00-06:00", true)]
    [InlineData("line-hours", "at night", false)]
    [InlineData("sources", "http://10.0.0.7:5090/feed", true)]
    [InlineData("sources", "/etc/passwd", false)]
    public void Settings_are_judged_before_they_are_sent(string field, string typed, bool isTaken) => Assert.Equal(
        isTaken, KioskSettingsForm.Read(name => name == field ? typed : null).Wishes is not null);

    [Fact]
    public void Settings_taken_over_are_kept_and_a_damaged_file_leaves_the_machines_own()
    {
        new KioskCharge(4, new KioskWishes { DiagonalInches = 55 }).Write(folder);
        Assert.Equal(55, KioskCharge.Read(folder).Wishes.DiagonalInches);
        File.WriteAllText(Path.Combine(folder, "kiosk-settings.json"), "{\"number\":4,\"wi");
        Assert.Equal(KioskCharge.None, KioskCharge.Read(folder));
    }

    private KioskOrders? Hear(KioskReport report) =>
        watch.Hear(Village, new ReceivedReport(kiosk.Verifier, report, time.GetUtcNow()), picture: null);

    private KioskStanding State() => watch.StateOf(store.ListKiosks(Village).Single(), 90);

    private SignedNote SignWithClock(SignedNote note) =>
        note.WithSignatures([log.Clock.Sign(note.Text, time.GetUtcNow())]);

    private KioskReport Report(long number) => new()
    {
        Run = "run-1",
        Number = number,
        Version = "0.1.0",
        StartedAt = time.GetUtcNow(),
        EntryCount = 90,
        Source = "Agreed",
        Screen = new ScreenReport(ScreenState.Window, "attract", null, 1080, 1920),
        Storage = new StorageReport(9L << 30, 64L << 30, 45 << 20),
    };
}
