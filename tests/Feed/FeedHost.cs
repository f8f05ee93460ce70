using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace VillagePublic.Tests.Feed;

/// <summary>A real web server on a free port of the loopback.</summary>
internal sealed class FeedHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private FeedHost(WebApplication app) => this.app = app;

    public Uri Address => new(
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public Uri Feed => new(Address, "/feed");

    public static async Task<FeedHost> StartAsync(Action<WebApplication> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        configure(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new FeedHost(app);
    }

    public static Task<FeedHost> StartAsync(RequestDelegate answer) => StartAsync(app => app.Run(answer));

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
