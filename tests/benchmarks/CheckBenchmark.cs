using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace VillagePublic.Benchmarks;

/// <summary>The whole command <c>check PATH</c> over a village of 10,000 documents, beside plain Markdig turning the
/// same files into HTML and beside grep looking for one pattern in them.</summary>
internal static class CheckBenchmark
{
    private const int FewDocuments = 1_000;
    private const int ManyDocuments = 10_000;
    private const int Count = 3;

    // A run of eighteen digits: one of the many things the check looks for.
    private const string Pattern = "[0-9]{17}[0-9Xx]";

    public static Task RunAsync()
    {
        using var few = new BenchFolder();
        using var many = new BenchFolder();
        WriteVillage(few.Path, FewDocuments);
        var bytes = WriteVillage(many.Path, ManyDocuments);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{ManyDocuments:N0} documents, {bytes / 1_000_000.0:0.0} MB of Markdown, "
            + $"{Environment.ProcessorCount} cores"));

        // The largest process so far is what the system remembers, so the small village comes first.
        Check(few.Path);
        var fewMiB = Children().LargestMiB;
        var before = Children().ProcessorSeconds;
        Check(many.Path);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"processor time of one check: {Children().ProcessorSeconds - before:0.0} s on all cores together"));
        var (ours, markdig, grep) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Count; i++)
        {
            ours.Add(Samples.Time(() => Check(many.Path)));
            markdig.Add(Samples.Time(() => ToHtml(many.Path)));
            grep.Add(Samples.Time(() => Run("grep", ["-rEc", Pattern, many.Path])));
        }

        var checkedVillage = new Samples("check PATH, whole process", ours);
        Samples.Compare(checkedVillage, new Samples("Markdig to HTML, all cores, in process", markdig));
        Samples.Compare(checkedVillage, new Samples("grep -rE of one pattern, whole process", grep));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"memory at most: {fewMiB:0} MiB for {FewDocuments:N0} documents, {Children().LargestMiB:0} MiB for "
            + $"{ManyDocuments:N0}"));
        return Task.CompletedTask;
    }

    // The sample's documents over and over, each copy with ledgers and ids of its own, so that nothing is left out.
    private static long WriteVillage(string root, int count)
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "sample");
        var sources = Directory.EnumerateFiles(sample, "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(sample, path).Replace('\\', '/'))
            .Where(path => path is not ("README.md" or "village.md") && !path.StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .Select(path => (Path: path, Text: File.ReadAllText(Path.Combine(sample, path))))
            .ToList();
        File.Copy(Path.Combine(sample, "village.md"), Path.Combine(root, "village.md"));
        foreach (var file in Directory.EnumerateFiles(
            Path.Combine(sample, "files"), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(root, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        long bytes = 0;
        for (var index = 0; index < count; index++)
        {
            var (path, text) = sources[index % sources.Count];
            var copy = string.Create(CultureInfo.InvariantCulture, $"-v{index / sources.Count}");
            var target = Path.Combine(root, path[..^3] + (copy == "-v0" ? "" : copy) + ".md");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, copy == "-v0" ? text : text.Replace(
                "\nledger: committee\n", $"\nledger: committee{copy}\n", StringComparison.Ordinal));
            bytes += new FileInfo(target).Length;
        }

        return bytes;
    }

    private static void Check(string path)
    {
        var folder = AppContext.BaseDirectory;
        Run("dotnet", [
            "exec",
            "--depsfile", Path.Combine(folder, "VillagePublic.Benchmarks.deps.json"),
            "--runtimeconfig", Path.Combine(folder, "VillagePublic.Benchmarks.runtimeconfig.json"),
            Path.Combine(folder, "VillagePublic.Admin.dll"),
            "check", path, "--format", "json", "--today", "2026-11-25",
        ]);
    }

    private static void ToHtml(string root) => Parallel.ForEach(
        Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories),
        path => Markdig.Markdown.ToHtml(File.ReadAllText(path)));

    private static void Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode > 1)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }

    // getrusage(2) of children that have ended: seconds and microseconds as user, the same in the system, then the
    // largest resident set in KiB.
    private static (double ProcessorSeconds, double LargestMiB) Children()
    {
        const int OfChildren = -1;
        var usage = new long[18];
        return GetResourceUsage(OfChildren, usage) == 0
            ? (usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6), usage[4] / 1024.0)
            : throw new InvalidOperationException("getrusage failed.");
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetResourceUsage(int who, [Out] long[] usage);
}
