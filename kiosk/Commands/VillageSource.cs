using System.CommandLine;
using VillagePublic.Content.Store;

namespace VillagePublic.Kiosk.Commands;

/// <summary>Where a command takes a village from: the kiosk's own store, a folder of Markdown, or the sample.</summary>
/// <param name="library">The village.</param>
/// <param name="time">The clock shown.</param>
/// <param name="store">Closed with this; <see langword="null"/> for a folder.</param>
internal sealed class VillageSource(VillageLibrary library, TimeProvider time, IDisposable? store) : IDisposable
{
    private static readonly Option<bool> Sample = CommandOption.Make(
        "--sample", "Show the sample village 清溪村.", false);

    private static readonly Option<string?> From = CommandOption.Make<string?>(
        "--from", "Show a folder of Markdown as if it were published.", null);

    public VillageLibrary Library { get; } = library;

    public TimeProvider Time { get; } = time;

    public static void AddTo(Command command)
    {
        command.Add(KioskOptionSet.Data);
        command.Add(Sample);
        command.Add(From);
    }

    /// <summary>Opens what was asked for; <see langword="null"/> after saying why that cannot be shown.</summary>
    public static VillageSource? Open(ParseResult parsed, TextWriter error)
    {
        if (!parsed.GetValue(Sample) && parsed.GetValue(From) is null)
        {
            return OpenStore(DataFolder.Resolve(parsed.GetValue(KioskOptionSet.Data)), error);
        }

        var folder = parsed.GetValue(Sample) ? SampleFolder() : parsed.GetValue(From);
        if (folder is null || !Directory.Exists(folder))
        {
            error.WriteLine($"There is no such folder: {folder}");
            return null;
        }

        var library = FolderVillage.Read(folder, out var problems);
        foreach (var problem in problems)
        {
            error.WriteLine(problem);
        }

        var newest = library.Current.All.Select(revision => revision.Entry.Published).DefaultIfEmpty().Max();
        return new VillageSource(library, new StillClock(newest + TimeSpan.FromHours(2)), null);
    }

    public void Dispose() => store?.Dispose();

    private static VillageSource? OpenStore(string dataFolder, TextWriter error)
    {
        var path = Path.Combine(dataFolder, "kiosk.db");
        if (!File.Exists(path))
        {
            error.WriteLine($"There is no store in {dataFolder}; use --sample or --from FOLDER.");
            return null;
        }

        var store = VillageStore.Open(path, TimeProvider.System);
        return new VillageSource(store.Library, TimeProvider.System, store);
    }

    /// <summary>The sample beside the program, or in the checkout the program was built from.</summary>
    private static string? SampleFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string[] candidates = [Path.Combine(folder.FullName, "sample"), Path.Combine(
                folder.FullName,
                "content",
                "sample")];
            if (candidates.FirstOrDefault(path => File.Exists(Path.Combine(path, "village.md"))) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A clock that stands: the same snapshot every time.</summary>
    private sealed class StillClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
