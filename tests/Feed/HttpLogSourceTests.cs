using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Kiosk.Serving;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Feed;

public sealed class HttpLogSourceTests : IDisposable
{
    private readonly HttpClient client = HttpLogSource.CreateClient();
    private readonly FakeTimeProvider time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Follows_over_HTTP_and_asks_for_the_head_only_if_it_changed()
    {
        using var log = new VillageLog();
        log.GrowTo(257);
        var statuses = new List<(string Path, int Status)>();
        await using var host = await FeedHost.StartAsync(app =>
        {
            app.Use(async (context, next) =>
            {
                await next(context);
                lock (statuses)
                {
                    statuses.Add((context.Request.Path, context.Response.StatusCode));
                }
            });
            app.MapFeed("/feed", FeedOf(log), TimeProvider.System);
        });
        var store = new MemoryLogStore();
        var follower = new LogFollower(store, log.Publisher.Key, time);
        var source = new HttpLogSource(client, host.Feed, time);

        Assert.IsType<FollowOutcome.Advanced>(await follower.FollowAsync([source], Cancel));
        Assert.Equal(257, LogState.Read(store).Size);
        statuses.Clear();
        Assert.IsType<FollowOutcome.UpToDate>(await follower.FollowAsync([source], Cancel));
        Assert.Equal([("/feed/checkpoint", 304)], statuses);
    }

    [Fact]
    public async Task Serves_with_the_headers_the_format_asks_for()
    {
        using var log = new VillageLog();
        await using var host = await FeedHost.StartAsync(
            app => app.MapFeed("/feed", FeedOf(log), TimeProvider.System));

        using var tile = await client.GetAsync(new Uri(host.Feed + "/tile/0/000.p/1"), Cancel);
        Assert.Equal("application/octet-stream", tile.Content.Headers.ContentType!.ToString());
        Assert.Contains("immutable", tile.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var head = await client.GetAsync(new Uri(host.Feed + "/checkpoint"), Cancel);
        Assert.Equal("text/plain; charset=utf-8", head.Content.Headers.ContentType!.ToString());
        Assert.NotNull(head.Headers.ETag);
        Assert.Equal(
            log.Publisher.Key + "\n", await client.GetStringAsync(new Uri(host.Feed + "/vkey"), Cancel));
        foreach (var path in new[] { "/tile/0/000", "/tile/0/000.p/2", "/blob/00/00", "/x", "/", "/tile/9/000" })
        {
            using var missing = await client.GetAsync(new Uri(host.Feed + path), Cancel);
            Assert.Equal(404, (int)missing.StatusCode);
        }
    }

    [Fact]
    public async Task A_slow_drip_is_given_up()
    {
        var asked = new TaskCompletionSource();
        await using var host = await FeedHost.StartAsync(async context =>
        {
            await context.Response.Body.WriteAsync(new byte[1], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        var fetch = new HttpLogSource(client, host.Feed, time).FetchAsync("checkpoint", 65_536, Cancel);
        await asked.Task.WaitAsync(Cancel);
        time.Advance(TimeSpan.FromMinutes(1));
        var failed = Assert.IsType<FetchOutcome.Failed>(await fetch);
        Assert.Contains("longer than", failed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(500)]
    [InlineData(206)]
    public async Task Odd_answers_are_failures(int status)
    {
        await using var host = await FeedHost.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "http://127.0.0.1:1/";
            return context.Response.WriteAsync("no", context.RequestAborted);
        });
        var outcome = await new HttpLogSource(client, host.Feed, time).FetchAsync("checkpoint", 100, Cancel);
        Assert.Contains($"{status}", Assert.IsType<FetchOutcome.Failed>(outcome).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_line_broke_goes_on_where_it_broke()
    {
        using var log = new VillageLog();
        var file = new byte[3_000_000];
        new Random(7).NextBytes(file);
        var hash = VillagePublic.Content.Log.Hash.Of(file);
        log.Store.WriteBlob(hash, file);
        var ranges = new ConcurrentQueue<string>();
        await using var host = await FeedHost.StartAsync(app =>
        {
            app.Use(async (context, next) =>
            {
                ranges.Enqueue(context.Request.Headers.Range.ToString());
                if (ranges.Count > 1)
                {
                    await next(context);
                    return;
                }

                context.Response.ContentLength = file.Length;
                context.Response.Headers.ETag = new FeedTree(log.Store, log.Publisher.Key)
                    .Read(FeedTree.BlobPath(hash))!.EntityTag;

                // Less than was announced: the server closes the connection.
                await context.Response.Body.WriteAsync(file.AsMemory(0, 2_000_000), context.RequestAborted);
            });
            app.MapFeed("/feed", FeedOf(log), TimeProvider.System);
        });
        var outcome = await new HttpLogSource(client, host.Feed, TimeProvider.System)
            .FetchAsync(FeedTree.BlobPath(hash), file.Length, Cancel);
        Assert.Equal(file, Assert.IsType<FetchOutcome.Found>(outcome).Bytes);
        Assert.Equal(["", "bytes=2000000-"], ranges);
    }

    [Fact]
    public async Task Nobody_there_is_a_failure_too()
    {
        var source = new HttpLogSource(client, new Uri("http://127.0.0.1:1/feed"), time);
        Assert.IsType<FetchOutcome.Failed>(await source.FetchAsync("checkpoint", 100, Cancel));
    }

    [Fact]
    public async Task Says_look_when_the_head_changes()
    {
        using var log = new VillageLog();
        var feed = FeedOf(log);
        await using var host = await FeedHost.StartAsync(app => app.MapFeed("/feed", feed, TimeProvider.System));
        using var reader = new StreamReader(
            await client.GetStreamAsync(new Uri(host.Feed + "/events"), Cancel), Encoding.ASCII);
        Assert.Equal("event: look", await reader.ReadLineAsync(Cancel));
        Assert.Equal("data:", await reader.ReadLineAsync(Cancel));
        Assert.Equal("", await reader.ReadLineAsync(Cancel));
        feed.Signal.Raise();
        Assert.Equal("event: look", await reader.ReadLineAsync(Cancel));
    }

    public void Dispose() => client.Dispose();

    private static LogFeed FeedOf(VillageLog log)
    {
        var feed = new LogFeed(new FeedTree(log.Store, log.Publisher.Key), new FeedSignal());
        log.Publisher.HeadChanged += _ => feed.Signal.Raise();
        return feed;
    }
}
