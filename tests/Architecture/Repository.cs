using System.Diagnostics;

namespace VillagePublic.Tests.Architecture;

/// <summary>The checkout the tests were built from.</summary>
internal static class Repository
{
    private static readonly Lazy<IReadOnlyList<string>> TrackedFiles = new(ListTracked);

    /// <summary>Folder of VillagePublic.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Paths git tracks or would track, relative to the root, with <c>/</c>.</summary>
    public static IReadOnlyList<string> Files => TrackedFiles.Value;

    /// <summary>C# files outside generated folders.</summary>
    public static IEnumerable<string> SourceFiles =>
        Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static string[] ReadLines(string path) => Read(path).Split('\n');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VillagePublic.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("VillagePublic.sln is not above the test assembly.");
    }

    private static List<string> ListTracked()
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            ArgumentList = { "ls-files", "-z", "--cached", "--others", "--exclude-standard" },
        };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Where(path => File.Exists(Path.Combine(Root, path)))]
            : throw new InvalidOperationException("git ls-files failed; the tidy tests need a checkout.");
    }
}
