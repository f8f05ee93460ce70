namespace VillagePublic.Content.Feed;

/// <summary>What a host needs to serve a log: the files, and word of every change.</summary>
/// <param name="Tree">The files.</param>
/// <param name="Signal">Raised whenever the head has changed.</param>
public sealed record LogFeed(FeedTree Tree, FeedSignal Signal);
