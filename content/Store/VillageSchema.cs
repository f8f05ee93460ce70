using LiteDB.Engine;
using VillagePublic.Content.Store.Durability;
using VillagePublic.Content.Store.Search;

namespace VillagePublic.Content.Store;

/// <summary>The collections of a village's store, all created before anything else happens.</summary>
internal static class VillageSchema
{
    /// <summary>Every collection besides <see cref="StateTable.Name"/>.</summary>
    public static IReadOnlyList<string> Collections { get; } =
    [
        LogTable.Heads, LogTable.Entries, LogTable.Tiles, BlobTable.Heads, BlobTable.Chunks, EvidenceTable.Name,
        SearchTables.Postings, SearchTables.Parts, SearchTables.Deltas, SearchTables.Texts,
    ];

    /// <summary>Creates them.</summary>
    public static void Create(LiteEngine current)
    {
        foreach (var name in Collections)
        {
            new Table(current, name).Create();
        }
    }
}
