using VillagePublic.Content.Feed;

namespace VillagePublic.Kiosk.Following;

/// <summary>Asks the worker to follow one more source once, such as a stick that has just been put in.</summary>
internal sealed record FollowRequest(ILogSource Source, TaskCompletionSource<FollowOutcome> Outcome);
