using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Kiosk.Following;
using VillagePublic.Kiosk.Screens;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Following;

public sealed class StickWorkerTests : IDisposable
{
    private readonly VillageLog log = new();
    private readonly MemoryLogStore kiosk = new();
    private readonly FakeTimeProvider time = new();
    private readonly string media = Directory.CreateTempSubdirectory("media-").FullName;
    private readonly string elsewhere = Directory.CreateTempSubdirectory("desk-").FullName;
    private readonly Channel<StickNews?> news = Channel.CreateUnbounded<StickNews?>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stick_put_in_is_read_once_and_the_message_goes_with_it()
    {
        var follower = new LogFollower(kiosk, log.Publisher.Key, time);
        using var worker = new StickWorker(
            new StickMounts([media]),
            new StickExchange(
                kiosk, log.Publisher.Key, (source, token) => follower.FollowAsync([source], token), time),
            said => news.Writer.TryWrite(said),
            time,
            NullLogger<StickWorker>.Instance);
        await worker.StartAsync(Cancel);

        // Mounted whole, as the system does it: half a copy would be an empty folder that asks to be filled.
        var desk = Path.Combine(elsewhere, "KINGSTON");
        FeedExport.Write(new FeedTree(log.Store, log.Publisher.Key), Path.Combine(desk, "village-feed"), null, Cancel);
        var stick = Path.Combine(media, "clerk", "KINGSTON");
        Directory.CreateDirectory(Path.Combine(media, "clerk"));
        Directory.Move(desk, stick);
        var said = await NextAsync();
        Assert.IsType<StickNews.Busy>(said);
        while (said is StickNews.Busy)
        {
            said = await NextAsync();
        }

        var done = Assert.IsType<StickNews.Done>(said);
        Assert.False(done.IsRefused);
        Assert.Contains("可以拔了", done.Words.Chinese, StringComparison.Ordinal);
        Assert.Equal(1, kiosk.ReadHead()!.Checkpoint.Size);

        Directory.Delete(stick, recursive: true);
        Assert.Null(await NextAsync());
        await worker.StopAsync(Cancel);
    }

    public void Dispose()
    {
        log.Dispose();
        Directory.Delete(media, recursive: true);
        Directory.Delete(elsewhere, recursive: true);
    }

    // The worker looks every two seconds; time goes on until it has.
    private async Task<StickNews?> NextAsync()
    {
        StickNews? said;
        while (!news.Reader.TryRead(out said))
        {
            Cancel.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return said;
    }
}
