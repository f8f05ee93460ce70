using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using VillagePublic.Admin.Mirroring;
using VillagePublic.Tests.EndToEnd;

namespace VillagePublic.Tests.Mirroring;

/// <summary>OpenStack Swift with its S3 interface, as clouds run it, on free ports of the loopback: the whole server in
/// one folder, from Debian's package python3-swift.</summary>
internal sealed class SwiftServer : IAsyncDisposable
{
    /// <summary>One server at a time: two starting at once ask each other's patience.</summary>
    public const string Turn = "Swift";

    public const string User = "village:clerk";
    public const string Secret = "secret";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Python = "/usr/bin/python3";
    private const string Package = "/usr/lib/python3/dist-packages/swift/common/middleware/s3api";

    // Makes the rings and runs the three stores and the proxy, each as a process. Each store leaves the group of the
    // proxy by itself, so it asks Linux to end it (prctl 1, signal 9) when the proxy ends.
    private const string Script = """
        import ctypes, os, sys
        import swift.common.utils as utils
        folder, *ports = sys.argv[1:]
        utils.SWIFT_CONF_FILE = os.path.join(folder, 'swift.conf')
        from swift.common.ring import RingBuilder
        from swift.common.wsgi import run_wsgi
        names = ['account', 'container', 'object', 'proxy']
        for name, port in zip(names[:3], ports):
            ring = RingBuilder(4, 1, 0)
            ring.add_dev({'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': int(port), 'device': 'd1', 'weight': 1,
                          'replication_ip': '127.0.0.1', 'replication_port': int(port)})
            ring.rebalance()
            ring.get_ring().save(os.path.join(folder, name + '.ring.gz'))
        for name in names:
            if name == 'proxy' or os.fork() == 0:
                if name != 'proxy':
                    ctypes.CDLL(None).prctl(1, 9)
                sys.exit(run_wsgi(os.path.join(folder, name + '.conf'), name + '-server'))
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("swift-").FullName;
    private readonly int[] ports = FreePorts(4);
    private Process? process;

    private SwiftServer()
    {
    }

    public static bool IsInstalled => File.Exists(Python) && Directory.Exists(Package);

    /// <summary>The S3 service.</summary>
    public Uri Endpoint => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ports[^1]}/"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SwiftServer> StartAsync()
    {
        var server = new SwiftServer();
        await server.WriteAsync();
        server.process = Process.Start(new ProcessStartInfo(
            "setsid",
            [Python, Path.Combine(server.folder, "start.py"), server.folder, .. server.ports.Select(Text)])
        {
            RedirectStandardError = true,
        })!;
        server.process.ErrorDataReceived += static (_, _) => { };
        server.process.BeginErrorReadLine();
        await server.UntilItAnswersAsync();
        return server;
    }

    /// <summary>Where a bucket's files are read by anybody.</summary>
    public Uri PublicAddress(string bucket) => new(Endpoint, $"v1/AUTH_village/{bucket}/");

    /// <summary>The address of a copy in a bucket, as a person writes it.</summary>
    public string AddressOf(string bucket, string prefix) =>
        $"s3://{bucket}/{prefix}?endpoint={Uri.EscapeDataString(Endpoint.AbsoluteUri)}&region=us-east-1&style=path";

    public BucketCopy Open(string bucket, string prefix, string secret = Secret) => new(
        BucketAddress.TryParse(AddressOf(bucket, prefix))!, new BasicAWSCredentials(User, secret));

    /// <summary>Makes a bucket that everybody may read.</summary>
    public async Task MakeBucketAsync(string bucket)
    {
        using var client = Client();
        for (var patience = Stopwatch.StartNew(); ;)
        {
            try
            {
                await client.PutBucketAsync(
                    new PutBucketRequest { BucketName = bucket, CannedACL = S3CannedACL.PublicRead }, Cancel);
                return;
            }
            catch (AmazonS3Exception busy) when (
                busy.StatusCode == HttpStatusCode.ServiceUnavailable && patience.Elapsed < Patience)
            {
                // On a busy machine the proxy answers before the servers behind it do; the client itself has waited.
            }
        }
    }

    public async Task<IReadOnlyList<string>> ListAsync(string bucket)
    {
        using var client = Client();
        var listed = await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket }, Cancel);
        return [.. listed.S3Objects.Select(item => item.Key)];
    }

    public async Task PutAsync(string bucket, IEnumerable<string> keys)
    {
        using var client = Client();
        foreach (var key in keys)
        {
            await client.PutObjectAsync(
                new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = key, UseChunkEncoding = false },
                Cancel);
        }
    }

    /// <summary>Runs the admin's command line with the keys where Amazon's tools look for them.</summary>
    public static Task<(int Code, string Output)> RunAsync(params string[] arguments) => ProgramProcess.RunAsync(
        "VillagePublic.Admin.dll", arguments, [("AWS_ACCESS_KEY_ID", User), ("AWS_SECRET_ACCESS_KEY", Secret)]);

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            // The proxy's group; the stores end with it.
            using var kill = Process.Start("kill", ["--", $"-{Text(process.Id)}"]);
            await kill.WaitForExitAsync(CancellationToken.None);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        Array.ForEach(listeners, listener => listener.Start());
        int[] free = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        Array.ForEach(listeners, listener => listener.Dispose());
        return free;
    }

    // As patient as the product's own.
    private AmazonS3Client Client() => BucketClient.Create(
        BucketAddress.TryParse(AddressOf("any", ""))!, new BasicAWSCredentials(User, Secret));

    private async Task WriteAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder, "disk", "d1"));
        await File.WriteAllTextAsync(Path.Combine(folder, "start.py"), Script, Cancel);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "swift.conf"),
            "[swift-hash]\nswift_hash_path_suffix = village\n[storage-policy:0]\nname = one\ndefault = yes\n",
            Cancel);
        string[] names = ["account", "container", "object"];
        foreach (var (i, name) in names.Index())
        {
            await WriteAsync(name, ports[i], name + "-server", $"[app:{name}-server]\nuse = egg:swift#{name}\n");
        }

        await WriteAsync(
            "proxy",
            ports[^1],
            "catch_errors cache s3api tempauth bulk slo dlo proxy-server",
            $"""
            [app:proxy-server]
            use = egg:swift#proxy
            account_autocreate = true
            conn_timeout = 30
            node_timeout = 60
            recoverable_node_timeout = 60
            error_suppression_limit = 1000
            {string.Concat(((string[])["catch_errors", "s3api", "bulk", "slo", "dlo"])
                .Select(filter => $"[filter:{filter}]\nuse = egg:swift#{filter}\n"))}
            [filter:cache]
            use = egg:swift#memcache
            [filter:tempauth]
            use = egg:swift#tempauth
            user_village_clerk = {Secret} .admin

            """);
    }

    private Task WriteAsync(string name, int port, string pipeline, string sections) => File.WriteAllTextAsync(
        Path.Combine(folder, name + ".conf"),
        $"""
        [DEFAULT]
        bind_ip = 127.0.0.1
        bind_port = {Text(port)}
        swift_dir = {folder}
        devices = {folder}/disk
        mount_check = false
        user = {Environment.UserName}
        workers = 0
        fallocate_reserve = 0
        log_level = ERROR
        [pipeline:main]
        pipeline = {pipeline}
        {sections}
        """,
        Cancel);

    private async Task UntilItAnswersAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var client = Client();
        while (true)
        {
            try
            {
                // Goes through the proxy and the account's store.
                await client.ListBucketsAsync(patience.Token);
                return;
            }
            catch (Exception exception) when (exception is AmazonServiceException or HttpRequestException)
            {
                await often.WaitForNextTickAsync(patience.Token);
            }
        }
    }
}
