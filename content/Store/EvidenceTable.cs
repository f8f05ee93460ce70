using LiteDB;
using LiteDB.Engine;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store;

/// <summary>Contradicting notes, numbered as they came. All methods run on the store's thread.</summary>
internal static class EvidenceTable
{
    /// <summary>The collection.</summary>
    public const string Name = "evidence";

    /// <summary>Adds one.</summary>
    public static bool Add(LiteEngine current, Evidence evidence)
    {
        new Table(current, Name).Insert(new BsonDocument
        {
            ["trusted"] = evidence.TrustedNote,
            ["other"] = evidence.OtherNote,
            ["reason"] = evidence.Reason,
            ["met-at"] = evidence.MetAt.ToUnixTimeMilliseconds(),
        });
        return true;
    }

    /// <summary>All, oldest first.</summary>
    public static IReadOnlyList<Evidence> All(LiteEngine current) =>
        [.. new Table(current, Name).All().Select(row => new Evidence(
            row["trusted"].AsBinary,
            row["other"].AsBinary,
            row["reason"].AsString,
            DateTimeOffset.FromUnixTimeMilliseconds(row["met-at"].AsInt64)))];
}
