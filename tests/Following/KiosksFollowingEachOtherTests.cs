using VillagePublic.Content.Feed;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Hosting;
using VillagePublic.Tests.Publishing;
using VillagePublic.Tests.Store;

namespace VillagePublic.Tests.Following;

public sealed class KiosksFollowingEachOtherTests : IDisposable
{
    private readonly StoreFolder folder = new();
    private readonly VillageLog log = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_head_that_is_only_confirmed_is_no_news_to_those_who_follow_the_kiosk()
    {
        using var store = VillageStore.Open(folder.StorePath, log.Time);
        var changes = KioskHost.ChangesOf(store);
        var follower = new LogFollower(store, log.Publisher.Key, log.Time);
        ILogSource[] sources = [new LocalLogSource(new FeedTree(log.Store, log.Publisher.Key))];

        var news = changes.NextAsync();
        Assert.IsType<FollowOutcome.Advanced>(await follower.FollowAsync(sources, Cancel));
        Assert.True(news.IsCompleted);

        news = changes.NextAsync();
        Assert.IsType<FollowOutcome.UpToDate>(await follower.FollowAsync(sources, Cancel));
        store.ConfirmHead();
        Assert.False(news.IsCompleted);

        log.Publish("notices/water");
        await follower.FollowAsync(sources, Cancel);
        Assert.True(news.IsCompleted);
    }

    public void Dispose()
    {
        log.Dispose();
        folder.Dispose();
    }
}
