using System.Globalization;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store;

/// <summary>Sets damaged files aside, for people to look at.</summary>
internal static class Quarantine
{
    // For people to look at; more of them would fill a kiosk's small disk.
    private const int KeptCount = 2;

    /// <summary>Renames a store's files and returns the data file's new path.</summary>
    public static string SetAside(string path, TimeProvider time)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var aside = $"{path}.damaged-{stamp}";
        for (var number = 2; File.Exists(aside); number++)
        {
            aside = string.Create(CultureInfo.InvariantCulture, $"{path}.damaged-{stamp}-{number}");
        }

        RemoveOldest(path);
        File.Move(path, aside);
        if (File.Exists(path + StorePaths.LogSuffix))
        {
            File.Move(path + StorePaths.LogSuffix, aside + StorePaths.LogSuffix);
        }

        return aside;
    }

    /// <summary>Deletes everything set aside: it may hold what is to be erased, and nobody could tell.</summary>
    /// <param name="path">The store; empty when it is no file.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void RemoveAll(string path)
    {
        if (path.Length > 0)
        {
            Remove(Find(path));
        }
    }

    private static void RemoveOldest(string path) => Remove(Find(path)
        .OrderDescending(StringComparer.Ordinal)
        .Skip(KeptCount - 1));

    private static IEnumerable<string> Find(string path)
    {
        var full = Path.GetFullPath(path);
        return Directory.GetFiles(Path.GetDirectoryName(full)!, Path.GetFileName(full) + ".damaged-*")
            .Where(file => !file.EndsWith(StorePaths.LogSuffix, StringComparison.Ordinal));
    }

    private static void Remove(IEnumerable<string> files)
    {
        foreach (var file in files.ToArray())
        {
            File.Delete(file);
            File.Delete(file + StorePaths.LogSuffix);
        }
    }

    /// <summary>A known head over the entries it was signed over, with their tiles made again.</summary>
    public static SealedAppend Seal(LogHead head, IReadOnlyList<byte[]> entries)
    {
        Hash[] leaves = [.. entries.Select(entry => MerkleTree.LeafHash(entry))];
        var tiles = TileGrowth.Extend(0, leaves, static (_, _) => null);
        return new SealedAppend(head, [.. tiles.Select(tile => new TileRow(tile.Level, tile.Index, tile.Hashes))]);
    }
}
