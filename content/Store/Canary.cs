using System.Security.Cryptography;
using LiteDB;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store;

/// <summary>A row whose only purpose is to be written and read back.</summary>
internal static class Canary
{
    private const string Key = "canary";
    private const int SizeBytes = 4096;

    /// <summary>Writes it, moves it into the data file and reads it from there.</summary>
    public static void Check(DurableEngine engine)
    {
        var bytes = RandomNumberGenerator.GetBytes(SizeBytes);
        engine.Write(current =>
        {
            new Table(current, StateTable.Name).Upsert(new BsonDocument { ["_id"] = Key, ["value"] = bytes });
            return true;
        });

        // The checkpoint empties the engine's cache, so the next read is the file's.
        engine.Checkpoint();
        var back = engine.Read(current => new Table(current, StateTable.Name).Find(Key)?["value"].AsBinary);
        if (!bytes.AsSpan().SequenceEqual(back))
        {
            var damage = new StoreDamagedException("The disk did not give back what was written a moment before.");
            engine.Condemn(damage);
            throw damage;
        }
    }
}
