namespace VillagePublic.Benchmarks;

/// <summary>A folder of its own for one benchmark, removed afterwards.</summary>
internal sealed class BenchFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("village-bench-");

    public string Path => folder.FullName;

    public string File(string name) => System.IO.Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
