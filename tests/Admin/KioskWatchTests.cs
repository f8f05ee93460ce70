using Microsoft.Extensions.Time.Testing;
using VillagePublic.Admin.Care;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

public sealed class KioskWatchTests : IDisposable
{
    private const string Village = "379900100201";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
    private readonly string folder = Directory.CreateTempSubdirectory("kiosk-watch").FullName;
    private readonly AdminStore store;
    private readonly KioskWatch watch;
    private readonly SigningKey key = SigningKey.Create("kiosk-1", KeyKind.Cosignature);

    public KioskWatchTests()
    {
        store = AdminStore.Open(Path.Combine(folder, "admin.db"));
        watch = new KioskWatch(store, time);
    }

    public void Dispose()
    {
        key.Dispose();
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_screen_waits_until_a_person_has_compared_its_fingerprint()
    {
        watch.Hear(Village, key.Verifier, At(90));
        Assert.Empty(store.ListKiosks(Village));
        Assert.False(watch.Pair(Village, "0000 0000", "大厅", Somebody()));

        var stranger = Assert.Single(watch.Strangers());
        Assert.True(watch.Pair(Village, stranger.Key.Fingerprint, "大厅", Somebody()));
        Assert.Empty(watch.Strangers());
        Assert.Equal("大厅", Assert.Single(store.ListKiosks(Village)).Name);
        Assert.Equal("kiosk-pair", Assert.Single(store.ReadAudit(long.MaxValue, 10)).Action);
    }

    [Fact]
    public void A_screens_state_is_told_honestly()
    {
        watch.Hear(Village, key.Verifier, At(90));
        watch.Pair(Village, key.Verifier.Fingerprint, "大厅", Somebody());
        Assert.IsType<KioskStanding.Current>(State(logSize: 90));
        Assert.Equal(90, Assert.IsType<KioskStanding.ShowsOld>(State(logSize: 91)).Size);

        watch.Hear(Village, key.Verifier, At(91));
        Assert.IsType<KioskStanding.Current>(State(logSize: 91));

        time.Advance(KioskWatch.SilentAfter + TimeSpan.FromSeconds(1));
        Assert.Equal(91, Assert.IsType<KioskStanding.Unknown>(State(logSize: 91)).Size);

        var restarted = new KioskWatch(store, time);
        var unknown = Assert.IsType<KioskStanding.Unknown>(
            restarted.StateOf(store.ListKiosks(Village).Single(), 91));
        Assert.NotNull(unknown.LastSeenAt);
    }

    [Fact]
    public void Strangers_cannot_fill_the_list()
    {
        for (var number = 0; number < 30; number++)
        {
            using var other = SigningKey.Create($"kiosk-{number}", KeyKind.Cosignature);
            watch.Hear(Village, other.Verifier, At(1));
        }

        Assert.Equal(20, watch.Strangers().Count);
    }

    private KioskStanding State(long logSize) => watch.StateOf(store.ListKiosks(Village).Single(), logSize);

    private static Checkpoint At(long size) => new("village.example/log", size, default);

    private static AdminUser Somebody() => new()
    {
        Id = "u1", Name = "zhang", DisplayName = "张三", Role = UserRole.Technician,
        SecurityStamp = "s", CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
