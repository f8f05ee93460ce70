using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using VillagePublic.Content;

namespace VillagePublic.Benchmarks;

/// <summary>The whole command <c>check PATH</c> over a village of 10,000 documents, beside plain Markdig turning the
/// same files into HTML and beside grep looking for one pattern in them.</summary>
internal static partial class CheckBenchmark
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

    // The sample's documents over and over, each copy with ledgers, ids, links and vouchers of its own: as much is to
    // be held against each other as in a village that is that large, and as little is wrong.
    private static long WriteVillage(string root, int count)
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "sample");
        var sources = Directory.EnumerateFiles(sample, "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(sample, path).Replace('\\', '/'))
            .Where(path => path is not ("README.md" or "village.md") && !path.StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .Select(path => (Path: path, Text: File.ReadAllText(Path.Combine(sample, path))))
            .ToList();
        foreach (var file in Directory.EnumerateFiles(
            Path.Combine(sample, "files"), "*", SearchOption.AllDirectories))
        {
            Write(root, Path.GetRelativePath(sample, file), File.ReadAllBytes(file));
        }

        var copies = Enumerable.Range(1, (count - 1) / sources.Count).ToList();
        var village = File.ReadAllText(Path.Combine(sample, "village.md")).Replace(
            "\nledgers:\n",
            "\nledgers:\n" + string.Concat(copies.Select(copy =>
                $"  committee-v{copy}: 村委会 {copy}\n  cooperative-v{copy}: 合作社 {copy}\n")),
            StringComparison.Ordinal);
        var bytes = Write(root, "village.md", StrictUtf8.GetBytes(village));
        var link = new Regex(
            $@"\b({string.Join('|', sources.Select(source => Regex.Escape(source.Path[..^3])))})(?![\w-])");
        for (var index = 0; index < count - 1; index++)
        {
            var (path, text) = sources[index % sources.Count];
            var copy = index / sources.Count;
            bytes += Write(
                root,
                copy == 0 ? path : $"{path[..^3]}-v{copy}.md",
                StrictUtf8.GetBytes(copy == 0 ? text : CopyOf(root, text, copy, link)));
        }

        return bytes;
    }

    private static string CopyOf(string root, string text, int copy, Regex link) => Voucher().Replace(
        Ledger().Replace(link.Replace(text, $"$1-v{copy}"), $"$0-v{copy}"),
        match =>
        {
            var file = $"files/v{copy}/{match.Groups[1].Value}.pdf";
            Write(root, file, StrictUtf8.GetBytes($"%PDF-1.7 {file}\n%%EOF\n"));
            return $"](../{file})";
        });

    private static long Write(string root, string path, byte[] bytes)
    {
        var target = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllBytes(target, bytes);
        return bytes.Length;
    }

    [GeneratedRegex(@"(?<=\nledger: )\w+(?=\n)")]
    private static partial Regex Ledger();

    [GeneratedRegex(@"(?<!!\[[^\]]*)\]\(\.\./files/([\w/-]+)\.\w+\)")]
    private static partial Regex Voucher();

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
