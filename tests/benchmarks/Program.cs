using VillagePublic.Benchmarks;
using VillagePublic.Benchmarks.Fuzz;
using VillagePublic.Benchmarks.Kiosks;

// usage: dotnet run -c Release --project tests/benchmarks -- NAME...   (see README.md for what each one measures)
if (args is ["fuzz" or "fuzz-worker", ..])
{
    return args[0] == "fuzz" ? FuzzRun.Run(args[1..]) : FuzzWorker.Run(args[1..]);
}

if (args is [KiosksAdmin.Name, var folder, var kiosks])
{
    return await KiosksAdmin.RunAsync(folder, kiosks);
}

var benchmarks = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["store"] = StoreBenchmark.RunAsync,
    ["search"] = SearchBenchmark.RunAsync,
    ["follow"] = FollowBenchmark.RunAsync,
    ["many"] = FollowManyBenchmark.RunAsync,
    ["million"] = MillionBenchmark.RunAsync,
    ["kiosks"] = KiosksBenchmark.RunAsync,
    ["tap"] = TapBenchmark.RunAsync,
    ["start"] = StartBenchmark.RunAsync,
    ["fling"] = FlingBenchmark.RunAsync,
    ["memory"] = MemoryBenchmark.RunAsync,
    ["serve"] = ServeBenchmark.RunAsync,
    ["publish"] = PublishBenchmark.RunAsync,
    ["check"] = CheckBenchmark.RunAsync,
    ["import"] = ImportBenchmark.RunAsync,
    ["office"] = OfficeBenchmark.RunAsync,
};
var names = args.Length == 0 || args is ["all"] ? [.. benchmarks.Keys] : args;
if (names.FirstOrDefault(name => !benchmarks.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"'{unknown}' is none of: {string.Join(", ", benchmarks.Keys)}, all");
    return 2;
}

foreach (var name in names)
{
    Console.WriteLine($"# {name}");
    await benchmarks[name]();
    Console.WriteLine();
}

return 0;
