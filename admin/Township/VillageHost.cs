using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Mirroring;
using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Store;

namespace VillagePublic.Admin.Township;

/// <summary>One village of a township: a whole village's host with services, files and keys of its own.</summary>
internal sealed class VillageHost : IAsyncDisposable
{
    private readonly WebApplication? app;

    private VillageHost(string code, VillageServer server, WebApplication? app, LocalText? fault, DateTimeOffset since)
    {
        Code = code;
        Server = server;
        this.app = app;
        Fault = fault;
        Since = since;
    }

    /// <summary>The village's division code.</summary>
    public string Code { get; }

    /// <summary>Answers its requests.</summary>
    public VillageServer Server { get; }

    /// <summary>Why it cannot be served; <see langword="null"/> when it is.</summary>
    public LocalText? Fault { get; }

    /// <summary>When it was opened, or failed to be.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>What the township may look at; <see langword="null"/> when the village is not served.</summary>
    public HostedVillage? Village => app?.Services.GetRequiredService<HostedVillage>();

    /// <summary>The village's own services, for founding it.</summary>
    public IServiceProvider Services => app?.Services ?? throw new InvalidOperationException($"{Code} is not served.");

    /// <summary>Opens a village; one that is damaged or held by another process does not stop the others.</summary>
    public static async Task<VillageHost> OpenAsync(
        ServeOptions township, string code, TimeProvider time, ILoggerFactory log, CancellationToken cancellationToken)
    {
        var server = new VillageServer();
        WebApplication? app = null;
        try
        {
            app = AdminHost.Build(OptionsOf(township, code), time, CreateBuilder(server, log, code));
            await app.StartAsync(cancellationToken);
            return new VillageHost(code, server, app, fault: null, time.GetUtcNow());
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException
            or UnauthorizedAccessException or StoreDamagedException or StoreInUseException)
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            var fault = exception is StoreInUseException held
                ? held.LocalMessage
                : new LocalText(
                    "这个村的数据打不开：" + exception.Message, "This village cannot be opened: " + exception.Message);
            return new VillageHost(code, server, app: null, fault, time.GetUtcNow());
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }
    }

    private static ServeOptions OptionsOf(ServeOptions township, string code) => township with
    {
        Data = township.Data.Village(code),
        BasePath = VillageGate.BasePathOf(code),
        Empty = true,
        HasScreen = false,
        Mirrors = [.. township.Mirrors.Select(mirror => BucketAddress.Below(mirror, code))],
        BackupTo = township.BackupTo is { } place ? BucketAddress.Below(place, code) : null,
        PublicAddress = township.PublicAddress is { } address
            ? new Uri(address.AbsoluteUri.TrimEnd('/') + VillageGate.BasePathOf(code) + "/")
            : null,
    };

    // Nothing is read from files or the environment and nothing is watched: fifty villages would do it fifty times.
    private static WebApplicationBuilder CreateBuilder(VillageServer server, ILoggerFactory log, string code)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(AdminHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Services.AddRouting();
        builder.Services.AddSingleton<Microsoft.AspNetCore.Hosting.Server.IServer>(server);
        builder.Services.AddSingleton<IHostLifetime, VillageLifetime>();
        builder.Services.AddSingleton<ILoggerFactory>(_ => new VillageLog(log, code));
        return builder;
    }

    /// <summary>A village lives as long as the township says, whatever signals the process gets.</summary>
    private sealed class VillageLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
