using VillagePublic.Content.Feed;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>How the kiosk is doing, written by workers and read by the screen. Thread-safe.</summary>
internal sealed class StatusBoard(KioskStatus start)
{
    private KioskStatus current = start;

    /// <summary>Raised after <see cref="Current"/> changed, on the thread that changed it.</summary>
    public event Action? Changed;

    public KioskStatus Current => Volatile.Read(ref current);

    // The screen counts in steps: a redraw for every file would slow the fetching down.
    private const int CountStep = 16;

    /// <summary>Notes how far the first attempt since the start, or since a failure, has come.</summary>
    public void Fetched(int fileCount)
    {
        var isFirst = Current.Source is SourceState.NotAskedYet or SourceState.Unreachable or SourceState.Fetching;
        if (isFirst && fileCount % CountStep == 1)
        {
            Replace(Current with { Source = new SourceState.Fetching(fileCount) });
        }
    }

    /// <summary>Notes what an attempt to follow came to.</summary>
    public void Report(FollowOutcome outcome) => Replace(Current with
    {
        Source = outcome switch
        {
            FollowOutcome.UpToDate or FollowOutcome.Advanced => new SourceState.Agreed(),
            FollowOutcome.Rejected { Fault: FeedFault.Unwitnessed } => new SourceState.Unwitnessed(),
            FollowOutcome.Rejected => new SourceState.Refused(),
            _ => new SourceState.Unreachable(),
        },
        SignedAt = outcome switch
        {
            FollowOutcome.UpToDate same => same.ClockTime,
            FollowOutcome.Advanced advanced => advanced.ClockTime,
            _ => Current.SignedAt,
        },
    });

    /// <summary>Raises or ends the alarm that two histories were signed.</summary>
    public void Alarm(bool isContradicted)
    {
        if (Current.IsContradicted != isContradicted)
        {
            Replace(Current with { IsContradicted = isContradicted });
        }
    }

    public void Replace(KioskStatus next)
    {
        Volatile.Write(ref current, next);
        Changed?.Invoke();
    }
}
