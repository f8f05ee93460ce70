using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;

namespace VillagePublic.Admin.Villages;

/// <summary>Shows every new state of the log to its witnesses and brings back their signatures.</summary>
/// <param name="village">The village.</param>
/// <param name="policy">Who the witnesses are.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told to people.</param>
internal sealed partial class WitnessWorker(
    HostedVillage village, WitnessPolicy policy, TimeProvider time, ILogger<WitnessWorker> logger) : BackgroundService
{
    // A witness's signature also tells that time goes on; and one that was not reached is asked again.
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly HttpClient client = HttpLogSource.CreateClient();
    private readonly HashSet<string> seenBy = [];
    private readonly Lock gate = new();

    /// <summary>How many witnesses have signed the state they were shown last.</summary>
    public int SeenCount
    {
        get
        {
            lock (gate)
            {
                return seenBy.Count;
            }
        }
    }

    /// <summary>Whether as many have as were asked for.</summary>
    public bool HasQuorum => SeenCount >= policy.Quorum;

    /// <summary>What was asked for.</summary>
    public int Quorum => policy.Quorum;

    public override void Dispose()
    {
        client.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var clients = policy.Witnesses
            .Select(witness => (witness.Key, Client: new WitnessClient(client, witness.Address, witness.Key, time)))
            .ToArray();
        while (clients.Length > 0 && !stoppingToken.IsCancellationRequested)
        {
            // Before a village is founded there is nothing to be told of; the interval looks again.
            var changed = village.Feed?.Signal.NextAsync() ?? Task.Delay(Timeout.Infinite, stoppingToken);
            foreach (var (key, witness) in clients)
            {
                await AskAsync(key, witness, stoppingToken);
            }

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(changed, Task.Delay(Interval, time, stop.Token));
            await stop.CancelAsync();
        }
    }

    private async Task AskAsync(VerifierKey key, WitnessClient witness, CancellationToken cancellationToken)
    {
        if (!village.IsFounded)
        {
            return;
        }

        try
        {
            var outcome = await witness.SubmitAsync(village.Store, cancellationToken);
            lock (gate)
            {
                _ = outcome is WitnessOutcome.Cosigned ? seenBy.Add(key.Name) : seenBy.Remove(key.Name);
            }

            switch (outcome)
            {
                case WitnessOutcome.Cosigned cosigned:
                    village.Publisher.AddCosignatures([.. policy.Witnesses.Select(each => each.Key)], [cosigned.Line]);
                    break;
                case WitnessOutcome.Ahead ahead:
                    village.Publisher.HearOfLater(ahead.Size);
                    LogAhead(key.Name, ahead.Size);
                    break;
                case WitnessOutcome.Contradicted contradicted:
                    village.Publisher.HearOfLater(village.ReadHead()!.Checkpoint.Size);
                    LogContradicted(key.Name, contradicted.Reason);
                    break;
                case WitnessOutcome.Failed failed:
                    LogFailed(key.Name, failed.Reason);
                    break;
            }
        }
        catch (IOException exception)
        {
            // The log is read again before anything is signed; the witness is asked again later.
            LogStoreFailed(exception);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Witness {Name} has seen {Size} entries: this log is behind and signs nothing.")]
    private partial void LogAhead(string name, long size);

    [LoggerMessage(2, LogLevel.Error, "Witness {Name} has seen another history; this log signs nothing: {Reason}")]
    private partial void LogContradicted(string name, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Witness {Name} could not be asked: {Reason}")]
    private partial void LogFailed(string name, string reason);

    [LoggerMessage(4, LogLevel.Error, "The log's store failed.")]
    private partial void LogStoreFailed(Exception exception);
}
