using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Kiosk.Following;

namespace VillagePublic.Benchmarks.Kiosks;

/// <summary>What a kiosk does on the line and with its processor, without screen and disk: listens, follows, verifies
/// every byte and signature, cosigns and reports. Connections of its own.</summary>
internal sealed class SimulatedKiosk : IDisposable
{
    private readonly HttpClient client = HttpLogSource.CreateClient();
    private readonly MemoryLogStore store = new();
    private readonly FeedSignal changes = new();
    private readonly SigningKey key;
    private readonly HttpLogSource source;
    private readonly LogFollower follower;
    private readonly ChangeListener listener;
    private readonly SeenReporter reporter;

    public SimulatedKiosk(Uri feed, VerifierKey logKey, SigningKey key)
    {
        this.key = key;
        source = new HttpLogSource(client, feed, TimeProvider.System);
        follower = new LogFollower(store, logKey, TimeProvider.System);
        listener = new ChangeListener(client, feed, changes, TimeProvider.System);
        reporter = new SeenReporter(
            client, [feed], key, TimeProvider.System, NullLogger<SeenReporter>.Instance);
    }

    /// <summary>Told the size and the moment whenever it has verified more.</summary>
    public event Action<long, long>? Seen;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var listening = listener.RunAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            var changed = changes.NextAsync();
            if (await follower.FollowAsync([source], cancellationToken) is FollowOutcome.Advanced advanced)
            {
                Seen?.Invoke(advanced.Checkpoint.Size, Stopwatch.GetTimestamp());
                await reporter.ReportAsync(store.ReadHead()!, cancellationToken);
            }

            await changed.WaitAsync(cancellationToken);
        }

        await listening;
    }

    public void Dispose()
    {
        client.Dispose();
        key.Dispose();
    }
}
