using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Posting;

/// <summary>Writes down every minute what the screen could show, and signs each day once it is over.</summary>
/// <param name="book">Where it is written.</param>
/// <param name="library">What is published.</param>
/// <param name="isSeen">Whether the screen answers and there is something it can be seen on.</param>
/// <param name="closedPages">Pages that cannot be drawn, as quarantine knows them.</param>
/// <param name="openKey">Reads the screen's key; asked once.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told when the disk fails.</param>
internal sealed partial class PostingWorker(
    PostingBook book,
    VillageLibrary library,
    Func<CancellationToken, Task<bool>> isSeen,
    Func<IEnumerable<string>> closedPages,
    Func<SigningKey> openKey,
    TimeProvider time,
    ILogger<PostingWorker> logger) : BackgroundService
{
    /// <summary>China keeps one time.</summary>
    private static readonly TimeSpan UtcOffset = TimeSpan.FromHours(8);

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Minutes that a power cut may take.</summary>
    private const int MinutesBetweenWrites = 10;

    /// <summary>Days of showing of revisions looked at so far: small, and parsing them every minute is not.</summary>
    private readonly Dictionary<long, (DateOnly? From, DateOnly? Until)> shown = [];

    private PostingTally? tally;
    private int unwritten;

    /// <summary>Raised when a day was signed.</summary>
    public event Action<DateOnly>? Closed;

    /// <summary>Looks at the screen and counts the minute.</summary>
    internal async Task CountAsync(CancellationToken cancellationToken)
    {
        var snapshot = library.Current;
        var clock = KioskClock.Judge(time.GetUtcNow().ToOffset(UtcOffset), snapshot);

        // A clock that cannot be believed proves nothing.
        if (!clock.IsPlausible || !await isSeen(cancellationToken))
        {
            return;
        }

        tally ??= book.ReadOpenDay() ?? new PostingTally(clock.Today);
        if (tally.Day < clock.Today)
        {
            Close(tally);
            tally = new PostingTally(clock.Today);
        }

        if (tally.Day == clock.Today)
        {
            tally.Count(
                TimeOnly.FromDateTime(clock.Now.DateTime),
                Displayable(snapshot, clock.Today),
                snapshot.Checkpoint?.Size ?? 0);
            unwritten++;
        }

        if (unwritten >= MinutesBetweenWrites)
        {
            WriteOpenDay();
        }
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            WriteOpenDay();
        }
        catch (IOException exception)
        {
            LogNotWritten(exception);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CountAsync(stoppingToken);
            }
            catch (IOException exception)
            {
                // Evidence that cannot be written is missing evidence, not a reason to stop the screen.
                LogNotWritten(exception);
            }
        }
    }

    private IEnumerable<(string Id, int Revision)> Displayable(VillageSnapshot snapshot, DateOnly today)
    {
        var closed = closedPages().ToHashSet(StringComparer.Ordinal);
        return snapshot.Current
            .Where(revision => !closed.Contains(revision.Id) && DaysOf(revision) is { } days
                && (days.From is not { } first || first <= today) && (days.Until is not { } end || today < end))
            .Select(revision => (revision.Id, revision.Revision));
    }

    /// <returns><see langword="null"/> as long as the document's bytes are not here.</returns>
    private (DateOnly? From, DateOnly? Until)? DaysOf(PublishedRevision revision)
    {
        if (shown.TryGetValue(revision.EntryIndex, out var known))
        {
            return known;
        }

        if (library.ReadOnce(revision) is not { } document)
        {
            return null;
        }

        return shown[revision.EntryIndex] = (document.Show.From, document.Show.Until);
    }

    private void Close(PostingTally over)
    {
        using var key = openKey();
        book.Close(over, key, time.GetUtcNow());
        unwritten = MinutesBetweenWrites;
        Closed?.Invoke(over.Day);
    }

    private void WriteOpenDay()
    {
        if (tally is not null && unwritten > 0)
        {
            book.WriteOpenDay(tally);
            unwritten = 0;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "What the screen showed could not be written down.")]
    private partial void LogNotWritten(Exception exception);
}
