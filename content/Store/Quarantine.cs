using System.Globalization;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store;

/// <summary>Sets damaged files aside, for people to look at.</summary>
internal static class Quarantine
{
    /// <summary>Renames a store's files and returns the data file's new path.</summary>
    public static string SetAside(string path, TimeProvider time)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var aside = $"{path}.damaged-{stamp}";
        for (var number = 2; File.Exists(aside); number++)
        {
            aside = string.Create(CultureInfo.InvariantCulture, $"{path}.damaged-{stamp}-{number}");
        }

        File.Move(path, aside);
        if (File.Exists(path + StorePaths.LogSuffix))
        {
            File.Move(path + StorePaths.LogSuffix, aside + StorePaths.LogSuffix);
        }

        return aside;
    }

    /// <summary>A known head over the entries it was signed over, with their tiles made again.</summary>
    public static SealedAppend Seal(LogHead head, IReadOnlyList<byte[]> entries)
    {
        Hash[] leaves = [.. entries.Select(entry => MerkleTree.LeafHash(entry))];
        var tiles = TileGrowth.Extend(0, leaves, static (_, _) => null);
        return new SealedAppend(head, [.. tiles.Select(tile => new TileRow(tile.Level, tile.Index, tile.Hashes))]);
    }
}
