using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Kiosk.Following;

/// <summary>Puts together what follows a log from what a person configured.</summary>
public static class FollowSetup
{
    /// <summary>Adds the worker and its listeners to a host.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="store">Where the log is kept.</param>
    /// <param name="options">Sources, key and interval, validated.</param>
    /// <param name="onFollowed">Called after every attempt, on the worker's thread.</param>
    /// <param name="onFetched">Called after every file of news with their number so far, on any thread.</param>
    /// <param name="pinned">The state seen at pairing; <see langword="null"/> when none was.</param>
    /// <param name="cosigner">The kiosk's own key, to cosign what it has verified; <see langword="null"/>: it does
    /// not.</param>
    /// <param name="memory">Keeps the last verified note apart from the store; <see langword="null"/>: nothing does.
    /// </param>
    /// <param name="policy">How many witnesses must have signed a state; <see langword="null"/>: none.</param>
    /// <returns>Raised by whoever knows that it is worth looking now.</returns>
    /// <exception cref="ArgumentException">The key or the hours are malformed.</exception>
    public static FeedSignal AddFollowing(
        this IServiceCollection services,
        ILogStore store,
        FollowOptions options,
        Action<FollowOutcome> onFollowed,
        Action<int>? onFetched = null,
        Checkpoint? pinned = null,
        SigningKey? cosigner = null,
        ISignedMark? memory = null,
        TrustPolicy? policy = null)
    {
        var key = VerifierKey.TryParse(options.Key)
            ?? throw new ArgumentException("The log's key is malformed.", nameof(options));
        var hours = options.Hours is { } text
            ? LineHours.TryParse(text) ?? throw new ArgumentException($"'{text}' is not such as 22:00-06:00.")
            : null;
        var changes = new FeedSignal();
        var client = HttpLogSource.CreateClient();
        services.AddSingleton(services =>
        {
            var time = services.GetRequiredService<TimeProvider>();
            var budget = options.MaxBytesPerSecond is { } most ? new LineBudget(most, time) : null;
            var worker = new FollowWorker(
                new LogFollower(store, key, time, pinned, policy, memory),
                [.. options.Sources.Select(source => Open(source, client, time, budget))],
                changes,
                options.Interval,
                time,
                services.GetRequiredService<ILogger<FollowWorker>>(),
                UntilOpen(hours, time));
            worker.Followed += onFollowed;
            worker.Fetched += onFetched;
            return worker;
        });
        services.AddSingleton<IHostedService>(services => services.GetRequiredService<FollowWorker>());
        services.AddSingleton<IHostedService>(services => new ChangeWorker(
            [.. options.Sources.Where(IsAddress).Select(source => new ChangeListener(
                client,
                new Uri(source),
                changes,
                services.GetRequiredService<TimeProvider>(),
                UntilOpen(hours, services.GetRequiredService<TimeProvider>())))]));
        if (cosigner is not null)
        {
            services.AddSingleton<IHostedService>(services => new SeenWorker(
                services.GetRequiredService<FollowWorker>(),
                store,
                new SeenReporter(
                    client,
                    [.. options.Sources.Where(IsAddress).Select(source => new Uri(source))],
                    cosigner,
                    services.GetRequiredService<TimeProvider>(),
                    services.GetRequiredService<ILogger<SeenReporter>>()),
                services.GetRequiredService<TimeProvider>(),
                UntilOpen(hours, services.GetRequiredService<TimeProvider>())));
        }

        return changes;
    }

    /// <summary>The source a person named: an address or a folder.</summary>
    public static ILogSource Open(
        string source, HttpClient client, TimeProvider time, LineBudget? budget = null) =>
        IsAddress(source) ? new HttpLogSource(client, new Uri(source), time, budget) : new FolderLogSource(source);

    private static Func<TimeSpan>? UntilOpen(LineHours? hours, TimeProvider time) =>
        hours is null ? null : () => hours.UntilOpen(time.GetUtcNow());

    /// <summary>Whether a source is an address of the web, not a folder.</summary>
    internal static bool IsAddress(string source) =>
        source.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private sealed class ChangeWorker(IReadOnlyList<ChangeListener> listeners) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
            Task.WhenAll(listeners.Select(listener => listener.RunAsync(stoppingToken)));
    }
}
