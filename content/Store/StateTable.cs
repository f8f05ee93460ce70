using LiteDB;
using LiteDB.Engine;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store;

/// <summary>Single values by name. All methods run on the store's thread.</summary>
internal static class StateTable
{
    /// <summary>The collection.</summary>
    public const string Name = "state";

    private const string Format = "format";
    private const string VerifiedAt = "verified-at";

    /// <summary>Creates the collections of a new store, in the same transaction as the mark that says so.</summary>
    /// <param name="current">The engine, inside a transaction.</param>
    /// <param name="formatVersion">Version of the collections' layout that this program writes.</param>
    /// <param name="create">Creates the collections.</param>
    /// <exception cref="AbandonedTransactionException">A newer program wrote the file.</exception>
    public static bool CreateOnce(LiteEngine current, int formatVersion, Action create)
    {
        var state = new Table(current, Name);
        if (state.Find(Format) is not { } row)
        {
            state.Insert(new BsonDocument { ["_id"] = Format, ["value"] = formatVersion });
            create();
            return true;
        }

        if (row["value"].AsInt32 > formatVersion)
        {
            throw new AbandonedTransactionException(new InvalidDataException(
                $"The store has format {row["value"].AsInt32}; this program knows {formatVersion}. Update it."));
        }

        // What an older program wrote is read as it is; what is written from now on an older program must not read.
        if (row["value"].AsInt32 < formatVersion)
        {
            state.Upsert(new BsonDocument { ["_id"] = Format, ["value"] = formatVersion });
        }

        return false;
    }

    /// <summary>When a source last confirmed the head; <see langword="null"/> when never.</summary>
    public static DateTimeOffset? ReadVerifiedAt(LiteEngine current) =>
        new Table(current, Name).Find(VerifiedAt) is { } row
            ? DateTimeOffset.FromUnixTimeMilliseconds(row["value"].AsInt64)
            : null;

    /// <summary>Keeps when a source last confirmed the head.</summary>
    public static bool WriteVerifiedAt(LiteEngine current, DateTimeOffset time)
    {
        new Table(current, Name).Upsert(
            new BsonDocument { ["_id"] = VerifiedAt, ["value"] = time.ToUnixTimeMilliseconds() });
        return true;
    }
}
