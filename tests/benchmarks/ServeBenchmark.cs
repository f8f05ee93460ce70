using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using VillagePublic.Content.Pages;

namespace VillagePublic.Benchmarks;

/// <summary>The village's pages from the admin beside nginx serving the very same files and headers.</summary>
/// <remarks>nginx sends files compressed beforehand (<c>brotli_static</c>, the static half of Debian's module). The
/// client is wrk with one thread; every page of the sample is asked for in turn.</remarks>
internal static partial class ServeBenchmark
{
    private const int Rounds = 5;
    private const int RoundSeconds = 3;
    private const int WarmUpSeconds = 8;
    private const int ManyConnections = 10_000;

    public static async Task RunAsync()
    {
        Prerender();
        using var folder = new BenchFolder();
        using var admin = await AdminProcess.StartAsync(folder.File("data"));
        var paths = await ExportAsync(admin.Address, folder.File("www"));
        using var nginx = await NginxProcess.StartAsync(folder, admin.Address);
        var script = folder.File("pages.lua");
        await File.WriteAllTextAsync(script, Script(paths));

        Wrk(admin.Address, script, 64, WarmUpSeconds);
        Wrk(nginx.Address, script, 64, 1);
        var (ours, peer) = (new List<Load>(), new List<Load>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(Wrk(admin.Address, script, 64, RoundSeconds));
            peer.Add(Wrk(nginx.Address, script, 64, RoundSeconds));
        }

        Report("64 connections", ours, peer);
        var (held, peerHeld) = (
            await HoldAsync(admin, paths, script), await HoldAsync(nginx, paths, script));
        Report($"64 busy connections while {ManyConnections:#,##0} others stay open", held, peerHeld);
        Report(
            $"{ManyConnections:#,##0} busy connections",
            [Wrk(admin.Address, script, ManyConnections, 2 * RoundSeconds)],
            [Wrk(nginx.Address, script, ManyConnections, 2 * RoundSeconds)]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"memory after it all: ours {admin.RssMiB():0} MiB (a whole admin), nginx {nginx.RssMiB():0} MiB"));
    }

    /// <summary>Every page of five years of one village, in both languages, made and compressed.</summary>
    private static void Prerender()
    {
        using var years = BenchVillage.OfYears(5);
        var pages = new VillagePages(years.Store.Library, new VillagePagesOptions());
        var paths = years.Store.Library.Current.Current
            .SelectMany(revision => new[] { $"/{revision.Id}", $"/verify/{revision.Id}@{revision.Revision}" })
            .Concat(["/", "/finance", "/votes", "/minutes", "/notices", "/matters", "/rosters", "/contracts", "/data"])
            .ToList();
        var start = Stopwatch.GetTimestamp();
        var bytes = 0L;
        foreach (var path in paths)
        {
            foreach (var language in new[] { "zh", "en" })
            {
                var answer = pages.Respond(new PageRequest(path, new DateOnly(2026, 11, 23)) { Language = language });
                bytes += answer.Status == 200
                    ? answer.Body.Length + (answer.Brotli?.Length ?? 0)
                    : throw new InvalidOperationException($"{path} answers {answer.Status}.");
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"five years of one village: {paths.Count * 2} pages made and compressed in "
            + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, {bytes / 1048576.0:0.0} MiB"));
    }

    // The file of each page as it is and as it is sent compressed.
    private static async Task<List<string>> ExportAsync(string address, string folder)
    {
        using var plain = new HttpClient { BaseAddress = new Uri(address) };
        using var index = JsonDocument.Parse(await plain.GetStringAsync("/data/index.json"));
        var paths = index.RootElement.GetProperty("documents").EnumerateArray()
            .Select(document => "/" + document.GetProperty("id").GetString())
            .ToList();
        foreach (var path in paths)
        {
            var file = folder + path;
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, await plain.GetByteArrayAsync(path));
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.ParseAdd("br");
            using var packed = await plain.SendAsync(request);
            await File.WriteAllBytesAsync(file + ".br", await packed.Content.ReadAsByteArrayAsync());
        }

        return paths;
    }

    // Most phones have read their page and keep the connection.
    private static async Task<List<Load>> HoldAsync(ServerProcess server, List<string> paths, string script)
    {
        using var others = await HeldConnections.OpenAsync(server.Address, paths[0], ManyConnections);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{server.GetType().Name}: {server.RssMiB():0} MiB with {others.CountOpen():#,##0} connections open"));
        return [.. Enumerable.Range(0, Rounds).Select(_ => Wrk(server.Address, script, 64, RoundSeconds))];
    }

    private static string Script(IEnumerable<string> paths) =>
        "local paths = {" + string.Join(',', paths.Select(path => $"\"{path}\"")) + """
        }
        local i = 0
        wrk.headers["Accept-Encoding"] = "br"
        request = function()
          i = i % #paths + 1
          return wrk.format("GET", paths[i])
        end
        """;

    private static Load Wrk(string address, string script, int connections, int seconds)
    {
        // Ten thousand sockets need more files than a shell allows by itself.
        var command = $"ulimit -n $(ulimit -Hn); exec wrk -t1 -c{connections} -d{seconds}s --timeout 10s --latency "
            + $"-s {script} {address}";
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", command])
        {
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var rate = RequestRate().Match(output);
        var p99 = Percentile().Match(output);
        return rate.Success && p99.Success
            ? new Load(Number(rate), Number(p99) * (p99.Groups[2].Value switch { "s" => 1000, "us" => 0.001, _ => 1 }),
                Faults().Match(output) is { Success: true } faults ? faults.Value.Trim() : "")
            : throw new InvalidOperationException(output);
    }

    private static double Number(Match match) => double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static void Report(string what, IReadOnlyList<Load> ours, IReadOnlyList<Load> peer)
    {
        static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
        var (rate, peerRate) = (Median(ours.Select(load => load.Rate)), Median(peer.Select(load => load.Rate)));
        var (p99, peerP99) = (Median(ours.Select(load => load.P99Ms)), Median(peer.Select(load => load.P99Ms)));
        var faults = string.Join(' ', ours.Select(load => load.Faults).Where(fault => fault.Length > 0).Distinct());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: ours {rate:#,##0}/s, nginx {peerRate:#,##0}/s: {rate / peerRate:0.00} ×; "
            + $"p99 ours {p99:0.0} ms, nginx {peerP99:0.0} ms {faults}"));
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex RequestRate();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex Percentile();

    [GeneratedRegex("(Socket errors:|Non-2xx).*")]
    private static partial Regex Faults();

    private sealed record Load(double Rate, double P99Ms, string Faults);
}
