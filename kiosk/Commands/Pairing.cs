namespace VillagePublic.Kiosk.Commands;

/// <summary>The log a kiosk was paired with, kept in the data folder so that later starts need no arguments.</summary>
/// <param name="Key">The log's verifier key.</param>
/// <param name="Feeds">Where the log is read from; none: from sticks only.</param>
internal sealed record Pairing(string Key, IReadOnlyList<string> Feeds)
{
    private const string FileName = "kiosk-pairing.txt";

    /// <summary>Reads it; <see langword="null"/> when the kiosk was never paired.</summary>
    public static Pairing? Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        return File.Exists(path) && File.ReadAllLines(path) is [{ Length: > 0 } key, .. var feeds]
            ? new Pairing(key, feeds)
            : null;
    }

    /// <summary>Keeps it: the key on the first line, then one source a line.</summary>
    public void Write(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        var path = Path.Combine(dataFolder, FileName);
        File.WriteAllLines(path + ".new", [Key, .. Feeds]);
        File.Move(path + ".new", path, overwrite: true);
    }
}
