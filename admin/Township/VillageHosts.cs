using System.Collections.Immutable;
using VillagePublic.Admin.Hosting;

namespace VillagePublic.Admin.Township;

/// <summary>The villages of a township, opened at its start and closed at its end.</summary>
internal sealed class VillageHosts(ServeOptions township, TimeProvider time, ILoggerFactory log) :
    IHostedLifecycleService, IDisposable
{
    /// <summary>Most villages in one process: the largest townships have about a hundred.</summary>
    public const int MaxCount = 200;

    // A village that could not be opened may be mended, or its command may have ended.
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim opening = new(1);
    private ImmutableSortedDictionary<string, VillageHost> hosts =
        ImmutableSortedDictionary.Create<string, VillageHost>(StringComparer.Ordinal);

    /// <summary>All villages by code, the ones that cannot be served too.</summary>
    public IEnumerable<VillageHost> All => Volatile.Read(ref hosts).Values;

    /// <summary>A village by code; one founded by a command since is opened now.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    public async Task<VillageHost?> FindAsync(string code, CancellationToken cancellationToken)
    {
        if (Usable(code) is { } known)
        {
            return known;
        }

        if (!township.Data.HasVillage(code))
        {
            return null;
        }

        await opening.WaitAsync(cancellationToken);
        try
        {
            return Usable(code) ?? await OpenAsync(code, cancellationToken);
        }
        finally
        {
            opening.Release();
        }
    }

    // Before the listener answers its first request.
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var code in township.Data.VillageCodes().Take(MaxCount))
        {
            await FindAsync(code, cancellationToken);
        }
    }

    // After the listener has answered its last one.
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        foreach (var host in Interlocked.Exchange(ref hosts, hosts.Clear()).Values)
        {
            await host.DisposeAsync();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => opening.Dispose();

    private VillageHost? Usable(string code) =>
        Volatile.Read(ref hosts).GetValueOrDefault(code) is { } host
        && (host.Fault is null || time.GetUtcNow() - host.Since < RetryAfter)
            ? host
            : null;

    private async Task<VillageHost> OpenAsync(string code, CancellationToken cancellationToken)
    {
        var opened = await VillageHost.OpenAsync(township, code, time, log, cancellationToken);
        Volatile.Write(ref hosts, hosts.SetItem(code, opened));
        return opened;
    }
}
