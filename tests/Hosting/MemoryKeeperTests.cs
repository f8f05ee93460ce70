using Microsoft.Extensions.Time.Testing;
using VillagePublic.Kiosk.Hosting;

namespace VillagePublic.Tests.Hosting;

public sealed class MemoryKeeperTests
{
    [Fact]
    public void Memory_is_given_back_once_after_each_visit_and_never_under_a_hand()
    {
        var time = new FakeTimeProvider();
        var touchedAt = time.GetUtcNow();
        var times = 0;
        using var keeper = new MemoryKeeper(() => touchedAt, () => times++, time);
        for (var second = 0; second < 60; second++)
        {
            touchedAt = time.GetUtcNow();
            time.Advance(TimeSpan.FromSeconds(1));
            keeper.Look();
        }

        Assert.Equal(0, times);
        time.Advance(MemoryKeeper.Quiet);
        keeper.Look();
        time.Advance(TimeSpan.FromHours(1));
        keeper.Look();
        Assert.Equal(1, times);

        touchedAt = time.GetUtcNow();
        time.Advance(MemoryKeeper.Quiet);
        keeper.Look();
        Assert.Equal(2, times);
    }
}
