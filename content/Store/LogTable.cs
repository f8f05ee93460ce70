using LiteDB;
using LiteDB.Engine;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store;

/// <summary>Head, entries and tiles of a log. All methods run on the store's thread.</summary>
internal static class LogTable
{
    /// <summary>Collection of the one head.</summary>
    public const string Heads = "head";

    /// <summary>Collection of entries by index.</summary>
    public const string Entries = "entries";

    /// <summary>Collection of tiles by level and index.</summary>
    public const string Tiles = "tiles";

    private const string HeadKey = "head";

    /// <summary>The head, or <see langword="null"/> before there is a log.</summary>
    public static LogHead? ReadHead(LiteEngine current)
    {
        if (new Table(current, Heads).Find(HeadKey) is not { } row
            || !Hash.TryParse(row["root"].AsString, out var root))
        {
            return null;
        }

        var checkpoint = new Checkpoint(row["origin"].AsString, row["size"].AsInt64, root);
        return new LogHead(row["note"].AsBinary, checkpoint);
    }

    /// <summary>Entries in order, without gaps.</summary>
    public static List<byte[]> ReadEntries(LiteEngine current, long firstIndex, int count)
    {
        var entries = new List<byte[]>();
        if (count <= 0)
        {
            return entries;
        }

        foreach (var row in new Table(current, Entries).Between(firstIndex, firstIndex + count - 1))
        {
            if (row["_id"].AsInt64 != firstIndex + entries.Count)
            {
                throw new StoreDamagedException($"Entry {firstIndex + entries.Count} is missing.");
            }

            entries.Add(row["bytes"].AsBinary);
        }

        return entries;
    }

    /// <summary>The hashes of a tile.</summary>
    public static byte[]? ReadTile(LiteEngine current, int level, long index) =>
        new Table(current, Tiles).Find(TileKey(level, index))?["hashes"].AsBinary;

    /// <summary>Adds entries behind the last.</summary>
    public static void AppendEntries(LiteEngine current, long firstIndex, IReadOnlyList<byte[]> entries) =>
        new Table(current, Entries).Insert(entries.Select((bytes, offset) =>
            new BsonDocument { ["_id"] = firstIndex + offset, ["bytes"] = bytes }));

    /// <summary>Writes the tiles and the head that cover new entries.</summary>
    public static void WriteSeal(LiteEngine current, SealedAppend append)
    {
        var tiles = new Table(current, Tiles);
        foreach (var tile in append.Tiles)
        {
            tiles.Upsert(new BsonDocument
            {
                ["_id"] = TileKey(tile.Level, tile.Index),
                ["hashes"] = tile.Hashes,
            });
        }

        var (note, checkpoint) = append.Head;
        new Table(current, Heads).Upsert(new BsonDocument
        {
            ["_id"] = HeadKey,
            ["note"] = note,
            ["origin"] = checkpoint.Origin,
            ["size"] = checkpoint.Size,
            ["root"] = checkpoint.Root.ToString(),
        });
    }

    // Eight levels of 256 hold more than a long counts; the level stands above the index.
    private static long TileKey(int level, long index) => ((long)level << 56) | index;
}
