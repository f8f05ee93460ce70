using System.Diagnostics;
using SharpFuzz;

namespace VillagePublic.Benchmarks.Fuzz;

/// <summary>Fuzzes everything that reads what people hand in, guided by coverage, in a process of its own.</summary>
/// <remarks>
/// SharpFuzz instruments copies of the libraries; a worker process runs them and keeps every input that reached new
/// code. What throws, hangs, eats memory or breaks a promise is written to a file, and the exit code says so.
/// </remarks>
internal static class FuzzRun
{
    private const int DefaultSeconds = 600;
    private const int MaxCrashes = 20;

    // What is instrumented: our own readers and the parsers they rest on.
    private static readonly string[] Libraries =
        ["VillagePublic.Content.dll", "Markdig.dll", "YamlDotNet.dll", "ExcelDataReader.dll", "AngleSharp.dll"];

    /// <summary>Runs for the given time, starting the worker again after a crash.</summary>
    /// <param name="arguments">Seconds (default 600) and a target's name (default: all).</param>
    /// <returns>0 when nothing was found.</returns>
    public static int Run(string[] arguments)
    {
        var seconds = arguments.Length > 0 && int.TryParse(arguments[0], out var given) ? given : DefaultSeconds;
        var target = arguments.Length > 1 ? arguments[1] : "all";
        var folder = Directory.CreateTempSubdirectory("village-fuzz-").FullName;
        var program = Instrument(Path.Combine(folder, "program"));
        var clock = Stopwatch.StartNew();
        for (var crash = 0; crash < MaxCrashes && clock.Elapsed.TotalSeconds < seconds; crash++)
        {
            var left = (int)(seconds - clock.Elapsed.TotalSeconds);
            using var worker = Process.Start(new ProcessStartInfo("dotnet")
            {
                ArgumentList = { "exec", program, "fuzz-worker", $"{left}", target, folder },
            }) ?? throw new InvalidOperationException("dotnet does not start.");
            worker.WaitForExit();
            if (worker.ExitCode == 0)
            {
                break;
            }

            FuzzFolder.KeepCurrent(folder, crash);
        }

        var found = FuzzFolder.Findings(folder);
        Console.WriteLine($"{found.Count} findings in {folder}");
        foreach (var file in found)
        {
            Console.WriteLine($"  {file}");
        }

        return found.Count == 0 ? 0 : 1;
    }

    private static string Instrument(string folder)
    {
        CopyAll(new DirectoryInfo(AppContext.BaseDirectory), folder);
        foreach (var library in Libraries)
        {
            foreach (var type in Fuzzer.Instrument(Path.Combine(folder, library), IsWanted, Options.Value))
            {
                _ = type;
            }
        }

        return Path.Combine(folder, "VillagePublic.Benchmarks.dll");
    }

    private static bool IsWanted(string type) => !type.StartsWith("VillagePublic.", StringComparison.Ordinal)
        || type.StartsWith("VillagePublic.Content.Documents", StringComparison.Ordinal)
        || type.StartsWith("VillagePublic.Content.Rules", StringComparison.Ordinal)
        || type.StartsWith("VillagePublic.Content.Import", StringComparison.Ordinal);

    private static void CopyAll(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (var inner in from.EnumerateDirectories().Where(inner => inner.Name != "sample"))
        {
            CopyAll(inner, Path.Combine(to, inner.Name));
        }
    }
}
