namespace VillagePublic.Content.Feed;

/// <summary>Ends the attempt with one source; the follower turns it into a finding. Never leaves this folder.</summary>
internal sealed class SourceFaultException(FeedFault fault, string reason) : Exception(reason)
{
    public FeedFault Fault => fault;

    public LocalText LocalReason => new(FaultText.Of(fault).Chinese, Message);
}
