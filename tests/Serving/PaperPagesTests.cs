using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Kiosk.Serving;
using VillagePublic.Tests.Screens;

namespace VillagePublic.Tests.Serving;

public sealed class PaperPagesTests : IAsyncLifetime
{
    private readonly PaperPages paper = new(
        SampleVillage.Library,
        () => new Uri("http://192.168.1.20:5090/"),
        new FakeTimeProvider(SampleVillage.Library.Current.All[^1].Entry.Published + TimeSpan.FromHours(2)));

    private WebApplication? app;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private HttpClient Client => app!.GetTestClient();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        app = builder.Build();
        paper.Map(app);
        await app.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        paper.Dispose();
    }

    [Theory]
    [InlineData("/paper/finance/2026-10.pdf")]
    [InlineData("/paper/finance/2026-10@1.pdf?size=A3&lang=en")]
    [InlineData("/paper/household/2026-10.pdf?size=a5")]
    public async Task Sends_a_sheet(string address)
    {
        var answer = await Client.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("%PDF", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/paper/finance/1999-01.pdf")]
    [InlineData("/paper/finance/2026-10@99.pdf")]
    [InlineData("/paper/finance/2026-10@x.pdf")]
    [InlineData("/paper/finance/2026-10.pdf?size=B5")]
    [InlineData("/paper/finance/2026-10")]
    [InlineData("/paper/household/soon.pdf")]
    [InlineData("/paper/household/1999-01.pdf")]
    [InlineData("/paper/../../etc/passwd.pdf")]
    public async Task Has_nothing_that_is_not_published(string address)
    {
        var answer = await Client.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_unchanged_sheet_is_not_sent_twice()
    {
        var first = await Client.GetAsync("/paper/finance/2026-10.pdf", Cancel);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/paper/finance/2026-10.pdf");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        var second = await Client.SendAsync(again, Cancel);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }
}
