using VillagePublic.Content;
using VillagePublic.Content.Log;
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
    public sealed record Conflict(Draft Current) : DeskOutcome
    {
        /// <summary>Hash of the text that was not saved, which is kept; <see langword="null"/> when none was sent.
        /// </summary>
        public Hash? Mine { get; init; }

        /// <summary>The version it was made from.</summary>
        public long Base { get; init; }

        /// <summary>Where the two are put together; <see langword="null"/> when there is nothing to put together.
        /// </summary>
        public string? Address => Mine is { } mine
            ? FormattableString.Invariant($"/admin/drafts/{Current.Id}/conflict?base={Base}&mine={mine}")
            : null;
    }

    /// <summary>Not allowed, or not yet, and why.</summary>
    public sealed record Refused(LocalText Why) : DeskOutcome;

    /// <summary>There is no such draft.</summary>
    public sealed record Missing : DeskOutcome;
}
