using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using VillagePublic.Admin.Commands;
using VillagePublic.Admin.Hosting;

namespace VillagePublic.Tests.Admin;

/// <summary>HTTPS with an own certificate, and behind a proxy that is believed.</summary>
public sealed class HttpsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vp-https-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string CertificatePath => Path.Combine(folder, "chain.pem");

    private string KeyPath => Path.Combine(folder, "key.pem");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_own_certificate_makes_cookies_secure_and_a_renewed_one_is_taken_up()
    {
        var first = Issue(at: 0);
        await using var app = await StartAsync(new ServeOptions(DataFolder.Resolve(Path.Combine(folder, "data")))
        {
            Listen = "https://127.0.0.1:0", HasScreen = false, Empty = true,
            Certificate = CertificatePath, CertificateKey = KeyPath,
        });
        var (seen, answer) = await AskAsync(app);
        Assert.Equal(first, seen);
        Assert.Contains("secure", Cookie(answer), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            "max-age", answer.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        answer.Dispose();

        var renewed = Issue(at: 1);
        (seen, answer) = await AskAsync(app);
        Assert.Equal(renewed, seen);
        answer.Dispose();
    }

    [Fact]
    public async Task Https_without_a_certificate_or_with_a_broken_one_does_not_start()
    {
        await using var output = new StringWriter();
        Assert.Equal(ExitCode.Usage, await AdminCommandLine.RunAsync(
            ["serve", "--listen", "https://127.0.0.1:0", "--data", folder], output, output));
        await File.WriteAllTextAsync(CertificatePath, "no certificate", Cancel);
        Assert.Equal(ExitCode.Findings, await AdminCommandLine.RunAsync(
            ["serve", "--listen", "https://127.0.0.1:0", "--data", folder, "--certificate", CertificatePath],
            output, output));
        Assert.Equal(ExitCode.Usage, await AdminCommandLine.RunAsync(
            ["serve", "--proxy", "the gateway", "--data", folder], output, output));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData(null, false)]
    public async Task Only_a_named_proxy_is_believed(string? proxy, bool isBelieved)
    {
        await using var app = await StartAsync(new ServeOptions(DataFolder.Resolve(Path.Combine(folder, "data")))
        {
            Listen = "http://127.0.0.1:0", HasScreen = false, Empty = true,
            Proxies = proxy is null ? [] : [Proxies.TryParse(proxy)!.Value],
        });
        using var client = new HttpClient { BaseAddress = new Uri(Welcome.Address(app)) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/setup");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(isBelieved, Cookie(answer).Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    private static string Cookie(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").First(cookie => cookie.StartsWith("vp-form", StringComparison.Ordinal));

    private static async Task<WebApplication> StartAsync(ServeOptions options)
    {
        var app = AdminHost.Build(options, TimeProvider.System);
        await app.StartAsync(Cancel);
        return app;
    }

    private static async Task<(string? Seen, HttpResponseMessage Answer)> AskAsync(WebApplication app)
    {
        string? seen = null;
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
            {
                seen = certificate?.SerialNumber;
                return true;
            },
        };
        using var client = new HttpClient(handler);
        var answer = await client.GetAsync(new Uri(Welcome.Address(app) + "/admin/setup"), Cancel);
        return (seen, answer);
    }

    /// <summary>Writes a certificate of its own key; returns its serial number.</summary>
    private string Issue(int at)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=village.example", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        File.WriteAllText(KeyPath, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(CertificatePath, certificate.ExportCertificatePem());
        File.SetLastWriteTimeUtc(CertificatePath, DateTime.UtcNow.AddMinutes(at));
        return certificate.SerialNumber;
    }
}
