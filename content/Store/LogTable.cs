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

    /// <summary>Entries in order, none behind the head.</summary>
    public static List<byte[]> ReadLog(LiteEngine current, long firstIndex, int count)
    {
        var size = ReadHead(current)?.Checkpoint.Size ?? 0;
        return ReadEntries(current, firstIndex, (int)Math.Clamp(size - firstIndex, 0, count));
    }

    /// <summary>Entries in order, without gaps, also behind the head.</summary>
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

    /// <summary>Adds entries behind the last, in place of what was staged there.</summary>
    public static void AppendEntries(LiteEngine current, long firstIndex, IReadOnlyList<byte[]> entries)
    {
        if (entries.Count > 0)
        {
            var table = new Table(current, Entries);
            table.DeleteWhere("$._id >= @0", firstIndex);
            table.Insert(entries.Select((bytes, offset) => Row(firstIndex + offset, bytes)));
        }
    }

    /// <summary>Adds or replaces entries behind the head.</summary>
    public static void Stage(LiteEngine current, long firstIndex, IReadOnlyList<byte[]> entries)
    {
        var table = new Table(current, Entries);
        table.DeleteWhere("$._id BETWEEN @0 AND @1", firstIndex, firstIndex + entries.Count - 1);
        table.Insert(entries.Select((bytes, offset) => Row(firstIndex + offset, bytes)));
    }

    /// <summary>Staged entries in order, up to the first gap.</summary>
    public static List<byte[]> ReadStaged(LiteEngine current, long firstIndex, int count) =>
        [.. new Table(current, Entries).Between(firstIndex, firstIndex + count - 1)
            .TakeWhile((row, offset) => row["_id"].AsInt64 == firstIndex + offset)
            .Select(row => row["bytes"].AsBinary)];

    /// <summary>Writes tiles.</summary>
    public static void WriteTiles(LiteEngine current, IEnumerable<TileRow> rows)
    {
        var tiles = new Table(current, Tiles);
        foreach (var tile in rows)
        {
            tiles.Upsert(new BsonDocument
            {
                ["_id"] = TileKey(tile.Level, tile.Index),
                ["hashes"] = tile.Hashes,
            });
        }
    }

    /// <summary>Writes the head.</summary>
    public static void WriteHead(LiteEngine current, LogHead head)
    {
        var (note, checkpoint) = head;
        new Table(current, Heads).Upsert(new BsonDocument
        {
            ["_id"] = HeadKey,
            ["note"] = note,
            ["origin"] = checkpoint.Origin,
            ["size"] = checkpoint.Size,
            ["root"] = checkpoint.Root.ToString(),
        });
    }

    private static BsonDocument Row(long index, byte[] bytes) => new() { ["_id"] = index, ["bytes"] = bytes };

    // Eight levels of 256 hold more than a long counts; the level stands above the index.
    private static long TileKey(int level, long index) => ((long)level << 56) | index;
}
