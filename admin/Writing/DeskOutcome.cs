using VillagePublic.Content;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>What came of an act at the desk. Every case is expected; faults are exceptions.</summary>
internal abstract record DeskOutcome
{
    private DeskOutcome()
    {
    }

    /// <summary>Done; the draft as it is now.</summary>
    public sealed record Done(Draft Draft) : DeskOutcome;

    /// <summary>Somebody else has changed it since it was opened; nothing was overwritten.</summary>
    /// <param name="Current">What they saved.</param>
    public sealed record Conflict(Draft Current) : DeskOutcome;

    /// <summary>Not allowed, or not yet, and why.</summary>
    public sealed record Refused(LocalText Why) : DeskOutcome;

    /// <summary>There is no such draft.</summary>
    public sealed record Missing : DeskOutcome;
}
