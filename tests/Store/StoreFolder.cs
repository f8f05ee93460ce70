namespace VillagePublic.Tests.Store;

/// <summary>A folder of its own for one test's store, removed afterwards.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("village-store-");

    public string StorePath => Path.Combine(folder.FullName, "village.db");

    public string LogPath => StorePath + ".log";

    public void Dispose() => folder.Delete(recursive: true);
}
