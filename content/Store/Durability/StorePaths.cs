namespace VillagePublic.Content.Store.Durability;

/// <summary>The files that stand beside a store's data file.</summary>
internal static class StorePaths
{
    /// <summary>The write-ahead log.</summary>
    public const string LogSuffix = ".log";

    /// <summary>Who holds the store, in words.</summary>
    public const string HolderSuffix = ".holder";
}
