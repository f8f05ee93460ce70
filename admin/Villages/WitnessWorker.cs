using VillagePublic.Content.Feed;

namespace VillagePublic.Admin.Villages;

/// <summary>Shows every new state of the log to its witnesses and brings back their signatures.</summary>
/// <param name="village">The village.</param>
/// <param name="policy">Who the witnesses are; those without an address are not asked.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told to people.</param>
internal sealed partial class WitnessWorker(
    HostedVillage village,
    TrustPolicy policy,
    TimeProvider time,
    ILogger<WitnessWorker> logger) : BackgroundService
{
    // A witness's signature also tells that time goes on.
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    // One that was not reached is asked again soon, then less and less often: screens may be waiting for it.
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(15);

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

    /// <summary>Whether those who have are enough by the policy.</summary>
    public bool HasQuorum
    {
        get
        {
            lock (gate)
            {
                return policy.IsMet(seenBy);
            }
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => policy.Witnesses.Count;

    public override void Dispose()
    {
        client.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var clients = policy.Witnesses
            .Where(witness => witness.Address is not null)
            .Select(witness => (
                Witness: witness, Client: new WitnessClient(client, witness.Address!, witness.Key, time)))
            .ToArray();
        var retry = FirstRetry;
        while (clients.Length > 0 && !stoppingToken.IsCancellationRequested)
        {
            // Before a village is founded there is nothing to be told of; the interval looks again.
            var changed = village.Feed?.Signal.NextAsync() ?? Task.Delay(Timeout.Infinite, stoppingToken);
            var isReached = true;
            foreach (var (witness, asked) in clients)
            {
                isReached &= await AskAsync(witness, asked, stoppingToken);
            }

            var pause = isReached || retry > Interval ? Interval : retry;
            retry = isReached ? FirstRetry : pause * 2;

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(changed, Task.Delay(pause, time, stop.Token));
            await stop.CancelAsync();
        }
    }

    /// <returns>Whether it need not be asked again soon.</returns>
    private async Task<bool> AskAsync(
        PolicyWitness witness, WitnessClient asked, CancellationToken cancellationToken)
    {
        if (!village.IsFounded)
        {
            return true;
        }

        try
        {
            var outcome = await asked.SubmitAsync(village.Store, cancellationToken);
            lock (gate)
            {
                _ = outcome is WitnessOutcome.Cosigned ? seenBy.Add(witness.Name) : seenBy.Remove(witness.Name);
            }

            switch (outcome)
            {
                case WitnessOutcome.Cosigned cosigned:
                    village.Publisher.AddCosignatures([.. policy.Witnesses.Select(each => each.Key)], [cosigned.Line]);
                    break;
                case WitnessOutcome.Ahead ahead:
                    village.Publisher.HearOfLater(ahead.Size);
                    LogAhead(witness.Name, ahead.Size);
                    break;
                case WitnessOutcome.Contradicted contradicted:
                    village.Publisher.HearOfOther(contradicted.Seen, Reason(witness, contradicted));
                    LogContradicted(witness.Name, contradicted.Reason);
                    break;
                case WitnessOutcome.Failed failed:
                    LogFailed(witness.Name, failed.Reason);
                    break;
            }

            return outcome is not WitnessOutcome.Failed;
        }
        catch (IOException exception)
        {
            // The log is read again before anything is signed; the witness is asked again later.
            LogStoreFailed(exception);
            return false;
        }
    }

    private static string Reason(PolicyWitness witness, WitnessOutcome.Contradicted contradicted) =>
        $"Witness {witness.Name} ({witness.Key}) has signed another history of this log: {contradicted.Reason}";

    [LoggerMessage(1, LogLevel.Error, "Witness {Name} has seen {Size} entries: this log is behind and signs nothing.")]
    private partial void LogAhead(string name, long size);

    [LoggerMessage(2, LogLevel.Error, "Witness {Name} has seen another history; this log signs nothing: {Reason}")]
    private partial void LogContradicted(string name, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Witness {Name} could not be asked: {Reason}")]
    private partial void LogFailed(string name, string reason);

    [LoggerMessage(4, LogLevel.Error, "The log's store failed.")]
    private partial void LogStoreFailed(Exception exception);
}
