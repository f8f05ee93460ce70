using VillagePublic.Content;
using VillagePublic.Content.Pages;
using VillagePublic.Content.Store;
using VillagePublic.Tests.Publishing;
using VillagePublic.Tests.Store;

namespace VillagePublic.Tests.Pages;

/// <summary>Every phone page says how old the time is that the village has signed.</summary>
public sealed class FreshnessTests : IDisposable
{
    private readonly StoreFolder folder = new();
    private readonly VillageStore store;
    private readonly VillageLog log;
    private readonly VillagePages pages;

    public FreshnessTests()
    {
        store = VillageStore.Open(folder.StorePath, TimeProvider.System);
        log = new VillageLog(store);
        log.Publish("notices/water");
        pages = new VillagePages(store.Library, new VillagePagesOptions());
    }

    private DateOnly Today => DateOnly.FromDateTime(log.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    [Theory]
    [InlineData(0, "村里今天签过时间", "signed the time today")]
    [InlineData(1, "村里昨天签过时间", "signed the time yesterday")]
    [InlineData(2, "村里前天签过时间", "two days ago")]
    [InlineData(3, "已经 3 天没有签过时间（上次是2026年11月3日）", "no time for 3 days, since 3 November 2026")]
    [InlineData(-1, "村里签的时间是2026年11月3日", "signed the time on 3 November 2026")]
    public void In_words_for_the_day(int days, string chinese, string english)
    {
        foreach (var path in new[] { "/", "/notices/water", "/about" })
        {
            Assert.Contains(chinese, Html(path, Today.AddDays(days), "zh"), StringComparison.Ordinal);
            Assert.Contains(english, Html(path, Today.AddDays(days), "en"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_heartbeat_reaches_pages_that_were_finished_before_it()
    {
        log.Time.Advance(TimeSpan.FromDays(4));
        Assert.Contains("已经 4 天", Html("/", Today, "zh"), StringComparison.Ordinal);
        Assert.True(log.Publisher.Heartbeat());
        Assert.Contains("今天签过时间", Html("/", Today, "zh"), StringComparison.Ordinal);
        Assert.Equal(log.Time.GetUtcNow(), store.Library.Current.SignedAt);
    }

    public void Dispose()
    {
        log.Dispose();
        store.Dispose();
        folder.Dispose();
    }

    private string Html(string path, DateOnly day, string language) => StrictUtf8.GetString(
        pages.Respond(new PageRequest(path, day) { Language = language }).Body);
}
