namespace VillagePublic.Content.Log;

/// <summary>What a log states about itself: its name, how many entries it has, and the root hash over them.</summary>
/// <param name="Origin">The log's name.</param>
/// <param name="Size">Number of entries, at least 0.</param>
/// <param name="Root">Root hash of the tree.</param>
public sealed record Checkpoint(string Origin, long Size, Hash Root);
