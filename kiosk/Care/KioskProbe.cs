using System.Security.Cryptography;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Hosting;
using VillagePublic.Kiosk.Posting;

namespace VillagePublic.Kiosk.Care;

/// <summary>Looks at the kiosk of this process and says how it is.</summary>
internal sealed class KioskProbe(
    KioskOptions options, KioskScreen screen, StatusBoard status, VillageLibrary? library, TimeProvider time)
{
    private const int RunBytes = 8;

    // A busy screen answers within a frame; after this long something holds it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RunBytes));
    private readonly PostingBook book = new(options.Posting);
    private readonly Lazy<VerifierKey> screenKey = new(() =>
    {
        using var key = KioskKey.ReadOrCreate(options.DataFolder);
        return key.Verifier;
    });

    private readonly DateTimeOffset startedAt = time.GetUtcNow();
    private long number;

    /// <summary>How it is now. A screen that hangs takes a few seconds to be found out.</summary>
    public async Task<KioskReport> LookAsync(CancellationToken cancellationToken)
    {
        var current = status.Current;
        var snapshot = library?.Current ?? VillageSnapshot.Empty;
        return new KioskReport
        {
            Run = run,
            Number = Interlocked.Increment(ref number),
            Version = typeof(KioskProbe).Assembly.GetName().Version?.ToString(3) ?? "",
            StartedAt = startedAt,
            EntryCount = snapshot.Checkpoint?.Size ?? 0,
            VerifiedAt = snapshot.VerifiedAt,
            SignedAt = current.SignedAt,
            Source = current.Source.GetType().Name,
            IsContradicted = current.IsContradicted,
            StoreFault = current.StoreFault,
            Screen = screen.Look(await AnswersAsync(cancellationToken)),
            Storage = Storage(),
            BrokenPages = [.. screen.Faults.Select(
                fault => new BrokenPage(fault.Page, fault.Failures, fault.Last, fault.Reason))],
            Posted = Posted(),
            Problems = [.. new[] { screen.NoWindowReason, screen.FontProblem }.OfType<string>()],
        };
    }

    private PostedDayReport? Posted() => book.Summarise(screenKey.Value) is var (day, faultCount)
        ? new PostedDayReport(day.Day, day.MinuteCount, day.Hash.ToString(), faultCount)
        : null;

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await screen.PingAsync().WaitAsync(Patience, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private StorageReport Storage()
    {
        var disk = new DriveInfo(Path.GetFullPath(options.DataFolder));
        var store = new FileInfo(options.Database);
        return new StorageReport(disk.AvailableFreeSpace, disk.TotalSize, store.Exists ? store.Length : 0);
    }
}
