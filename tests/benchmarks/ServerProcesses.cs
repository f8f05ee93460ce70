using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace VillagePublic.Benchmarks;

/// <summary>A server as a process of its own, asked until it answers.</summary>
internal abstract class ServerProcess(Process process, string address) : IDisposable
{
    private const int StartSeconds = 60;

    public string Address => address;

    /// <summary>Resident memory of the process and its children, in MiB.</summary>
    public double RssMiB() => Tree().Sum(RssKiB) / 1024;

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    protected static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    protected static async Task<Process> StartAsync(ProcessStartInfo start, string address, string path)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < StartSeconds)
        {
            try
            {
                using var answer = await client.GetAsync(path);
                if (answer.IsSuccessStatusCode)
                {
                    return process;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        process.Kill(entireProcessTree: true);
        throw new InvalidOperationException($"{start.FileName} does not answer at {address}{path}.");
    }

    private static double RssKiB(int id)
    {
        var line = File.ReadLines($"/proc/{id}/status")
            .First(text => text.StartsWith("VmRSS", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    private IEnumerable<int> Tree() =>
    [
        process.Id,
        .. File.ReadAllText($"/proc/{process.Id}/task/{process.Id}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture)),
    ];
}

/// <summary>A whole admin with the sample village, without a screen.</summary>
internal sealed class AdminProcess : ServerProcess
{
    private AdminProcess(Process process, string address)
        : base(process, address)
    {
    }

    public static async Task<AdminProcess> StartAsync(string dataFolder)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        var program = Path.Combine(AppContext.BaseDirectory, "VillagePublic.Admin.dll");
        var start = new ProcessStartInfo(
            "dotnet", ["exec", program, "--data", dataFolder, "--listen", address, "--no-screen"]);
        return new AdminProcess(await StartAsync(start, address, "/health"), address);
    }
}

/// <summary>nginx over a folder of files.</summary>
internal sealed class NginxProcess : ServerProcess
{
    private const string Module = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

    // Workers of a master run by root would be another user, who may not read the folder.
    private static string User => Environment.UserName == "root" ? "user root;" : "";

    private NginxProcess(Process process, string address)
        : base(process, address)
    {
    }

    /// <summary>Starts it with the headers another server sends, so that both send the same bytes.</summary>
    public static async Task<NginxProcess> StartAsync(BenchFolder folder, string likeServer)
    {
        var port = FreePort();
        using var client = new HttpClient();
        using var like = await client.GetAsync(likeServer + "/finance");
        var headers = like.Headers
            .Where(header => header.Key is not ("Date" or "ETag" or "Transfer-Encoding"))
            .Select(header => $"add_header {header.Key} \"{string.Join(", ", header.Value)}\";");
        var configuration = $$"""
            load_module {{Module}};
            {{User}} worker_processes auto; worker_rlimit_nofile 65535; daemon off;
            pid {{folder.File("nginx.pid")}}; error_log {{folder.File("nginx.log")}} warn;
            events { worker_connections 20000; }
            http {
              access_log off; default_type "text/html; charset=utf-8"; sendfile on; tcp_nopush on;
              keepalive_requests 100000000; open_file_cache max=2000; brotli_static on;
              server {
                listen 127.0.0.1:{{port}} backlog=8192; root {{folder.File("www")}}; {{string.Join(' ', headers)}}
              }
            }
            """;
        await File.WriteAllTextAsync(folder.File("nginx.conf"), configuration);
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("nginx", ["-c", folder.File("nginx.conf")]);
        return new NginxProcess(await StartAsync(start, address, "/village"), address);
    }
}
