using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Feed;

/// <summary>A folder served by the real nginx of Debian is a full source for kiosks.</summary>
public sealed class NginxMirrorTests : IDisposable
{
    private const string Program = "/usr/sbin/nginx";

    private readonly VillageLog log = new();
    private readonly string folder = Directory.CreateTempSubdirectory("nginx-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Mirror => Path.Combine(folder, "feed");

    [Fact]
    public async Task A_kiosk_follows_a_mirror_that_nginx_serves()
    {
        Assert.SkipUnless(File.Exists(Program), "nginx is not installed; tests/run.sh installs it.");
        log.GrowTo(257);
        FeedExport.Write(new FeedTree(log.Store, log.Publisher.Key), Mirror, null, Cancel);
        var port = FreePort();
        using var nginx = await StartAsync(port);
        using var client = HttpLogSource.CreateClient();
        var source = new HttpLogSource(client, new Uri($"http://127.0.0.1:{port}/feed"), TimeProvider.System);
        var kiosk = new MemoryLogStore();
        var follower = new LogFollower(kiosk, log.Publisher.Key, log.Time);
        try
        {
            Assert.IsType<FollowOutcome.Advanced>(await follower.FollowAsync([source], Cancel));
            Assert.IsType<FollowOutcome.UpToDate>(await follower.FollowAsync([source], Cancel));
            using var head = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/feed/checkpoint"), Cancel);
            Assert.NotNull(head.Headers.ETag);

            log.GrowTo(300);
            FeedExport.Write(new FeedTree(log.Store, log.Publisher.Key), Mirror, null, Cancel);
            Assert.IsType<FollowOutcome.Advanced>(await follower.FollowAsync([source], Cancel));
            Assert.Equal(300, kiosk.ReadHead()!.Checkpoint.Size);
        }
        finally
        {
            nginx.Kill(entireProcessTree: true);
            await nginx.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose()
    {
        log.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    // nginx cannot be given port 0.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<Process> StartAsync(int port)
    {
        var settings = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(
            settings,
            $$"""
            daemon off; master_process off; pid {{folder}}/pid; error_log {{folder}}/error.log;
            events { }
            http {
                access_log off;
                client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy;
                fastcgi_temp_path {{folder}}/fastcgi; uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
                server { listen 127.0.0.1:{{port}}; root {{folder}}; }
            }
            """,
            Cancel);
        var nginx = Process.Start(new ProcessStartInfo(Program, ["-c", settings, "-p", folder]))!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await AnswersAsync(port, patience.Token))
        {
            Assert.False(nginx.HasExited, "nginx did not start.");
            await often.WaitForNextTickAsync(patience.Token);
        }

        return nginx;
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
